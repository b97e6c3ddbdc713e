<?php
/**
 * Stage 1: the links of the batch by one query, taken for this worker.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Storage\Links;

final class LinkStage {

	/** Another worker has the pair in hand; it is done in a moment. */
	private const BUSY_S = 3;

	public function __construct( private readonly Links $links ) {
	}

	public function run( Batch $batch ): void {
		$ids   = array_map( static fn( Item $item ): string => $item->update->record_id, $batch->open() );
		$links = $this->links->of( $batch->pairing->id, $batch->module, $batch->from, $ids );
		$ours  = $this->links->claim( array_values( array_map( static fn( $link ): int => $link->id, $links ) ), $batch->token );
		foreach ( $batch->open() as $item ) {
			$link = $links[ $item->update->record_id ] ?? null;
			if ( null !== $link && ! isset( $ours[ $link->id ] ) ) {
				$item->verdict = Verdict::wait( self::BUSY_S );
			}
			$item->link = $link;
		}
	}
}
