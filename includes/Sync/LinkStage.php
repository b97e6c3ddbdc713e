<?php
/**
 * Stage 1: the links of the batch by one query, taken for this worker; what a person wants left alone ends here (E30).
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Direction;
use Crosswalk\Storage\Exclusions;
use Crosswalk\Storage\Link;
use Crosswalk\Storage\Links;

final class LinkStage implements Stage {

	/** Another worker has the pair in hand; it is done in a moment. */
	private const BUSY_S = 3;

	public function __construct( private readonly Links $links, private readonly Exclusions $exclusions ) {
	}

	public function run( Batch $batch ): void {
		if ( Direction::Off === $batch->config->direction && 0 === $batch->mode->undoes ) {
			// Were the pair taken for synced now, what changed until then would never be sent.
			$batch->end_open( Verdict::skipped( 'module_off', __( 'Records of this kind are switched off. Once they are on again, the next sync finds what changed.', 'crosswalk' ) ) );
			return;
		}
		$ids   = array_map( static fn( Item $item ): string => $item->update->record_id, $batch->open() );
		$links = $this->links->of( $batch->pairing->id, $batch->module, $batch->from, $ids );
		$ours  = $batch->mode->dry ? null : $this->links->claim( array_values( array_map( static fn( Link $link ): int => $link->id, $links ) ), $batch->token );
		foreach ( $batch->open() as $item ) {
			$link = $links[ $item->update->record_id ] ?? null;
			if ( null !== $link && null !== $ours && ! isset( $ours[ $link->id ] ) ) {
				$item->verdict = Verdict::wait( self::BUSY_S );
				continue;
			}
			$item->link = $link;
		}
		foreach ( array( $batch->from, $batch->to() ) as $side ) {
			$this->leave_alone( $batch, $side );
		}
	}

	private function leave_alone( Batch $batch, Side $side ): void {
		$by_id = array();
		foreach ( $batch->open() as $item ) {
			$id = $item->id_on( $side );
			if ( null !== $id ) {
				$by_id[ $id ] = $item;
			}
		}
		foreach ( $this->exclusions->of( $batch->pairing->id, $batch->module, $side, array_map( 'strval', array_keys( $by_id ) ) ) as $id => $cause ) {
			$by_id[ $id ]->verdict = Verdict::excluded( $cause );
		}
	}
}
