<?php
/**
 * wp crosswalk sync
 */

declare( strict_types=1 );

namespace Crosswalk\Cli;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Storage\Connections;
use Crosswalk\Storage\Runs;
use Crosswalk\Sync\Guard;
use Crosswalk\Sync\RunControl;
use Crosswalk\Sync\Worker;

final class Sync implements Command {

	private const FIELDS = array( 'run', 'connection', 'state', 'module', 'side', 'created', 'updated', 'unchanged', 'skipped', 'decision', 'failed' );

	/** One look at the run after each of these. */
	private const WORK_S = 2.0;

	public function __construct(
		private readonly Connections $connections,
		private readonly RunControl $control,
		private readonly Runs $runs,
		private readonly Worker $worker,
		private readonly Guard $guard
	) {
	}

	public function name(): string {
		return 'sync';
	}

	public function description(): string {
		return 'Starts a run. With --wait it works until the run has ended, and exits 2 when records failed or need a decision.';
	}

	public function synopsis(): array {
		return array(
			Synopsis::argument( 'connection', 'Id or name; all connections if left out.' ),
			Synopsis::option( 'module', 'One or several modules, separated by commas; all that are on if left out.' ),
			Synopsis::flag( 'wait', 'Work in this process until the run has ended.' ),
			Synopsis::format(),
		);
	}

	public function run( array $args, array $options, Console $console ): int {
		$chosen  = array_filter( $this->connections->all(), static fn( array $row ): bool => ! isset( $args[0] ) || in_array( $args[0], array( (string) $row['id'], $row['name'] ), true ) );
		$modules = array_values( array_filter( explode( ',', (string) ( $options['module'] ?? '' ) ) ) );
		if ( array() === $chosen ) {
			$console->error( isset( $args[0] ) ? "There is no connection \"$args[0]\"." : 'Nothing is connected yet.' );
			return 1;
		}
		$code = 0;
		$rows = array();
		foreach ( $chosen as $row ) {
			try {
				$run = $this->control->start( $row['id'], $modules, 'cli', get_current_user_id() );
			} catch ( EndpointError $error ) {
				$console->error( $row['name'] . ': ' . $error->getMessage() );
				$code = 1;
				continue;
			}
			if ( empty( $options['wait'] ) ) {
				$console->line( "Run $run of \"{$row['name']}\" has started." );
				continue;
			}
			$this->wait( $row['id'], $run );
			$rows = array_merge( $rows, $this->result( $run, $row['name'] ) );
			$code = max( $code, $this->code( $run, $row['name'], $console ) );
		}
		if ( ! empty( $options['wait'] ) ) {
			$console->rows( Synopsis::chosen_format( $options ), $rows, self::FIELDS );
		}
		return $code;
	}

	/** Until it has ended, or cannot go on because its connection was paused. Other workers may help. */
	private function wait( int $connection, int $run ): void {
		do {
			if ( 0 === $this->worker->work( self::WORK_S, $connection ) && ! $this->ended( $run ) ) {
				sleep( 1 );
			}
		} while ( ! $this->ended( $run ) && in_array( $connection, $this->guard->working(), true ) );
	}

	private function ended( int $run ): bool {
		return Runs::RUNNING !== ( $this->runs->get( $run )['state'] ?? '' );
	}

	/** @return list<array<string, string|int|null>> */
	private function result( int $run, string $connection ): array {
		$state = $this->runs->get( $run )['state'] ?? '';
		$rows  = array();
		foreach ( $this->runs->counts( array( $run ) )[ $run ] ?? array() as $count ) {
			$rows[] = array(
				'run'        => $run,
				'connection' => $connection,
				'state'      => $state,
			) + array_map( static fn( ?string $value ): string => (string) $value, $count );
		}
		return $rows;
	}

	private function code( int $run, string $name, Console $console ): int {
		$row = $this->runs->get( $run );
		if ( Runs::DONE !== ( $row['state'] ?? '' ) ) {
			$console->error( trim( "$name: run $run is " . ( $row['state'] ?? 'gone' ) . '. ' . ( $row['error'] ?? '' ) ) );
			return 1;
		}
		$counts = $this->runs->counts( array( $run ) )[ $run ] ?? array();
		return array_sum( array_column( $counts, 'failed' ) ) + array_sum( array_column( $counts, 'decision' ) ) > 0 ? 2 : 0;
	}
}
