<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Admin\Privacy;
use Crosswalk\Connectors\Sandbox\SampleShop;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Side;
use Crosswalk\Endpoint\Write;
use Crosswalk\Storage\Connections;
use Crosswalk\Storage\Db;
use Crosswalk\Storage\Exclusions;
use Crosswalk\Storage\Failures;
use Crosswalk\Storage\History;
use Crosswalk\Storage\Invoices;
use Crosswalk\Storage\Link;
use Crosswalk\Storage\Links;
use Crosswalk\Storage\Messages;
use Crosswalk\Storage\PersonalRows;
use Crosswalk\Storage\Runs;
use Crosswalk\Storage\Updates;
use Crosswalk\Storage\Vault;
use Crosswalk\Sync\Bases;
use Crosswalk\Tests\Support\TestCase;
use PHPUnit\Framework\Attributes\TestWith;

/** P13: WordPress's export and erasure of personal data cover what the plugin keeps. */
final class PrivacyTest extends TestCase {

	private const EMAIL = 'anna.nowak@customers.test';

	private Db $db;

	private int $connection;

	/** A dry run. */
	private int $dry;

	private string $user;

	private string $guest;

	private string $order;

	protected function setUp(): void {
		parent::setUp();
		$this->db         = new Db( $GLOBALS['wpdb'] );
		$connections      = new Connections( $this->db, Vault::of_site() );
		$this->connection = $connections->add( array( 'connector' => 'sandbox', 'name' => 'Acme CRM', 'settings' => array(), 'secrets' => array(), 'modules' => array(), 'options' => array() ) ); // phpcs:ignore WordPress.Arrays
		$this->dry        = $this->db->add( 'runs', array( 'connection_id' => $this->connection, 'trigger_kind' => 'person', 'dry' => 1, 'state' => 'done', 'progress' => '{}', 'started_at' => time() ) ); // phpcs:ignore WordPress.Arrays
		$this->user       = 'user:' . wp_insert_user( array( 'user_login' => 'anna', 'user_pass' => 'x', 'user_email' => self::EMAIL ) ); // phpcs:ignore WordPress.Arrays
		$this->guest      = 'guest:' . hash( 'sha256', self::EMAIL );
		$this->order      = $this->save_order( self::EMAIL );
		$this->remember( 'contacts', $this->user, '12x8' );
		$this->remember( 'contacts', $this->guest, '12x9' );
		$this->remember( 'orders', $this->order, '6x3' );
		$this->remember( 'contacts', 'user:99999', '12x10' );
	}

	#[TestWith( array( 'links', 3 ) )]
	#[TestWith( array( 'history', 3 ) )]
	#[TestWith( array( 'updates', 6 ) )]
	#[TestWith( array( 'run_records', 3 ) )]
	#[TestWith( array( 'plans', 6 ) )]
	#[TestWith( array( 'exclusions', 3 ) )]
	public function test_the_export_holds_everything_about_the_person_and_nobody_else( string $table, int $rows ): void {
		$data = $this->privacy()->export( strtoupper( self::EMAIL ) )['data'];

		$items = array_filter( $data, static fn( array $item ): bool => "crosswalk-$table" === $item['group_id'] );
		self::assertCount( $rows, $items );
		self::assertStringNotContainsString( '12x10', (string) wp_json_encode( $data ) );
	}

	public function test_the_export_shows_old_and_new_values(): void {
		$data = (string) wp_json_encode( $this->privacy()->export( self::EMAIL ) );

		foreach ( array( 'Invalidenstra', 'Torstra', 'Acme CRM', '12x8', '6x3' ) as $text ) {
			self::assertStringContainsString( $text, $data );
		}
	}

	public function test_many_orders_come_in_pages(): void {
		for ( $i = 0; $i < 60; $i++ ) {
			$this->remember( 'orders', $this->save_order( self::EMAIL ), "6x1$i" );
		}
		$first  = $this->privacy()->export( self::EMAIL, 1 );
		$second = $this->privacy()->export( self::EMAIL, 2 );

		self::assertFalse( $first['done'] );
		self::assertTrue( $second['done'] );
		self::assertCount( 63, array_filter( array( ...$first['data'], ...$second['data'] ), static fn( array $item ): bool => 'crosswalk-links' === $item['group_id'] ) );
	}

