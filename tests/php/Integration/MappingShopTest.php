<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Plugin;
use Crosswalk\Rest\Schemas;
use PHPUnit\Framework\Attributes\Group;

// phpcs:disable WordPress.Arrays.ArrayDeclarationSpacing

/** Mappings between a real shop and the emulated CRM, with fields of their own on both sides (V9–V13, V15). */
#[Group( 'woocommerce' )]
final class MappingShopTest extends RestTestCase {

	private int $id;

	protected function setUp(): void {
		parent::setUp();
		remove_all_actions( 'rest_api_init' );
		$this->plugin = new Plugin();
		add_action( 'rest_api_init', array( $this->plugin, 'register_routes' ) );
		$GLOBALS['wp_rest_server'] = null;
		$this->act_as( 'administrator' );
		$this->emulator()->post( 'reset', array( 'size' => 'none' ) );
		$this->connect();
	}

	private function connect(): void {
		$settings = array( 'url' => $this->emulator()->url, 'username' => 'admin', 'access_key' => (string) $this->emulator()->get( 'info' )['accessKey'] );
		$this->id = $this->post( '/connections', array( 'connector' => 'vtiger', 'name' => 'Vtiger', 'settings' => $settings ), 201 )['id'];
		$this->plugin->guard->start( $this->id );
	}

	private function path( string $module, string $command = '' ): string {
		return "/connections/$this->id/mappings/$module" . ( '' === $command ? '' : "/$command" );
	}

	/** @return array<string, mixed> */
	private static function row( string $shop, string $remote, string $direction = 'both', array $transforms = array() ): array {
		return array( 'shop' => $shop, 'remote' => $remote, 'direction' => $direction, 'transforms' => $transforms, 'values' => array() );
	}

	/** @param list<array<string, mixed>> $rows To add to what is stored. @return array<mixed> */
	private function add_rows( string $module, array $rows, string $new_rows = 'first_link' ): array {
		$mapping = $this->get( $this->path( $module ) );
		return $this->post( $this->path( $module ), array( 'rows' => array( ...$mapping['rows'], ...$rows ), 'new_rows' => $new_rows ) + array_intersect_key( $mapping, array_flip( array( 'match', 'revision' ) ) ) );
	}

	private function sync( string $module ): void {
		// The CRM tells times to the second, and a record must not look changed within the one it was read in.
		$this->emulator()->post( 'clock', array( 'offsetMs' => $this->ahead += 5000 ) );
		$run = $this->finish( $this->id, $this->post( '/runs', array( 'connection_id' => $this->id, 'modules' => array( $module ) ), 201 )['id'] );
		self::assertSame( 'done', $run['state'], (string) $run['error'] );
		global $wpdb;
		self::assertSame( array(), $wpdb->get_col( "SELECT message FROM {$wpdb->prefix}crosswalk_updates WHERE status='rejected'" ) );
	}

	private int $ahead = 0;

	/** @return list<array<string, mixed>> */
	private function crm( string $module ): array {
		$records = $this->emulator()->get( "records/$module" );
		return array_values( $records['records'] ?? $records );
	}

	/** The CRM keeps its own description for some minutes. */
	private function forget_descriptions(): void {
		global $wpdb;
		$wpdb->query( "DELETE FROM {$wpdb->prefix}crosswalk_memory WHERE name LIKE 'describe:%'" );
		remove_all_actions( 'rest_api_init' );
		$this->plugin = new Plugin();
		add_action( 'rest_api_init', array( $this->plugin, 'register_routes' ) );
		$GLOBALS['wp_rest_server'] = null;
	}

