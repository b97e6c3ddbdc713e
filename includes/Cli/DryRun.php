<?php
/**
 * wp crosswalk dry-run
 */

declare( strict_types=1 );

namespace Crosswalk\Cli;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Sync\RunControl;

final class DryRun implements Command {

	public function __construct(
		private readonly ConnectionChoice $choice,
		private readonly RunControl $control,
		private readonly RunWatch $watch,
		private readonly Rehearsals $rehearsals
	) {
	}

	public function name(): string {
		return 'dry-run';
	}

	public function description(): string {
		return 'Shows what a sync would do, and saves nothing. Carry out exactly that with `wp crosswalk sync --exactly=<run>`.';
	}

	public function synopsis(): array {
		return array(
			ConnectionChoice::argument(),
			Synopsis::option( 'module', 'One or several modules, separated by commas; all that are on if left out.' ),
			Synopsis::flag( 'every', 'Also records that did not change, because the mapping did.' ),
			Synopsis::flag( 'records', 'A row per record with each field before and after, instead of the counts.' ),
			Synopsis::format(),
		);
	}

	public function run( array $args, array $options, Console $console ): int {
		$chosen  = $this->choice->of( $args, $console );
		$records = ! empty( $options['records'] );
		$code    = array() === $chosen ? 1 : 0;
		$rows    = array();
		foreach ( $chosen as $row ) {
			try {
				$run = $this->control->start( $row['id'], Synopsis::list_of( $options, 'module' ), 'cli', get_current_user_id(), true, ! empty( $options['every'] ) );
			} catch ( EndpointError $error ) {
				$console->error( $row['name'] . ': ' . $error->getMessage() );
				$code = 1;
				continue;
			}
			$this->watch->wait( $run );
			$rows = array_merge( $rows, $records ? $this->rehearsals->records( $run ) : $this->watch->result( $run, $row['name'] ) );
			$code = max( $code, $this->watch->code( $run, $row['name'], $console ) );
		}
		$console->rows( Synopsis::chosen_format( $options ), $rows, $records ? Rehearsals::FIELDS : RunWatch::FIELDS );
		return $code;
	}
}
