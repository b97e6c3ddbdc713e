<?php
/**
 * Keeps what a worker holds while it works: its updates, links and locks. Between two saves the own clock says whether
 * all of it is surely ours still; past half of the shortest lease it is renewed in the database (E4).
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\Links;
use Crosswalk\Storage\Locks;
use Crosswalk\Storage\Updates;

final class Lease {

	private int $renewed_at = 0;

	private bool $lost = false;

	public function __construct( private readonly Locks $locks, private readonly Links $links, private readonly Updates $updates ) {
	}

	public function begin(): void {
		$this->renewed_at = time();
		$this->lost       = false;
	}

	/** False: something was lost, so save nothing any more. */
	public function keep( Batch $batch ): bool {
		if ( ! $this->lost && time() - $this->renewed_at >= Locks::LEASE_S / 2 ) {
			$this->renewed_at = time();
			$this->lost       = ! $this->renew( $batch );
		}
		return ! $this->lost;
	}

	private function renew( Batch $batch ): bool {
		$ids = array();
		foreach ( $batch->items as $item ) {
			if ( null !== $item->link ) {
				$ids[] = $item->link->id;
			}
		}
		return $this->updates->renew( $batch->token ) === count( $batch->items )
			&& count( $this->links->claim( $ids, $batch->token ) ) === count( array_unique( $ids ) )
			&& $this->locks->renew( $batch->locks, $batch->token );
	}

	/** The lane of a module whose creates go one at a time on all machines. */
	public function lane( Batch $batch, Side $side ): bool {
		$name = sprintf( 'lane:%d:%s:%s', $batch->pairing->id, $batch->module, $side->value );
		if ( ! $this->locks->take_one( $name, $batch->token ) ) {
			return false;
		}
		$batch->locks[] = $name;
		return true;
	}

	public function end( Batch $batch ): void {
		$this->locks->release( $batch->locks, $batch->token );
		$ids = array();
		foreach ( $batch->items as $item ) {
			if ( null !== $item->link && 0 !== $item->link->id ) {
				$ids[] = $item->link->id;
			}
		}
		$this->links->release( $ids, $batch->token );
	}
}