	/** V9 */
	public function test_v9_the_default_has_nothing_to_complain_about_but_single_values(): void {
		foreach ( array( 'taxes', 'contacts', 'products', 'orders' ) as $module ) {
			$mapping = $this->get( $this->path( $module ) );
			self::assertNull( $mapping['remote_error'], $module );
			$problems = array_filter( $mapping['problems'], static fn( array $problem ): bool => ! in_array( $problem['code'], array( 'optional_source', 'too_short' ), true ) );
			self::assertSame( array(), array_map( static fn( array $one ): string => $one['row'] . ' ' . $one['sentence'], array_values( $problems ) ), $module );
		}
		foreach ( array( 'b2b' => 'contacts', 'catalogue' => 'products' ) as $preset => $module ) {
			$mapping = $this->post( $this->path( $module, 'reset' ), array( 'preset' => $preset, 'revision' => $this->get( $this->path( $module ) )['revision'] ) );
			self::assertNotContains( 'error', array_column( $mapping['problems'], 'severity' ), $preset );
		}
	}

	/** V10: a meta field of the shop and a custom field of the CRM, both ways. */
	public function test_v10_a_custom_field_and_a_meta_field_are_kept_in_step_both_ways(): void {
		$this->emulator()->post( 'fields/Contacts', array( 'name' => 'cf_871', 'label' => 'VAT No.' ) );
		$this->forget_descriptions();
		$customer = $this->shop()->customer( array( 'email' => 'anna@x.test' ) );
		update_user_meta( $customer->get_id(), 'billing_vat', 'PL526' );
		$keys = $this->get( $this->path( 'contacts', 'meta-keys' ), array( 'search' => 'vat' ) );
		self::assertSame( array( 'meta:billing_vat', 'PL526' ), array( $keys[0]['field']['name'], $keys[0]['example'] ) );
		self::assertTrue( rest_validate_value_from_schema( $keys[0], Schemas::all()['MetaKey'] ) );
		$field = array_column( $this->get( $this->path( 'contacts' ) )['remote_fields'], null, 'name' )['cf_871'];
		self::assertSame( array( 'VAT No.', true ), array( $field['label'], $field['custom'] ) );

		$row     = self::row( 'meta:billing_vat', 'cf_871' );
		$preview = $this->post( $this->path( 'contacts', 'preview' ), array( 'rows' => array( $row ), 'side' => 'shop', 'record' => 'user:' . $customer->get_id() ) );
		self::assertSame( 'PL526', $preview['rows'][0]['to_remote'], 'Before anything is saved.' );
		$this->add_rows( 'contacts', array( $row ) );
		$this->sync( 'contacts' );
		self::assertSame( 'PL526', $this->crm( 'Contacts' )[0]['cf_871'] );

		$this->emulator()->post( 'clock', array( 'offsetMs' => $this->ahead += 5000 ) );
		$this->emulator()->post( 'record/' . $this->crm( 'Contacts' )[0]['id'], array( 'element' => array( 'cf_871' => 'DE811' ) ) );
		$this->sync( 'contacts' );
		wp_cache_flush();
		self::assertSame( 'DE811', get_user_meta( $customer->get_id(), 'billing_vat', true ) );

		update_user_meta( $customer->get_id(), 'billing_vat', 'FR404' );
		$this->sync( 'contacts' );
		self::assertSame( 'FR404', $this->crm( 'Contacts' )[0]['cf_871'] );
	}

	/** V10: saving takes note of both sides; what differs stays until it changes. */
	public function test_v10_from_now_on_leaves_existing_customers_alone(): void {
		$this->emulator()->post( 'fields/Contacts', array( 'name' => 'cf_871', 'label' => 'VAT No.' ) );
		$this->forget_descriptions();
		$customer = $this->shop()->customer();
		update_user_meta( $customer->get_id(), 'billing_vat', 'PL526' );
		$this->sync( 'contacts' );
		$this->add_rows( 'contacts', array( self::row( 'meta:billing_vat', 'cf_871' ) ), 'from_now' );

		$run = $this->plugin->run_control->start( $this->id, array( 'contacts' ), 'person', 0, false, true );
		$this->finish( $this->id, $run );
		self::assertSame( '', (string) ( $this->crm( 'Contacts' )[0]['cf_871'] ?? '' ) );

		update_user_meta( $customer->get_id(), 'billing_vat', 'DE811' );
		$this->sync( 'contacts' );
		self::assertSame( 'DE811', $this->crm( 'Contacts' )[0]['cf_871'] );
	}

