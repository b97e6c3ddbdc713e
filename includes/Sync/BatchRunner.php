<?php
/**
 * Takes claimed updates through the engine and writes down what became of them.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Storage\Update;

final class BatchRunner {

	public function __construct(
		private readonly Batches $batches,
		private readonly Engine $engine,
		private readonly FinishStage $finish,
		private readonly Settlement $settlement,
		private readonly Lease $lease
	) {
	}

	/**
	 * @param non-empty-list<Update> $updates Claimed ones of one connection, module, side and lane.
	 * @param string                 $token   Of the claim.
	 */
	public function run( array $updates, string $token ): void {
		$batch = $this->batches->of( $updates, $token );
		$this->lease->begin();
		$this->engine->run( $batch );
		if ( ! $this->lease->keep( $batch ) ) {
			// The updates are another worker's by now: what became of them is theirs to say. As after a crash, intents explain the rest.
			$this->lease->end( $batch );
			return;
		}
		try {
			$this->finish->run( $batch );
		} catch ( \Throwable $error ) {
			foreach ( $batch->items as $item ) {
				$item->verdict = Verdict::failed( self::bug( $error ) );
			}
		}
		try {
			$this->settlement->run( $batch );
		} finally {
			$this->lease->end( $batch );
		}
	}

	/** An error of ours: its trace is kept with the update. */
	public static function bug( \Throwable $error ): EndpointError {
		return new EndpointError(
			ErrorKind::Bug,
			sprintf( '%s in %s:%d', $error->getMessage(), basename( $error->getFile() ), $error->getLine() ),
			'bug',
			__( 'This is an error of the plugin. Please report it with the details kept here.', 'crosswalk' ),
			previous: $error
		);
	}
}
