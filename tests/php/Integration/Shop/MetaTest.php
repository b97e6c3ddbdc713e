<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Shop;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Write;
use Crosswalk\Plugin;
use Crosswalk\Shop\MetaFields;
use Crosswalk\Shop\RecordId;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Group;

/** Meta that a mapping names is a field like any other, and nothing else of it is read (V10). */
#[Group( 'woocommerce' )]
final class MetaTest extends ShopTestCase {

	protected function setUp(): void {
		parent::setUp();
		$this->map( array( 'contacts' => array( 'meta:billing_vat' ), 'products' => array( 'meta:_ean' ), 'orders' => array( 'meta:_po-number' ) ) ); // phpcs:ignore WordPress.Arrays
	}

	/** @param array<string, list<string>> $fields Meta fields by module that a stored mapping names. */
	private function map( array $fields ): void {
		$modules = array();
		foreach ( $fields as $module => $names ) {
			$rows               = array_map( static fn( string $name ): array => array( 'shop' => $name, 'remote' => 'x' ), $names ); // phpcs:ignore WordPress.Arrays
			$modules[ $module ] = array( 'enabled' => true, 'direction' => 'both', 'rows' => $rows ); // phpcs:ignore WordPress.Arrays
		}
		$plugin = new Plugin();
		foreach ( $plugin->connections->all() as $connection ) {
			$plugin->connections->delete( $connection['id'] );
		}
		$plugin->connections->add( array( 'connector' => 'sandbox', 'name' => 'x', 'settings' => array(), 'secrets' => array(), 'modules' => $modules, 'options' => array() ) ); // phpcs:ignore WordPress.Arrays
	}

	/** @return iterable<string, array{string, string, string}> Module, field, meta key. */
	public static function modules(): iterable {
		yield 'contacts' => array( 'contacts', 'meta:billing_vat', 'billing_vat' );
		yield 'products' => array( 'products', 'meta:_ean', '_ean' );
		yield 'orders' => array( 'orders', 'meta:_po-number', '_po-number' );
	}

	/** A record of the module with this meta. @return string Its id. */
	private function create( string $module, string $key, string $value ): string {
		$object = match ( $module ) {
			'contacts' => $this->shop()->customer(),
			'products' => $this->shop()->simple_product(),
			default    => $this->shop()->order(),
		};
		$object->update_meta_data( $key, $value );
		$object->save();
		return array( 'contacts' => RecordId::USER, 'products' => RecordId::PRODUCT, 'orders' => RecordId::ORDER )[ $module ] . ':' . $object->get_id(); // phpcs:ignore WordPress.Arrays
	}

	#[DataProvider( 'modules' )]
	public function test_a_named_meta_field_is_described_read_and_written( string $module, string $field, string $key ): void {
		$id = $this->create( $module, $key, 'one' );

		self::assertTrue( $this->endpoint()->modules()[ $module ]->fields[ $field ]->custom );
		self::assertSame( 'one', $this->fields( $module, $id )[ $field ] );
		self::assertSame( 'two', $this->save( $module, new Write( 'k', $id, array( $field => 'two' ) ) )->record?->fields[ $field ] );
		self::assertNull( $this->save( $module, new Write( 'k', $id, array( $field => null ) ) )->record?->fields[ $field ] );
	}

	#[DataProvider( 'modules' )]
	public function test_a_new_record_gets_it_too( string $module, string $field, string $key ): void {
		$values = array(
			'contacts' => array( 'email' => 'new@x.test' ),
			'products' => array( 'name' => 'New' ),
			'orders'   => array( 'status' => 'processing' ),
		);

		$record = $this->save( $module, new Write( 'k', null, $values[ $module ] + array( $field => 'one' ), quiet: true, own_key: 'x' ) )->record;

		self::assertSame( 'one', $record?->fields[ $field ], $key );
	}

	#[DataProvider( 'modules' )]
	public function test_a_changed_meta_field_is_another_version( string $module, string $field, string $key ): void {
		$id     = $this->create( $module, $key, 'one' );
		$before = $this->version( $module, $id );
		global $wpdb;
		foreach ( array( 'usermeta', 'postmeta', 'wc_orders_meta' ) as $table ) {
			$wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->prefix}$table SET meta_value='two' WHERE meta_key=%s", $key ) );
		}
		wp_cache_flush();