	/** V10: refused by REST, whatever a picker offers. */
	public function test_v10_protected_meta_is_refused_everywhere(): void {
		$mapping = $this->get( $this->path( 'contacts' ) );
		$evil    = self::row( 'meta:wp_capabilities', 'description' );
		$hidden  = self::row( '', 'description', 'to_remote', array( array( 'type' => 'template', 'options' => array( 'text' => '{meta:session_tokens}' ) ) ) );

		foreach ( array( $evil, $hidden ) as $row ) {
			$body = array( 'rows' => array( ...$mapping['rows'], $row ), 'match' => $mapping['match'], 'revision' => $mapping['revision'], 'side' => 'shop', 'record' => 'user:1' );
			foreach ( array( '', 'check', 'preview' ) as $command ) {
				self::assertSame( 'protected_meta', $this->post( $this->path( 'contacts', $command ), $body, 400 )['code'], $command );
			}
		}
		self::assertSame( 'protected_meta', $this->post( $this->path( 'contacts' ), array( 'match' => array( array( 'shop' => array( 'meta:user_pass' ), 'remote' => array( 'email' ) ) ) ) + $mapping, 400 )['code'] );
		$file                                 = $this->get( "/connections/$this->id/mappings/export" );
		$file['modules']['contacts']['rows'][] = $evil;
		unset( $file['modules']['contacts']['rows'][ count( $mapping['rows'] ) ]['values'] );
		$faults = $this->post( "/connections/$this->id/mappings/import", array( 'file' => $file ) )['faults'];
		self::assertSame( array( 'contacts', count( $mapping['rows'] ) + 1 ), array( $faults[0]['module'], $faults[0]['row'] ) );
	}

	/** V14: whoever mends a file sees all that is wrong with it at once, keys that are not for mappings included. */
	public function test_v14_all_faults_of_a_file_are_told_at_once(): void {
		$row = static fn( array $with ): array => $with + array( 'remote' => 'description', 'direction' => 'to_remote' ); // phpcs:ignore WordPress.Arrays
		$file = array(
			'connector' => 'webasyst',
			'modules'   => array(
				'contacts'   => array( 'rows' => array( $row( array( 'shop' => 'meta:wp_capabilities' ) ), $row( array( 'shop' => 'email', 'direction' => 'sideways' ) ), $row( array( 'shop' => 'meta:session_tokens' ) ) ) ), // phpcs:ignore WordPress.Arrays
				'products'   => array( 'rows' => array(), 'match' => array( array( 'shop' => array( 'meta:user_pass' ), 'remote' => array( 'productname' ) ) ) ), // phpcs:ignore WordPress.Arrays
				'spaceships' => array( 'rows' => array() ),
			),
		) + $this->get( "/connections/$this->id/mappings/export" );

		$faults = $this->post( "/connections/$this->id/mappings/import", array( 'file' => $file ) )['faults'];

		$places = array_map( static fn( array $fault ): string => $fault['module'] . ' ' . $fault['row'], $faults );
		sort( $places );
		self::assertSame( array( ' 0', 'contacts 1', 'contacts 2', 'contacts 3', 'products 0', 'spaceships 0' ), $places );
	}