	public function test_after_the_erasure_nothing_personal_is_left(): void {
		$result = $this->privacy()->erase( self::EMAIL );
		$left   = '';
		foreach ( array( 'links', 'history', 'updates', 'run_records', 'plans', 'exclusions' ) as $table ) {
			foreach ( $this->db->rows( 'SELECT * FROM %i', array( $this->db->table( $table ) ) ) as $row ) {
				$left .= in_array( '12x10', $row, true ) || 'user:99999' === ( $row['record_id'] ?? '' ) ? '' : implode( '|', array_map( 'strval', $row ) ) . "\n";
			}
		}

		self::assertTrue( $result['items_removed'] );
		self::assertTrue( $result['done'] );
		foreach ( array( 'Anna', 'Nowak', 'Invalidenstra', 'Torstra', $this->guest ) as $text ) {
			self::assertStringNotContainsString( $text, $left );
		}
	}

	/** What stopped a record is said with its values: the cause goes with the last record that it stops. */
	public function test_causes_of_failures_that_stop_nobody_else_are_forgotten(): void {
		$failures = new Failures( $this->db );
		$own      = $failures->group( $this->connection, 'contacts', new EndpointError( ErrorKind::Record, '"Torstraße 2" is refused.', 'refused' ) );
		$shared   = $failures->group( $this->connection, 'contacts', new EndpointError( ErrorKind::Record, 'The field is gone.', 'field_gone' ) );
		$this->db->update( 'updates', array( 'failure_id' => $own ), array( 'record_id' => $this->user ) );
		$this->db->update( 'updates', array( 'failure_id' => $shared ), array( 'record_id' => array( '12x8', '12x10' ) ) );

		$this->privacy()->erase( self::EMAIL );

		self::assertSame( array( (string) $shared ), $this->db->column( 'SELECT id FROM %i', array( $this->db->table( 'failures' ) ) ) );
	}

	/** A record of the CRM that could not be taken in, and was linked later. */
	public function test_what_happened_to_the_remote_record_before_it_was_linked_is_covered(): void {
		$run = $this->db->add( 'runs', array( 'connection_id' => $this->connection, 'trigger_kind' => 'person', 'state' => 'done', 'progress' => '{}', 'started_at' => time() ) ); // phpcs:ignore WordPress.Arrays
		( new Runs( $this->db ) )->add_records( array( array( 'run_id' => $run, 'module' => 'contacts', 'side' => 'shop', 'outcome' => 'failed', 'name' => 'Frau Nowak', 'remote_id' => '12x8', 'at' => time() ) ) ); // phpcs:ignore WordPress.Arrays

		self::assertStringContainsString( 'Frau Nowak', (string) wp_json_encode( $this->privacy()->export( self::EMAIL ) ) );
		$this->privacy()->erase( self::EMAIL );
		self::assertNotContains( 'Frau Nowak', $this->db->column( 'SELECT name FROM %i', array( $this->db->table( 'run_records' ) ) ) );
	}

	/** Ids of two systems may be the same and mean two people. */
	public function test_the_same_id_in_another_connection_is_another_persons(): void {
		$other = ( new Connections( $this->db, Vault::of_site() ) )->add( array( 'connector' => 'sandbox', 'name' => 'Other CRM', 'settings' => array(), 'secrets' => array(), 'modules' => array(), 'options' => array() ) ); // phpcs:ignore WordPress.Arrays
		$run   = $this->db->add( 'runs', array( 'connection_id' => $other, 'trigger_kind' => 'person', 'dry' => 1, 'state' => 'done', 'progress' => '{}', 'started_at' => time() ) ); // phpcs:ignore WordPress.Arrays
		( new Updates( $this->db ) )->add( array( array( 'connection_id' => $other, 'module' => 'contacts', 'side' => Side::Remote, 'record_id' => '12x8' ) ), 10 ); // phpcs:ignore WordPress.Arrays
		$this->db->update( 'updates', array( 'message' => 'Of Bert.' ), array( 'connection_id' => $other ) );
		$this->db->add( 'plans', array( 'run_id' => $run, 'module' => 'contacts', 'side' => 'remote', 'record_id' => '12x8', 'outcome' => 'updated', 'changes' => '["Of Bert."]' ) ); // phpcs:ignore WordPress.Arrays

		self::assertStringNotContainsString( 'Bert', (string) wp_json_encode( $this->privacy()->export( self::EMAIL ) ) );
		$this->privacy()->erase( self::EMAIL );
		self::assertSame( 'Of Bert.', $this->db->value( 'SELECT message FROM %i WHERE connection_id=%d', array( $this->db->table( 'updates' ), $other ) ) );
		self::assertSame( '["Of Bert."]', $this->db->value( 'SELECT changes FROM %i WHERE run_id=%d', array( $this->db->table( 'plans' ), $run ) ) );
	}

	public function test_other_peoples_data_stays(): void {
		$before = $this->privacy_rows()->history( 'contacts', array( 'user:99999' ), array() );
		$this->privacy()->erase( self::EMAIL );

		self::assertSame( $before, $this->privacy_rows()->history( 'contacts', array( 'user:99999' ), array() ) );
		self::assertSame( 'Anna Nowak', ( new Links( $this->db ) )->of( $this->connection, 'contacts', Side::Shop, array( 'user:99999' ) )['user:99999']->name );
	}

