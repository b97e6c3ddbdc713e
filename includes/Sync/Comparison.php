<?php
/**
 * Compares a page of a list with the links, without loading records: what agrees is counted, what differs is queued (E1).
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Entry;
use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\Exclusions;
use Crosswalk\Storage\Link;
use Crosswalk\Storage\Links;
use Crosswalk\Storage\Update;
use Crosswalk\Storage\Updates;

/**
 * @phpstan-import-type Seen from Links
 */
final class Comparison {

	private const CHUNK = 1000;

	public function __construct(
		private readonly Links $links,
		private readonly Exclusions $exclusions,
		private readonly Updates $updates
	) {
	}

	/**
	 * @param list<Entry> $entries Of one module and side.
	 * @param bool        $every   Also those that did not change: the mapping did.
	 * @param int         $newest  Links that are newer than this one are not counted as linked.
	 * @return array{linked: int, unchanged: int, changed: list<string>, agreed: array<string, Seen>} Linked: how many the links
	 *         know to exist on this side. Agreed: what the links say of those that did not change.
	 */
	public function compare( Pairing $pairing, string $module, Side $side, array $entries, bool $every = false, int $newest = 0 ): array {
		$result = array(
			'linked'    => 0,
			'unchanged' => 0,
			'changed'   => array(),
			'agreed'    => array(),
		);
		foreach ( array_chunk( $entries, self::CHUNK ) as $chunk ) {
			$links   = $this->links->versions( $pairing->id, $module, $side, array_map( static fn( Entry $entry ): string => $entry->id, $chunk ) );
			$changed = array();
			foreach ( $chunk as $entry ) {
				$link              = $links[ $entry->id ] ?? null;
				$result['linked'] += null !== $link && $link['link'] <= $newest && Link::GONE . $side->value !== $link['note'] ? 1 : 0;
				if ( null !== $link && ! $every && $this->agrees( $pairing, $side, $entry, $link ) ) {
					++$result['unchanged'];
					$result['agreed'][ $entry->id ] = $link;
				} elseif ( null !== $link || ! $this->too_old( $pairing, $module, $entry ) ) {
					$changed[] = $entry->id;
				}
			}
			$wanted               = $this->wanted( $pairing, $module, $side, $changed );
			$result['unchanged'] += count( $changed ) - count( $wanted );
			array_push( $result['changed'], ...$wanted );
		}
		return $result;
	}

	/**
	 * Records that did not change while their partners did: edited, deleted or put back on a side that nobody lists, because
	 * the module does not go back from there (E24).
	 *
	 * @param Side                $side   Whose records were compared.
	 * @param array<string, Seen> $agreed Those that did not change.
	 * @return list<string> Ids on `$side`.
	 * @throws EndpointError
	 */
	public function drifted( Pairing $pairing, string $module, Side $side, array $agreed ): array {
		$pairs = array_values( array_filter( array_column( $agreed, 'other' ), 'is_string' ) );
		if ( array() === $pairs || true === $pairing->config( $module )?->direction->goes_to( $side ) ) {
			return array();
		}
		$there   = $pairing->endpoint( $side->other() )->versions( $module, $pairs );
		$drifted = array();
		foreach ( $agreed as $id => $link ) {
			$now  = $there[ $link['other'] ?? '' ] ?? null;
			$gone = Link::GONE . $side->other()->value === $link['note'];
			if ( null !== $link['other'] && ( null === $now ? ! $gone : $gone || $now !== $link['other_version'] ) ) {
				$drifted[] = (string) $id;
			}
		}
		return array_merge( array(), ...array_map( fn( array $chunk ): array => $this->wanted( $pairing, $module, $side, $chunk ), array_chunk( $drifted, self::CHUNK ) ) );
	}

	/**
	 * @param list<string> $ids Ids on `$side`, at most 1000.
	 * @return list<string> Without those that somebody has excluded.
	 */
	private function wanted( Pairing $pairing, string $module, Side $side, array $ids ): array {
		$excluded = $this->exclusions->of( $pairing->id, $module, $side, $ids );
		return array_values( array_filter( $ids, static fn( string $id ): bool => ! isset( $excluded[ $id ] ) ) );
	}

	/** The newest link of all. */
	public function newest(): int {
		return $this->links->newest();
	}

	/** How many records of this side the links up to the newest one of those days know to exist. */
	public function known( Pairing $pairing, string $module, Side $side, int $newest ): int {
		return $this->links->count( $pairing->id, $module, $side, $newest );
	}

	/**
	 * A page of the records that the links know, asked for by id: those that are not there.
	 *
	 * @param int $after  Link id.
	 * @param int $newest Newer links are left out.
	 * @return array{0: list<string>, 1: int|null} Ids on `$side`, and where the next page begins; null: there is none.
	 * @throws EndpointError
	 */
	public function missing( Pairing $pairing, string $module, Side $side, int $after, int $newest ): array {
		$known = $this->links->page( $pairing->id, $module, $side, $after, $newest, self::CHUNK );
		if ( array() === $known ) {
			return array( array(), null );
		}
		$there = $pairing->endpoint( $side )->versions( $module, array_values( $known ) );
		return array( array_values( array_filter( $known, static fn( string $id ): bool => ! isset( $there[ $id ] ) ) ), (int) array_key_last( $known ) );
	}

	/**
	 * @param list<string> $ids         Ids on `$side`.
	 * @param string       $instruction What a person said about them.
	 */
	public function queue( Pairing $pairing, string $module, Side $side, array $ids, int $run_id, int $priority = Update::PRIORITY_BACKFILL, int $lane = 0, string $instruction = '' ): void {
		$records = array_map(
			static fn( string $id ): array => array(
				'connection_id' => $pairing->id,
				'module'        => $module,
				'side'          => $side,
				'record_id'     => $id,
			),
			$ids
		);
		$this->updates->add( $records, $priority, $run_id, 0, $lane, $instruction );
	}

	/** @param Seen $link What the links say. */
	private function agrees( Pairing $pairing, Side $side, Entry $entry, array $link ): bool {
		$settled = null !== $link['other'] ? Link::GONE . $side->value !== $link['note'] : Link::settled( $link['note'], $pairing->revision );
		return $settled && $link['version'] === $entry->version;
	}

	/** Older records are not taken in, unless a newer one needs them (V5). */
	private function too_old( Pairing $pairing, string $module, Entry $entry ): bool {
		$from = $pairing->from( $module );
		return $from > 0 && null !== $entry->modified && (int) strtotime( $entry->modified ) < $from;
	}
}
