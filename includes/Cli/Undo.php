<?php
/**
 * wp crosswalk undo
 */

declare( strict_types=1 );

namespace Crosswalk\Cli;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Storage\History;
use Crosswalk\Storage\Runs;
use Crosswalk\Sync\Sequels;

final class Undo implements Command {

	public function __construct(
		private readonly Sequels $sequels,
		private readonly Runs $runs,
		private readonly History $history,
		private readonly RunWatch $watch,
		private readonly Rehearsals $rehearsals
	) {
	}

	public function name(): string {
		return 'undo';
	}

	public function description(): string {
		return 'Shows what taking a run back would do, and with --yes does it. Records that were changed since are left alone.';
	}

	public function synopsis(): array {
		return array(
			array( 'optional' => false ) + Synopsis::argument( 'run', 'Id of the run.' ),
			Synopsis::flag( 'yes', 'Do it.' ),
			Synopsis::format(),
		);
	}

	public function run( array $args, array $options, Console $console ): int {
		$undone = (int) ( $args[0] ?? 0 );
		try {
			$dry = $this->sequels->undo( $undone, 'cli', get_current_user_id() );
			$this->say_what_is_missing( $undone, $console );
			$this->watch->wait( $dry );
			$code = $this->watch->code( $dry, 'Undo', $console );
			if ( empty( $options['yes'] ) || 0 !== $code ) {
				$console->rows( Synopsis::chosen_format( $options ), $this->rehearsals->records( $dry ), Rehearsals::FIELDS );
				return $code;
			}
			$run = $this->sequels->follow( $dry, 'cli', get_current_user_id() );
		} catch ( EndpointError $error ) {
			$console->error( $error->getMessage() );
			return 1;
		}
		$this->watch->wait( $run );
		$console->rows( Synopsis::chosen_format( $options ), $this->watch->result( $run, '' ), RunWatch::FIELDS );
		return $this->watch->code( $run, 'Undo', $console );
	}

	private function say_what_is_missing( int $run, Console $console ): void {
		$row   = $this->runs->get( $run );
		$since = null === $row ? null : $this->history->missing_of_run( $row );
		if ( null !== $since ) {
			$console->warning( 'The history reaches back to ' . gmdate( 'Y-m-d H:i', $since ) . ' UTC. What the run did before then cannot be taken back.' );
		}
	}
}