	/** Otherwise the next sync would take customer and contact for strangers. */
	public function test_records_stay_linked_and_the_next_sync_writes_nothing_because_of_it(): void {
		$this->privacy()->erase( self::EMAIL );
		$link = ( new Links( $this->db ) )->of( $this->connection, 'contacts', Side::Shop, array( $this->user ) )[ $this->user ];

		self::assertSame( '12x8', $link->remote_id );
		self::assertTrue( Bases::read( $link->bases )->outdated );
	}

	public function test_what_remains_in_the_connected_system_is_said(): void {
		$result = $this->privacy()->erase( self::EMAIL );

		self::assertTrue( $result['items_retained'] );
		self::assertCount( 3, $result['messages'] );
		self::assertStringContainsString( 'Acme CRM', $result['messages'][0] );
		self::assertStringContainsString( '12x8', implode( ' ', $result['messages'] ) );
	}

	public function test_invoices_are_exported(): void {
		$this->save_invoice( 'INV7', array( 'contact' => $this->user ) );
		$this->save_invoice( 'INV8', array( 'order_id' => (int) substr( (string) strrchr( $this->order, ':' ), 1 ) ) );
		$this->save_invoice( 'INV9', array( 'contact' => 'user:99999' ) );
		$data = (string) wp_json_encode( array_values( array_filter( $this->privacy()->export( self::EMAIL )['data'], static fn( array $item ): bool => 'crosswalk-invoices' === $item['group_id'] ) ) );

		foreach ( array( 'INV7', 'INV8', 'Walking stick', '11.90', 'crm.test' ) as $text ) {
			self::assertStringContainsString( $text, $data );
		}
		self::assertStringNotContainsString( 'INV9', $data );
	}

	/** The amounts of an order's invoices are the shop's books; whose they were and what was bought is not needed for them. */
	public function test_invoices_are_forgotten(): void {
		$order = (int) substr( (string) strrchr( $this->order, ':' ), 1 );
		$own   = $this->save_invoice( 'INV7', array( 'contact' => $this->guest ) );
		$of    = $this->save_invoice( 'INV8', array( 'contact' => $this->user, 'order_id' => $order ) ); // phpcs:ignore WordPress.Arrays
		$other = $this->save_invoice( 'INV9', array( 'contact' => 'user:99999' ) );
		$this->privacy()->erase( self::EMAIL );
		$left = array_column( $this->invoices()->rows( array( $own, $of, $other ) ), null, 'number' );

		self::assertSame( array( 'INV8', 'INV9' ), array_keys( $left ) );
		self::assertSame( array( '', '[]', '11.90' ), array( $left['INV8']['contact'], $left['INV8']['items'], $left['INV8']['total'] ) );
		self::assertSame( 'user:99999', $left['INV9']['contact'] );
	}

	public function test_a_stranger_has_nothing(): void {
		self::assertSame( array(), $this->privacy()->export( 'nobody@customers.test' )['data'] );
		self::assertSame( array( false, false ), array_values( array_slice( $this->privacy()->erase( 'nobody@customers.test' ), 0, 2 ) ) );
	}

	/** Erasers of others make the orders anonymous; after them nobody finds an order by its e-mail address. */
	public function test_wordpress_asks_it_first(): void {
		$this->privacy()->register();

		self::assertSame( 'crosswalk', array_key_first( apply_filters( 'wp_privacy_personal_data_erasers', array() ) ) ); // phpcs:ignore WordPress.NamingConventions
		self::assertArrayHasKey( 'crosswalk', apply_filters( 'wp_privacy_personal_data_exporters', array() ) ); // phpcs:ignore WordPress.NamingConventions
	}

	/** Who said "Do not sync" about an account said it for good; a guest's record is its e-mail address. */
	public function test_do_not_sync_stays_with_an_account_and_goes_with_a_guest(): void {
		$this->privacy()->erase( self::EMAIL );
		$exclusions = new Exclusions( $this->db );

		self::assertSame( array( $this->user ), array_keys( $exclusions->of( $this->connection, 'contacts', Side::Shop, array( $this->user, $this->guest ) ) ) );
	}

	public function test_a_text_for_the_privacy_policy_is_suggested(): void {
		require_once ABSPATH . 'wp-admin/includes/class-wp-privacy-policy-content.php';
		require_once ABSPATH . 'wp-admin/includes/plugin.php';
		global $wp_current_filter;
		$privacy = $this->privacy();
		$privacy->register();
		self::assertSame( 10, has_action( 'admin_init', array( $privacy, 'suggest' ) ) );
		set_current_screen( 'dashboard' );

		$wp_current_filter[] = 'admin_init'; // phpcs:ignore WordPress.WP.GlobalVariablesOverride
		$privacy->suggest();
		array_pop( $wp_current_filter );

		self::assertStringContainsString( 'customer management system', (string) wp_json_encode( ( new \ReflectionProperty( \WP_Privacy_Policy_Content::class, 'policy_content' ) )->getValue() ) );
	}

