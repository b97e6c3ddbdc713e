<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Activation;
use Crosswalk\Capabilities;
use Crosswalk\Deactivation;
use Crosswalk\Storage\Db;
use Crosswalk\Storage\Schema;
use Crosswalk\Tests\Support\CommittedData;
use Crosswalk\Tests\Support\TestCase;
use PHPUnit\Framework\Attributes\Group;

/** P12, E31: what activating and deactivating the plugin does to a site. */
final class ActivationTest extends TestCase {
	use CommittedData;

	private const ALL = array( 'crosswalk_manage', 'crosswalk_map', 'crosswalk_sync', 'crosswalk_view_log', 'crosswalk_verify' );

	protected function tearDown(): void {
		parent::tearDown();
		// Roles are kept in memory too.
		wp_roles()->for_site();
	}

	public function test_it_makes_all_tables_once(): void {
		// dbDelta asks for each table whether it is there.
		$this->expect_database_errors();
		$this->schema()->drop();

		$this->activation()->activate();
		$queries = $this->queries( fn() => $this->activation()->install() );

		self::assertSame( array(), array_diff( $this->schema()->full_names(), $this->tables() ) );
		self::assertSame( 0, $queries, 'A site that is up to date costs no query.' );
	}

	/** dbDelta finds nothing to change in what it has just made: types and keys are written as the database shows them. */
	public function test_an_upgrade_of_present_tables_changes_nothing(): void {
		$before = array_map( fn( string $table ): string => $this->definition( $table ), $this->schema()->full_names() );
		delete_option( 'crosswalk_schema' );

		$this->activation()->install();

		self::assertSame( $before, array_map( fn( string $table ): string => $this->definition( $table ), $this->schema()->full_names() ) );
	}

	public function test_administrators_may_do_everything(): void {
		( new Capabilities() )->revoke();
		$this->activation()->activate();
		$this->act_as( 'administrator' );

		self::assertSame( self::ALL, array_values( array_filter( self::ALL, 'current_user_can' ) ) );
	}

	#[Group( 'woocommerce' )]
	public function test_shop_managers_may_do_all_but_manage(): void {
		( new Capabilities() )->revoke();
		$this->activation()->activate();
		$this->act_as( 'shop_manager' );

		self::assertSame( array_slice( self::ALL, 1 ), array_values( array_filter( self::ALL, 'current_user_can' ) ) );
	}

	public function test_others_may_do_nothing(): void {
		$this->activation()->activate();
		$this->act_as( 'editor' );

		self::assertSame( array(), array_filter( self::ALL, 'current_user_can' ) );
	}

	public function test_what_a_site_took_away_from_a_role_stays_away(): void {
		$this->activation()->activate();
		get_role( 'administrator' )?->remove_cap( 'crosswalk_map' );

		$this->activation()->install();

		self::assertFalse( get_role( 'administrator' )?->has_cap( 'crosswalk_map' ) );
	}

	public function test_a_role_that_appears_later_gets_its_capabilities_then(): void {
		delete_option( 'crosswalk_granted' );
		remove_role( 'shop_manager' );
		$this->activation()->install();
		add_role( 'shop_manager', 'Shop manager', array( 'read' => true ) );

		$this->activation()->install();

		self::assertTrue( get_role( 'shop_manager' )?->has_cap( 'crosswalk_sync' ) );
	}

	public function test_the_administrator_who_activated_it_is_taken_to_the_plugin_once(): void {
		$this->act_as( 'administrator' );
		$this->activation()->activate();

		self::assertSame( admin_url( 'admin.php?page=crosswalk' ), $this->redirect() );
		self::assertNull( $this->redirect() );
	}

	public function test_nobody_else_is_taken_there(): void {
		$this->act_as( 'administrator' );
		$this->activation()->activate();
		$this->act_as( 'administrator' );

		self::assertNull( $this->redirect() );
	}

	public function test_activating_several_plugins_at_once_leads_nowhere(): void {
		$this->act_as( 'administrator' );
		$this->activation()->activate();
		$_GET['activate-multi'] = 'true';

		self::assertNull( $this->redirect() );
		unset( $_GET['activate-multi'] );
		self::assertNull( $this->redirect() );
	}

	#[Group( 'woocommerce' )]
	public function test_deactivation_stops_all_scheduled_work_and_nothing_else(): void {
		as_schedule_recurring_action( time() + 60, 60, 'crosswalk_work', array(), Deactivation::GROUP );
		as_enqueue_async_action( 'crosswalk_poll', array( 1 ), Deactivation::GROUP );
		as_schedule_single_action( time() + 60, 'of_somebody_else', array(), 'other' );

		Deactivation::deactivate();

		self::assertSame( array(), as_get_scheduled_actions( array( 'group' => Deactivation::GROUP, 'status' => \ActionScheduler_Store::STATUS_PENDING ), 'ids' ) ); // phpcs:ignore WordPress.Arrays
		self::assertTrue( as_has_scheduled_action( 'of_somebody_else' ) );
	}

	#[Group( 'woocommerce' )]
	public function test_woocommerce_is_told_what_the_plugin_is_compatible_with(): void {
		$known = \Automattic\WooCommerce\Utilities\FeaturesUtil::get_compatible_features_for_plugin( 'crosswalk/plugin.php' );

		self::assertContains( 'custom_order_tables', $known['compatible'] );
		self::assertContains( 'cart_checkout_blocks', $known['compatible'] );
	}

	private function activation(): Activation {
		return new Activation( $this->schema(), new Capabilities() );
	}

	private function schema(): Schema {
		return new Schema( new Db( $GLOBALS['wpdb'] ) );
	}

	/** @return list<string> */
	private function tables(): array {
		global $wpdb;
		return array_values( array_map( 'strval', $wpdb->get_col( 'SHOW TABLES' ) ) );
	}

	private function definition( string $table ): string {
		global $wpdb;
		return (string) preg_replace( '/ AUTO_INCREMENT=\d+/', '', (string) $wpdb->get_var( "SHOW CREATE TABLE `$table`", 1 ) );
	}

	private function queries( callable $work ): int {
		global $wpdb;
		$before = $wpdb->num_queries;
		$work();
		return $wpdb->num_queries - $before;
	}

	/** Where the first admin page sends this user. */
	private function redirect(): ?string {
		$target = null;
		add_filter(
			'wp_redirect',
			static function ( string $location ) use ( &$target ): never {
				$target = $location;
				throw new \RuntimeException( 'redirected' );
			}
		);
		try {
			$this->activation()->welcome();
		} catch ( \RuntimeException ) {
			return $target;
		}
		return null;
	}
}
