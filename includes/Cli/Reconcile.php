<?php
/**
 * wp crosswalk reconcile
 */

declare( strict_types=1 );

namespace Crosswalk\Cli;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Sync\RunControl;

final class Reconcile implements Command {

	public function __construct(
		private readonly ConnectionChoice $choice,
		private readonly RunControl $control,
		private readonly RunWatch $watch
	) {
	}

	public function name(): string {
		return 'reconcile';
	}

	public function description(): string {
		return 'Compares the complete lists of both sides and repairs what differs, in this process. Stops and asks before it withdraws much.';
	}

	public function synopsis(): array {
		return array(
			ConnectionChoice::argument(),
			Synopsis::option( 'module', 'One or several modules, separated by commas; all that are on if left out.' ),
			Synopsis::format(),
		);
	}

	public function run( array $args, array $options, Console $console ): int {
		$chosen = $this->choice->of( $args, $console );
		$code   = array() === $chosen ? 1 : 0;
		$rows   = array();
		foreach ( $chosen as $row ) {
			try {
				$run = $this->control->start( $row['id'], Synopsis::list_of( $options, 'module' ), 'reconcile', get_current_user_id() );
			} catch ( EndpointError $error ) {
				$console->error( $row['name'] . ': ' . $error->getMessage() );
				$code = 1;
				continue;
			}
			$this->watch->wait( $run );
			$rows = array_merge( $rows, $this->watch->result( $run, $row['name'] ) );
			$code = max( $code, $this->watch->code( $run, $row['name'], $console ) );
		}
		$console->rows( Synopsis::chosen_format( $options ), $rows, RunWatch::FIELDS );
		return $code;
	}
}
