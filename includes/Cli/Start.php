<?php
/**
 * wp crosswalk start
 */

declare( strict_types=1 );

namespace Crosswalk\Cli;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Sync\Kickoff;

final class Start implements Command {

	public function __construct(
		private readonly ConnectionChoice $choice,
		private readonly Kickoff $kickoff,
		private readonly RunWatch $watch
	) {
	}

	public function name(): string {
		return 'start';
	}

	public function description(): string {
		return 'Agrees to what the latest dry run of a new connection has shown: the connection begins to write, with its first run.';
	}

	public function synopsis(): array {
		return array(
			array( 'optional' => false ) + Synopsis::argument( 'connection', 'Id or name.' ),
			Synopsis::flag( 'wait', 'Work in this process until the first run has ended.' ),
			Synopsis::format(),
		);
	}

	public function run( array $args, array $options, Console $console ): int {
		$row = $this->choice->of( $args, $console )[0] ?? null;
		if ( null === $row ) {
			return 1;
		}
		try {
			$dry = $this->kickoff->shown_by( $row['id'] );
			if ( null === $dry ) {
				$console->error( $row['name'] . ': there is no dry run of the settings of now. Look at what would happen with `wp crosswalk dry-run`.' );
				return 1;
			}
			$run = $this->kickoff->start( $row['id'], $dry, 'cli', get_current_user_id() );
		} catch ( EndpointError $error ) {
			$console->error( $row['name'] . ': ' . $error->getMessage() );
			return 1;
		}
		if ( empty( $options['wait'] ) ) {
			$console->line( "\"{$row['name']}\" has started with run $run." );
			return 0;
		}
		$this->watch->wait( $run );
		$console->rows( Synopsis::chosen_format( $options ), $this->watch->result( $run, $row['name'] ), RunWatch::FIELDS );
		return $this->watch->code( $run, $row['name'], $console );
	}
}