		self::assertNotSame( $before, $this->version( $module, $id ), $field );
	}

	/** E28: somebody writes the meta with a function of WordPress, past WooCommerce. */
	#[DataProvider( 'modules' )]
	public function test_a_change_past_woocommerce_is_heard( string $module, string $field, string $key ): void {
		$id     = $this->create( $module, $key, 'one' );
		$number = (int) explode( ':', $id )[1];
		$heard  = array();
		add_action( 'crosswalk_shop_changed', static function ( string $name, string $record ) use ( &$heard ): void {
			$heard[] = "$name $record";
		}, 10, 2 );

		match ( $module ) {
			'contacts' => update_user_meta( $number, $key, 'two' ),
			'products' => update_post_meta( $number, $key, 'two' ),
			default    => $this->save_order_meta( $number, $key ),
		};

		self::assertContains( "$module $id", $heard, $field );
		$heard = array();
		update_user_meta( $number, 'something_else', 'x' );
		update_post_meta( $number, 'something_else', 'x' );
		self::assertSame( array(), $heard );
	}

	private function save_order_meta( int $id, string $key ): void {
		$order = wc_get_order( $id );
		self::assertInstanceOf( \WC_Order::class, $order );
		$order->update_meta_data( $key, 'two' );
		$order->save_meta_data();
	}

	/** E3: the same number of queries for one record and for five. */
	#[DataProvider( 'modules' )]
	public function test_reading_it_costs_no_query_per_record( string $module, string $field, string $key ): void {
		$ids = array();
		for ( $i = 0; $i < 5; $i++ ) {
			$ids[] = $this->create( $module, $key, "value $i" );
		}
		$fetch = function ( array $ids ) use ( $module ): int {
			wp_cache_flush();
			$shop = $this->endpoint();
			$shop->modules();
			return $this->queries( static fn() => $shop->fetch( $module, $ids ) );
		};
		$fetch( $ids );

		self::assertSame( $fetch( array( $ids[0] ) ), $fetch( $ids ), $field );
	}

	#[DataProvider( 'modules' )]
	public function test_records_are_found_by_it( string $module, string $field, string $key ): void {
		$id = $this->create( $module, $key, 'A-1' );
		$this->create( $module, $key, 'A-2' );

		self::assertTrue( $this->endpoint()->modules()[ $module ]->finds_by( $field ) );
		self::assertSame( array( $id ), array_column( $this->endpoint()->find( $module, $field, array( 'A-1' ) ), 'id' ) );
	}

	public function test_what_no_mapping_names_is_not_read(): void {
		$id = $this->create( 'products', '_ean', '4006381333931' );
		$this->map( array( 'products' => array( 'name' ) ) );

		self::assertArrayNotHasKey( 'meta:_ean', $this->fields( 'products', $id ) );
		self::assertSame( 'unknown_field', $this->save( 'products', new Write( 'k', $id, array( 'meta:_ean' => 'x' ) ) )->error?->error_code );
	}

	public function test_meta_inside_templates_and_match_rules_counts_as_named(): void {
		$plugin = new Plugin();
		$rows   = array( array( 'shop' => 'number', 'remote' => 'x', 'transforms' => array( array( 'type' => 'template', 'text' => 'PO {meta:po} / { meta:_b-c.d|local_part }' ) ) ) ); // phpcs:ignore WordPress.Arrays
		$match  = array( array( 'shop' => array( 'meta:own key' ), 'remote' => array( 'x' ) ) ); // phpcs:ignore WordPress.Arrays
		$plugin->connections->add( array( 'connector' => 'sandbox', 'name' => 'y', 'settings' => array(), 'secrets' => array(), 'modules' => array( 'orders' => compact( 'rows', 'match' ) ), 'options' => array() ) ); // phpcs:ignore WordPress.Arrays

		self::assertEqualsCanonicalizing( array( '_po-number', 'po', '_b-c.d', 'own key' ), MetaFields::stored( 'orders' ) );
	}

	/** Checkout keeps a field of the address with the account as "billing_vat", with the order as "_billing_vat". */
	public function test_of_a_guest_it_is_read_from_the_order(): void {
		$order = $this->shop()->order( array( 'props' => array( 'customer_id' => 0, 'billing_email' => 'guest@x.test' ) ) ); // phpcs:ignore WordPress.Arrays
		$order->update_meta_data( '_billing_vat', 'PL526' );
		$order->save();

		self::assertSame( 'PL526', $this->fields( 'contacts', RecordId::guest( 'guest@x.test' ) )['meta:billing_vat'] );
	}

	public function test_a_list_that_another_plugin_keeps_is_neither_read_nor_overwritten(): void {
		$product = $this->shop()->simple_product();
		$product->update_meta_data( '_ean', array( 'a', 'b' ) );
		$product->save();
		$id = 'product:' . $product->get_id();

		$result = $this->save( 'products', new Write( 'k', $id, array( 'meta:_ean' => 'x' ) ) );

		self::assertNull( $result->record?->fields['meta:_ean'] );
		self::assertStringContainsString( '_ean', $result->note );
		self::assertSame( array( 'a', 'b' ), get_post_meta( $product->get_id(), '_ean', true ) );
	}

	/** @return iterable<string, array{string, string, string}> */
	public static function refused(): iterable {
		yield 'capabilities' => array( 'contacts', 'meta:wp_capabilities', 'protected_meta' );
		yield 'the same to the database' => array( 'contacts', 'meta:wp_capabilitíes', 'protected_meta' );
		yield 'the same with what nobody sees' => array( 'contacts', "meta:session_to\u{200B}kens", 'protected_meta' );
		yield 'sessions' => array( 'contacts', 'meta:session_tokens', 'protected_meta' );
		yield 'application passwords' => array( 'contacts', 'meta:_application_passwords', 'protected_meta' );
		yield 'our own' => array( 'products', 'meta:_crosswalk_key', 'protected_meta' );
		yield 'what has a field' => array( 'products', 'meta:_sku', 'own_meta' );
		yield 'what has a field of orders' => array( 'orders', 'meta:_billing_email', 'own_meta' );
	}

	#[DataProvider( 'refused' )]
	public function test_protected_meta_cannot_be_named_and_is_not_read_when_it_is( string $module, string $field, string $code ): void {
		try {
			$this->endpoint()->name_fields( $module, array( $field ) );
			self::fail( 'It was taken.' );
		} catch ( EndpointError $error ) {
			self::assertSame( $code, $error->error_code );
		}
		$this->map( array( $module => array( $field ) ) );
		self::assertArrayNotHasKey( $field, $this->endpoint()->modules()[ $module ]->fields );
	}

	public function test_a_field_that_is_being_mapped_is_described_and_read_at_once(): void {
		$id   = $this->create( 'products', 'colour', 'blue' );
		$shop = $this->endpoint();
		$shop->modules();

		$shop->name_fields( 'products', array( 'meta:colour', 'name', 'meta:_ean' ) );

		self::assertArrayHasKey( 'meta:colour', $shop->modules()['products']->fields );
		self::assertSame( 'blue', $shop->fetch( 'products', array( $id ) )[ $id ]->fields['meta:colour'] );
	}

	#[DataProvider( 'modules' )]
	public function test_the_picker_finds_keys_in_use_with_an_example_and_no_protected_ones( string $module, string $field, string $key ): void {
		$id = $this->create( $module, $key, 'an example' );
		if ( 'contacts' === $module ) {
			update_user_meta( (int) explode( ':', $id )[1], 'session_tokens', 'x' );
		}

		$found = $this->endpoint()->nameable_fields( $module, '', 100 );

		$examples = array_combine( array_map( static fn( array $one ): string => $one['field']->name, $found ), array_column( $found, 'example' ) );
		self::assertSame( 'an example', $examples[ $field ] ?? null );
		self::assertSame( array(), preg_grep( '/capabilities|session|password|_sku|_billing_email|_price$/', array_keys( $examples ) ) );
		self::assertSame( array( $field ), array_map( static fn( array $one ): string => $one['field']->name, $this->endpoint()->nameable_fields( $module, substr( $key, 0, -1 ), 100 ) ) );
		self::assertSame( array(), $this->endpoint()->nameable_fields( $module, 'nobody uses this', 100 ) );
	}
}
