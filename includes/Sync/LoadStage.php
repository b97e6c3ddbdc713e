<?php
/**
 * Stage 2: both sides' records, one bulk read each; what is not there any more goes to Deletions.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Side;

final class LoadStage implements Stage {

	public function __construct( private readonly Deletions $deletions ) {
	}

	public function run( Batch $batch ): void {
		$this->load( $batch, $batch->from, $batch->open() );
		$this->load( $batch, $batch->to(), array_filter( $batch->open(), static fn( Item $item ): bool => true === $item->link?->complete() ) );
		$missing = array();
		foreach ( $batch->open() as $item ) {
			if ( null === $item->record( $batch->from ) ) {
				$missing[ $batch->from->value ][] = $item;
			} elseif ( true === $item->link?->complete() && null === $item->record( $batch->to() ) ) {
				$missing[ $batch->to()->value ][] = $item;
			} elseif ( null !== $item->link?->gone() ) {
				$item->link->note = '';
			}
		}
		foreach ( $missing as $side => $items ) {
			$this->deletions->handle( $batch, Side::from( $side ), $items );
		}
	}

	/** @param array<Item> $items Whose records to read. */
	private function load( Batch $batch, Side $side, array $items ): void {
		$ids = array();
		foreach ( $items as $item ) {
			$id = $item->id_on( $side );
			if ( null !== $id ) {
				$ids[ $id ] = $item;
			}
		}
		if ( array() !== $ids ) {
			foreach ( $batch->pairing->endpoint( $side )->fetch( $batch->module, array_map( 'strval', array_keys( $ids ) ) ) as $id => $record ) {
				$ids[ $id ]->records[ $side->value ] = $record;
			}
		}
	}
}
