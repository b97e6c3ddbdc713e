<?php
/**
 * wp crosswalk retry
 */

declare( strict_types=1 );

namespace Crosswalk\Cli;

use Crosswalk\Storage\Failures;
use Crosswalk\Storage\Updates;

final class Retry implements Command {

	private const FIELDS = array( 'failure', 'connection', 'module', 'code', 'message', 'retried' );

	public function __construct( private readonly Failures $failures, private readonly Updates $updates ) {
	}

	public function name(): string {
		return 'retry';
	}

	public function description(): string {
		return 'Queues what failed again: all of these causes, or everything.';
	}

	public function synopsis(): array {
		return array(
			Synopsis::argument( 'failure', 'Ids of failure groups, as the control panel shows them.', true ),
			Synopsis::flag( 'all', 'Every open failure group.' ),
			Synopsis::format(),
		);
	}

	public function run( array $args, array $options, Console $console ): int {
		if ( array() === $args && empty( $options['all'] ) ) {
			$console->error( 'Name at least one failure group, or say --all.' );
			return 1;
		}
		$groups  = array_column( $this->failures->open(), null, 'id' );
		$missing = array_diff( $args, array_map( 'strval', array_keys( $groups ) ) );
		$rows    = array();
		foreach ( $groups as $id => $group ) {
			if ( ! empty( $options['all'] ) || in_array( (string) $id, $args, true ) ) {
				$rows[] = array(
					'failure'    => (int) $id,
					'connection' => $group['connection_id'],
					'module'     => $group['module'],
					'code'       => $group['code'],
					'message'    => $group['message'],
					'retried'    => $this->updates->retry( array( 'failure_id' => (int) $id ) ),
				);
			}
		}
		$console->rows( Synopsis::chosen_format( $options ), $rows, self::FIELDS );
		foreach ( $missing as $id ) {
			$console->error( "There is no open failure group $id." );
		}
		return array() === $missing ? 0 : 1;
	}
}
