<?php
/**
 * Compares a page of a list with the links, without loading records: what agrees is counted, what differs is queued (E1).
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Entry;
use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\Link;
use Crosswalk\Storage\Links;
use Crosswalk\Storage\Update;
use Crosswalk\Storage\Updates;

final class Comparison {

	public function __construct( private readonly Links $links, private readonly Updates $updates ) {
	}

	/**
	 * @param list<Entry> $entries Of one module and side.
	 * @return array{linked: int, unchanged: int, queued: int} Linked: how many the links know to exist on this side.
	 */
	public function queue( Pairing $pairing, string $module, Side $side, array $entries, int $run_id, int $priority = Update::PRIORITY_BACKFILL ): array {
		$result = array(
			'linked'    => 0,
			'unchanged' => 0,
			'queued'    => 0,
		);
		foreach ( array_chunk( $entries, 1000 ) as $chunk ) {
			$links   = $this->links->versions( $pairing->id, $module, $side, array_map( static fn( Entry $entry ): string => $entry->id, $chunk ) );
			$changed = array();
			foreach ( $chunk as $entry ) {
				$link              = $links[ $entry->id ] ?? null;
				$result['linked'] += null !== $link && Link::GONE . $side->value !== $link['note'] ? 1 : 0;
				if ( null !== $link && $this->agrees( $pairing, $side, $entry, $link ) ) {
					++$result['unchanged'];
				} elseif ( null !== $link || ! $this->too_old( $pairing, $entry ) ) {
					$changed[] = array(
						'connection_id' => $pairing->id,
						'module'        => $module,
						'side'          => $side,
						'record_id'     => $entry->id,
					);
				}
			}
			$this->updates->add( $changed, $priority, $run_id );
			$result['queued'] += count( $changed );
		}
		return $result;
	}

	/** @param array{version: string, note: string, complete: bool} $link What the links say. */
	private function agrees( Pairing $pairing, Side $side, Entry $entry, array $link ): bool {
		$settled = str_starts_with( $link['note'], 'skipped:' )
			? 'skipped:' . $pairing->revision === $link['note']
			: $link['complete'] && Link::GONE . $side->value !== $link['note'];
		return $settled && $link['version'] === $entry->version;
	}

	/** Older records are not taken in, unless a newer one needs them (V5). */
	private function too_old( Pairing $pairing, Entry $entry ): bool {
		return $pairing->from > 0 && null !== $entry->modified && (int) strtotime( $entry->modified ) < $pairing->from;
	}
}