	/** V13: renamed, then removed: said at the row and in the control panel, and nothing else fails. */
	public function test_v13_a_field_that_is_renamed_or_removed_in_the_crm_is_told(): void {
		$this->emulator()->post( 'fields/Contacts', array( 'name' => 'cf_871', 'label' => 'VAT No.' ) );
		$this->forget_descriptions();
		$this->add_rows( 'contacts', array( self::row( 'meta:billing_vat', 'cf_871' ) ) );
		$this->plugin->map_watch->run( array( $this->id ) );
		self::assertSame( array(), array_column( $this->get( '/status' )['connections'][0]['modules'], 'problems', 'module' )['contacts'] );

		$this->emulator()->patch( 'fields/Contacts/cf_871', array( 'name' => 'cf_900' ) );
		$this->hour_passes();
		$renamed = array_column( $this->get( $this->path( 'contacts' ) )['problems'], null, 'row' )['meta:billing_vat>cf_871'];
		self::assertSame( array( 'renamed', 'cf_900', 'warning' ), array( $renamed['code'], $renamed['suggestion'], $renamed['severity'] ) );
		self::assertStringContainsString( 'VAT No.', array_column( $this->get( '/status' )['connections'][0]['modules'], 'problems', 'module' )['contacts'][0] );

		$this->emulator()->delete( 'fields/Contacts/cf_900' );
		$this->hour_passes();
		$gone = array_column( $this->get( $this->path( 'contacts' ) )['problems'], null, 'row' )['meta:billing_vat>cf_871'];
		self::assertSame( array( 'gone', '' ), array( $gone['code'], $gone['suggestion'] ) );
		$customer = $this->shop()->customer( array( 'first_name' => 'Vera' ) );
		update_user_meta( $customer->get_id(), 'billing_vat', 'PL526' );
		$this->sync( 'contacts' );
		self::assertSame( array( 'Vera' ), array_column( $this->crm( 'Contacts' ), 'firstname' ) );

		// Back again: whoever opens the mapping sees it, and the control panel agrees without waiting for the hour.
		$this->emulator()->post( 'fields/Contacts', array( 'name' => 'cf_871', 'label' => 'VAT No.' ) ); // phpcs:ignore WordPress.Arrays
		self::assertNotContains( 'gone', array_column( $this->get( $this->path( 'contacts' ) )['problems'], 'code' ) );
		self::assertSame( array(), array_column( $this->get( '/status' )['connections'][0]['modules'], 'problems', 'module' )['contacts'] );
	}

	/** V10: fields are read live: whoever has just added one in the CRM finds it, and a CRM that is silent leaves what was known. */
	public function test_v10_a_field_that_was_just_added_in_the_crm_can_be_mapped(): void {
		$names = fn(): array => array_column( $this->get( $this->path( 'contacts' ) )['remote_fields'], 'name' );
		$names();
		$this->emulator()->post( 'fields/Contacts', array( 'name' => 'cf_950', 'label' => 'Just added' ) ); // phpcs:ignore WordPress.Arrays
		self::assertContains( 'cf_950', $names() );

		$this->emulator()->post( 'faults', array( 'kind' => 'error-before' ) ); // phpcs:ignore WordPress.Arrays
		$mapping = $this->get( $this->path( 'contacts' ) );
		$this->emulator()->delete( 'faults' );

		self::assertNull( $mapping['remote_error'] );
		self::assertContains( 'cf_950', array_column( $mapping['remote_fields'], 'name' ) );
	}

	private function hour_passes(): void {
		global $wpdb;
		$wpdb->query( "DELETE FROM {$wpdb->prefix}crosswalk_memory WHERE name='maps_checked'" );
		$this->forget_descriptions();
		do_action( 'crosswalk_polled', array() );
		$this->plugin->map_watch->run( array( $this->id ) );
	}

	/** V13: prices are numbers to both systems; nobody would notice before a customer does. */
	public function test_v13_prices_in_two_currencies_are_told(): void {
		self::assertNotContains( 'currency', array_column( $this->get( $this->path( 'products' ) )['problems'], 'code' ) );
		update_option( 'woocommerce_currency', 'PLN' );

		$problem = array_column( $this->get( $this->path( 'products' ) )['problems'], null, 'code' )['currency'];
		$this->hour_passes();

		self::assertSame( array( 'regular_price>unit_price', 'warning' ), array( $problem['row'], $problem['severity'] ) );
		self::assertStringContainsString( 'PLN', $problem['sentence'] );
		self::assertContains( $problem['sentence'], array_column( $this->get( '/status' )['connections'][0]['modules'], 'problems', 'module' )['products'] );
		self::assertNotContains( 'currency', array_column( $this->get( $this->path( 'orders' ) )['problems'], 'code' ), 'An order names its currency.' );
	}