	private function privacy(): Privacy {
		return new Privacy( $this->privacy_rows(), SampleShop::endpoint( $this->db, false ), $this->invoices(), new Messages( $this->db ) );
	}

	private function invoices(): Invoices {
		return new Invoices( $this->db );
	}

	/** @param array<string, string|int> $of Whose it is. */
	private function save_invoice( string $number, array $of ): int {
		return $this->invoices()->add( $of + array( 'number' => $number, 'total' => '11.90', 'items' => '[{"name":"Walking stick"}]', 'url' => 'https://crm.test/7x1' ) ); // phpcs:ignore WordPress.Arrays
	}

	private function privacy_rows(): PersonalRows {
		return new PersonalRows( $this->db );
	}

	private function save_order( string $email ): string {
		foreach ( SampleShop::endpoint( $this->db, false )->save( 'orders', array( new Write( 'k', null, array( 'status' => 'processing', 'billing_email' => $email ) ) ) ) as $result ) { // phpcs:ignore WordPress.Arrays
			return (string) $result->record?->id;
		}
		return '';
	}

	/** A linked record with a history, a waiting and an ended update, and a line in the Sync log. */
	private function remember( string $module, string $shop_id, string $remote_id ): void {
		$bases = (string) wp_json_encode( array( 'n' => 1, 'f' => array( 'billing_address_1>street' => array( 'Torstraße 2', 'Torstraße 2' ) ) ), JSON_UNESCAPED_UNICODE ); // phpcs:ignore WordPress.Arrays
		( new Links( $this->db ) )->insert( array( new Link( 0, $this->connection, $module, $shop_id, $remote_id, bases: $bases, name: 'Anna Nowak' ) ), 'token' );
		$own = array( 'module' => $module, 'shop_id' => $shop_id, 'remote_id' => $remote_id, 'side' => 'remote', 'at' => time() ); // phpcs:ignore WordPress.Arrays
		( new History( $this->db ) )->add( array( $own + array( 'connection_id' => $this->connection, 'origin' => 'shop', 'event' => 'changed', 'field' => 'street', 'old_value' => 'Invalidenstraße 1', 'new_value' => 'Torstraße 2' ) ) ); // phpcs:ignore WordPress.Arrays
		( new Runs( $this->db ) )->add_records( array( $own + array( 'run_id' => 1, 'outcome' => 'failed', 'name' => 'Anna Nowak', 'reason' => 'Torstraße 2 is too long.' ) ) ); // phpcs:ignore WordPress.Arrays
		$updates = new Updates( $this->db );
		$updates->add( array( array( 'connection_id' => $this->connection, 'module' => $module, 'side' => Side::Shop, 'record_id' => $shop_id ) ), 10 ); // phpcs:ignore WordPress.Arrays
		$this->db->update( 'updates', array( 'message' => 'Nowak is too long.' ), array( 'record_id' => $shop_id ) ); // phpcs:ignore WordPress.Arrays
		$updates->add( array( array( 'connection_id' => $this->connection, 'module' => $module, 'side' => Side::Remote, 'record_id' => $remote_id ) ), 10 ); // phpcs:ignore WordPress.Arrays
		$this->db->update( 'updates', array( 'detail' => '{"name":"Anna Nowak","candidates":{"12x1":"Anna Nowak"}}' ), array( 'record_id' => $shop_id ) );
		foreach ( array( 'shop' => $shop_id, 'remote' => $remote_id ) as $side => $id ) { // phpcs:ignore WordPress.Arrays
			$this->db->add( 'plans', array( 'run_id' => $this->dry, 'module' => $module, 'side' => $side, 'record_id' => $id, 'outcome' => 'updated', 'reason' => 'Torstraße 2 is too long.', 'changes' => '["Anna Nowak"]' ) ); // phpcs:ignore WordPress.Arrays
		}
		( new Exclusions( $this->db ) )->add( array( array( 'connection_id' => Exclusions::ALL, 'module' => $module, 'side' => Side::Shop, 'record_id' => $shop_id ) ), Exclusions::PERSON, 1 ); // phpcs:ignore WordPress.Arrays
		$this->db->update( 'updates', array( 'status' => 'rejected', 'message' => 'Nowak is too long.' ), array( 'record_id' => $remote_id ) ); // phpcs:ignore WordPress.Arrays
	}
}
