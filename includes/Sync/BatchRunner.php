<?php
/**
 * One claimed batch from the queue through the engine and back.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Storage\Locks;
use Crosswalk\Storage\Update;
use Crosswalk\Storage\Updates;

final class BatchRunner {

	public function __construct(
		private readonly Pairings $pairings,
		private readonly Engine $engine,
		private readonly FinishStage $finish,
		private readonly Settlement $settlement,
		private readonly Lease $lease
	) {
	}

	/**
	 * @param non-empty-list<Update> $updates Claimed ones of one connection, module and side.
	 * @param string                 $token   Of the claim.
	 */
	public function run( array $updates, string $token ): void {
		$batch = $this->batch( $updates, $token );
		$this->lease->begin();
		$this->engine->run( $batch );
		try {
			$this->finish->run( $batch );
		} catch ( \Throwable $error ) {
			foreach ( $batch->items as $item ) {
				$item->verdict = Verdict::failed( self::bug( $error ) );
			}
		}
		$this->settlement->run( $batch );
		$this->lease->end( $batch );
	}

	/**
	 * Moves a run on by a page.
	 *
	 * @param array<string, string|null> $run Row.
	 */
	public function list( Lister $lister, array $run ): bool {
		$pairing = $this->pairings->of( (int) $run['connection_id'] );
		return null !== $pairing && $lister->advance( $run, $pairing, Locks::token() );
	}

	/** @param non-empty-list<Update> $updates Of one connection, module and side. */
	private function batch( array $updates, string $token ): Batch {
		$pairing = $this->pairings->of( $updates[0]->connection_id ) ?? throw new \LogicException( 'Updates of a deleted connection.' );
		return new Batch( $pairing, $pairing->config( $updates[0]->module ) ?? ModuleConfig::from_array( $updates[0]->module, array() ), $updates, $token );
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
