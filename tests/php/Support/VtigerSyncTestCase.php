<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Support;

use Crosswalk\Plugin;

/** This site's WooCommerce and an emulated Vtiger with all its traps, connected and kept in step over real HTTP. */
abstract class VtigerSyncTestCase extends TestCase {

	protected Plugin $plugin;

	protected int $connection;

	/** How the CRM starts. @return array<string, mixed> */
	protected function crm_options(): array {
		return array( 'size' => 'none' );
	}

	protected function setUp(): void {
		parent::setUp();
		$this->emulator()->post( 'reset', $this->crm_options() );
		$this->plugin     = new Plugin();
		$this->connection = $this->plugin->connections->add(
			array(
				'connector' => 'vtiger',
				'name'      => 'Vtiger',
				'settings'  => array( 'url' => $this->emulator()->url, 'username' => 'admin' ), // phpcs:ignore WordPress.Arrays
				'secrets'   => array( 'access_key' => (string) $this->emulator()->get( 'info' )['accessKey'] ),
				'modules'   => $this->plugin->registry->get( 'vtiger' )->definition()->modules(),
				'options'   => array(),
			)
		);
	}

	protected function work(): void {
		global $wpdb;
		$this->end_request();
		for ( $i = 0; $i < 20; $i++ ) {
			$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_updates SET next_at=0 WHERE next_at<4102444800" );
			if ( 0 === $this->plugin->worker->work( 5 ) ) {
				return;
			}
		}
	}

	/**
	 * A run to its end.
	 *
	 * @param list<string> $modules Empty: all.
	 * @return array<string, array<string, int>> Counters by "module>side", without zeros.
	 */
	protected function sync( array $modules = array() ): array {
		$id = $this->plugin->run_control->start( $this->connection, $modules, 'person', 0 );
		$this->work();
		$run = $this->plugin->runs->get( $id );
		self::assertSame( 'done', $run['state'] ?? '', (string) ( $run['error'] ?? '' ) );
		$result = array();
		foreach ( $this->plugin->runs->counts( array( $id ) )[ $id ] ?? array() as $row ) {
			$result[ $row['module'] . '>' . $row['side'] ] = array_filter( array_map( 'intval', array_diff_key( $row, array_flip( array( 'run_id', 'module', 'side' ) ) ) ) );
		}
		return array_filter( $result );
	}

	/** @return list<array<string, mixed>> */
	protected function crm( string $module ): array {
		$records = $this->emulator()->get( "records/$module" );
		return array_values( $records['records'] ?? $records );
	}

	/** @return array<string, string|null> */
	protected function last_update( string $module ): array {
		global $wpdb;
		return (array) $wpdb->get_row( $wpdb->prepare( "SELECT * FROM {$wpdb->prefix}crosswalk_updates WHERE module=%s ORDER BY id DESC LIMIT 1", $module ), ARRAY_A );
	}

	protected function taxes_on(): void {
		update_option( 'woocommerce_calc_taxes', 'yes' );
		$this->shop()->tax_rate( '4.5000', 'DE', 'VAT' );
	}
}