	/** V12: the CRM takes any value and says nothing; so the check must. */
	public function test_v12_a_value_that_left_the_picklist_is_told(): void {
		$mapping = $this->get( $this->path( 'orders' ) );
		self::assertNotContains( 'option_missing', array_column( $mapping['problems'], 'code' ) );
		$this->emulator()->post( 'picklists/SalesOrder/sostatus', array( 'values' => array( 'Created', 'Approved', 'Cancelled' ) ) );
		$this->forget_descriptions();

		$problem = array_column( $this->get( $this->path( 'orders' ) )['problems'], null, 'code' )['option_missing'];

		self::assertSame( array( 'status>sostatus', 'error' ), array( $problem['row'], $problem['severity'] ) );
		self::assertStringContainsString( 'Delivered', $problem['sentence'] );
	}

	/** Only what the CRM's list has; other categories hold no product up. */
	public function test_v9_categories_of_the_crm_are_kept_and_unknown_ones_hold_nothing_up(): void {
		$known   = $this->shop()->simple_product( array( 'sku' => 'KNOWN' ) );
		$term    = wp_insert_term( 'Clothing', 'product_cat' );
		$unknown = $this->shop()->simple_product( array( 'sku' => 'UNKNOWN' ) );
		self::assertIsArray( $term );
		wp_set_object_terms( $known->get_id(), array( $term['term_id'] ), 'product_cat' );
		$this->emulator()->post( 'records/Products', array( 'element' => array( 'productname' => 'From the CRM', 'productcode' => 'CRM-1', 'productcategory' => 'Tools', 'discontinued' => '1' ) ) );

		$this->sync( 'products' );

		$categories = array_column( $this->crm( 'Products' ), 'productcategory', 'productcode' );
		self::assertSame( array( 'Clothing', '' ), array( $categories['KNOWN'], (string) ( $categories['UNKNOWN'] ?? '' ) ) );
		$made = wc_get_product( wc_get_product_id_by_sku( 'CRM-1' ) );
		self::assertSame( array( 'Tools' ), wp_get_post_terms( $made->get_id(), 'product_cat', array( 'fields' => 'names' ) ) );
		self::assertNotSame( array(), wp_get_post_terms( $unknown->get_id(), 'product_cat' ) );
	}

	/** V9: "Catalogue from the CRM". */
	public function test_v9_with_the_catalogue_the_crm_owns_products_and_gets_none(): void {
		$this->post( $this->path( 'products', 'reset' ), array( 'preset' => 'catalogue', 'revision' => $this->get( $this->path( 'products' ) )['revision'] ) );
		$this->shop()->simple_product( array( 'sku' => 'SHOP-1' ) );
		$this->emulator()->post( 'records/Products', array( 'element' => array( 'productname' => 'Lamp', 'productcode' => 'CRM-1', 'unit_price' => '12.5', 'qtyinstock' => '7', 'discontinued' => '1', 'productcategory' => 'Tools' ) ) );

		$this->sync( 'products' );

		$made = wc_get_product( wc_get_product_id_by_sku( 'CRM-1' ) );
		self::assertSame( array( 'Lamp', '12.5', true, 7 ), array( $made->get_name(), $made->get_regular_price(), $made->get_manage_stock(), $made->get_stock_quantity() ) );
		self::assertSame( array( 'CRM-1' ), array_column( $this->crm( 'Products' ), 'productcode' ) );
	}

