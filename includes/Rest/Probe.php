<?php
/**
 * Tests connections, saved or not.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Connectors\Connection;
use Crosswalk\Connectors\Registry;
use Crosswalk\Endpoint\CanTest;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Module;
use Crosswalk\Endpoint\TestReport;
use Crosswalk\Storage\Connections;
use Crosswalk\Sync\Guard;

/**
 * @phpstan-import-type ConnectionRow from Connections
 */
final class Probe {

	public function __construct( private readonly Registry $registry, private readonly Guard $guard ) {
	}

	/**
	 * What works is remembered, and ends a pause that a failure began.
	 *
	 * @param ConnectionRow $row A saved connection.
	 */
	public function saved( array $row ): TestReport {
		$report = $this->test( new Connection( $row['id'], $row['connector'], $row['name'], $row['settings'], $row['secrets'] ) );
		if ( $report->works() ) {
			$this->guard->remember( $row['id'], $report );
			if ( Connections::PAUSED === $row['state'] && ErrorKind::Config->value === ( $row['reason']['kind'] ?? '' ) ) {
				$this->guard->resume( $row['id'] );
			}
		}
		return $report;
	}

	/** Never throws: what is wrong is in the report. */
	public function test( Connection $connection ): TestReport {
		try {
			$endpoint = $this->registry->get( $connection->connector )->connect( $connection );
			if ( $endpoint instanceof CanTest ) {
				return $endpoint->test();
			}
			$start  = hrtime( true );
			$rights = array_map( static fn( Module $module ): array => array( 'label' => $module->label, 'read' => true, 'write' => $module->create || $module->update ), $endpoint->modules() ); // phpcs:ignore WordPress.Arrays
			return new TestReport( true, true, $rights, latency_ms: intdiv( hrtime( true ) - $start, 1_000_000 ) );
		} catch ( EndpointError $error ) {
			return new TestReport( false, false, error: $error );
		}
	}
}
