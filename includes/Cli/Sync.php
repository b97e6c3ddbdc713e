<?php
/**
 * wp crosswalk sync, wp crosswalk reconcile
 */

declare( strict_types=1 );

namespace Crosswalk\Cli;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Storage\Connections;
use Crosswalk\Sync\RunControl;
use Crosswalk\Sync\Sequels;

final class Sync implements Command {

	public function __construct(
		private readonly ConnectionChoice $choice,
		private readonly RunControl $control,
		private readonly Sequels $sequels,
		private readonly RunWatch $watch
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
			ConnectionChoice::argument(),
			Synopsis::option( 'module', 'One or several modules, separated by commas; all that are on if left out.' ),
			Synopsis::option( 'exactly', 'Id of a dry run: carry out what it has shown, and nothing else.' ),
			Synopsis::flag( 'every', 'Also records that did not change, because the mapping did.' ),
			Synopsis::flag( 'wait', 'Work in this process until the run has ended.' ),
			Synopsis::format(),
		);
	}

	public function run( array $args, array $options, Console $console ): int {
		$chosen  = $this->choice->of( $args, $console );
		$modules = Synopsis::list_of( $options, 'module' );
		$code    = array() === $chosen ? 1 : 0;
		$rows    = array();
		foreach ( $chosen as $row ) {
			if ( Connections::SETUP === $row['state'] ) {
				$console->error( $row['name'] . ': it was not started yet. Look at what would happen with `wp crosswalk dry-run`, then `wp crosswalk start`.' );
				$code = 1;
				continue;
			}
			try {
				$run = isset( $options['exactly'] )
					? $this->sequels->follow( (int) $options['exactly'], 'cli', get_current_user_id() )
					: $this->control->start( $row['id'], $modules, 'cli', get_current_user_id(), false, ! empty( $options['every'] ) );
			} catch ( EndpointError $error ) {
				$console->error( $row['name'] . ': ' . $error->getMessage() );
				$code = 1;
				continue;
			}
			if ( empty( $options['wait'] ) ) {
				$console->line( "Run $run of \"{$row['name']}\" has started." );
				continue;
			}
			$this->watch->wait( $run );
			$rows = array_merge( $rows, $this->watch->result( $run, $row['name'] ) );
			$code = max( $code, $this->watch->code( $run, $row['name'], $console ) );
		}
		if ( ! empty( $options['wait'] ) ) {
			$console->rows( Synopsis::chosen_format( $options ), $rows, RunWatch::FIELDS );
		}
		return $code;
	}
}