	/** V9, V15: "B2B with accounts". */
	public function test_v15_the_organisation_of_a_contact_becomes_the_company_and_a_typed_company_links_nobody(): void {
		$this->post( $this->path( 'contacts', 'reset' ), array( 'preset' => 'b2b', 'revision' => $this->get( $this->path( 'contacts' ) )['revision'] ) );
		$acme    = $this->emulator()->post( 'records/Accounts', array( 'element' => array( 'accountname' => 'ACME' ) ) );
		$anna    = $this->shop()->customer( array( 'email' => 'anna@x.test' ) );
		$claimer = $this->shop()->customer( array( 'email' => 'claimer@x.test', 'billing_company' => 'ACME' ) );
		$this->emulator()->post( 'records/Contacts', array( 'element' => array( 'lastname' => 'Nowak', 'email' => 'anna@x.test', 'account_id' => $acme['id'] ) ) );

		$this->sync( 'contacts' );

		wp_cache_flush();
		self::assertSame( 'ACME', get_user_meta( $anna->get_id(), 'billing_company', true ) );
		$accounts = array_column( $this->crm( 'Contacts' ), 'account_id', 'email' );
		self::assertSame( $acme['id'], $accounts['anna@x.test'] );
		self::assertNotSame( $acme['id'], $accounts['claimer@x.test'] );
		self::assertNotSame( 0, $claimer->get_id() );
		$this->shop()->order( array( 'customer' => $anna, 'status' => 'processing' ) );
		$this->sync( 'orders' );
		self::assertSame( $acme['id'], $this->crm( 'SalesOrder' )[0]['account_id'], 'Orders go to the organisation of their contact.' );
	}

	/** V12: within about one read of the CRM. */
	public function test_v12_a_preview_takes_one_read_of_the_crm(): void {
		$customer = $this->shop()->customer();
		$this->sync( 'contacts' );
		$rows = $this->get( $this->path( 'contacts' ) )['rows'];
		$ask  = fn(): array => $this->post( $this->path( 'contacts', 'preview' ), array( 'rows' => $rows, 'side' => 'shop', 'record' => 'user:' . $customer->get_id() ) );
		$ask();
		$this->emulator()->delete( 'stats' );

		$preview = $ask();

		self::assertTrue( $preview['linked'] );
		self::assertSame( array( 'query' => 1 ), $this->emulator()->calls() );
	}

	/** V12, V15: an account with more rights is never written from outside, and the preview says so. */
	public function test_v12_a_preview_says_what_would_be_held_back(): void {
		$customer = $this->shop()->customer( array( 'email' => 'boss@x.test' ) );
		$this->sync( 'contacts' );
		$contact = $this->crm( 'Contacts' )[0];
		$this->emulator()->post( 'record/' . $contact['id'], array( 'element' => array( 'firstname' => 'Changed there' ) ) );
		$rows = $this->get( $this->path( 'contacts' ) )['rows'];
		$ask  = fn(): array => $this->post( $this->path( 'contacts', 'preview' ), array( 'rows' => $rows, 'side' => 'shop', 'record' => 'user:' . $customer->get_id() ) );
		$open = $ask();
		( new \WP_User( $customer->get_id() ) )->add_role( 'shop_manager' );

		$kept = $ask();

		self::assertSame( array( '', array( 'first_name>firstname' ) ), array( $open['kept'], array_column( array_filter( $open['rows'], static fn( array $row ): bool => $row['changes_shop'] ), 'row' ) ) );
		self::assertStringContainsString( 'never written', $kept['kept'] );
		self::assertNotContains( true, array_column( $kept['rows'], 'changes_shop' ) );
	}

	/** V12: for an order too, with everything that belongs to it. */
	public function test_v12_a_preview_of_an_order_shows_what_the_crm_then_has(): void {
		$order = $this->shop()->order( array( 'customer' => $this->shop()->customer(), 'lines' => array( array( $this->shop()->simple_product(), 2 ) ), 'shipping' => '4.90', 'status' => 'processing' ) );
		$rows  = $this->get( $this->path( 'orders' ) )['rows'];
		$ask   = fn(): array => $this->post( $this->path( 'orders', 'preview' ), array( 'rows' => $rows, 'side' => 'shop', 'record' => 'order:' . $order->get_id() ) );
		$this->sync( 'orders' );
		$after = $ask();

		self::assertTrue( $after['linked'] );
		foreach ( $after['rows'] as $row ) {
			self::assertFalse( $row['changes_remote'], $row['row'] . wp_json_encode( $row ) );
			self::assertSame( '', $row['problem'], $row['row'] );
		}
	}
}
