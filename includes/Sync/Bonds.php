<?php
/**
 * Which records belong together, or are left alone, because a person says so (E7, E30). Each of these is in the record's
 * history.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\Exclusions;
use Crosswalk\Storage\History;
use Crosswalk\Storage\Link;
use Crosswalk\Storage\Links;

final class Bonds {

	public function __construct(
		private readonly Links $links,
		private readonly Exclusions $exclusions,
		private readonly History $history
	) {
	}

	/**
	 * Links two records. Links that either of them had to a third one are gone then, and so is a "Do not sync" of either.
	 * What differs is decided at the next sync as at any first one.
	 */
	public function link( int $connection_id, string $module, string $shop_id, string $remote_id, int $person ): void {
		$before = array( ...$this->links->of( $connection_id, $module, Side::Shop, array( $shop_id ) ), ...array_values( $this->links->of( $connection_id, $module, Side::Remote, array( $remote_id ) ) ) );
		$rows   = array();
		foreach ( $before as $link ) {
			if ( $link->shop_id === $shop_id && $link->remote_id === $remote_id ) {
				return;
			}
			if ( $link->complete() ) {
				$rows[] = self::row( $link->connection_id, $module, (string) $link->shop_id, (string) $link->remote_id, 'unlinked', $person );
			}
		}
		$rows[] = self::row( $connection_id, $module, $shop_id, $remote_id, 'linked', $person );
		$this->links->replace( array_values( array_map( static fn( Link $link ): int => $link->id, $before ) ), new Link( 0, $connection_id, $module, $shop_id, $remote_id ) );
		foreach ( array( Side::Shop->value => $shop_id, Side::Remote->value => $remote_id ) as $side => $id ) { // phpcs:ignore WordPress.Arrays
			$this->exclusions->remove( $module, Side::from( $side ), array( $id ), $connection_id );
		}
		$this->history->add( $rows );
	}

	/**
	 * Two linked records do not belong together. Both are left alone until somebody links them again or lets them be synced.
	 *
	 * @return bool False: they were not linked.
	 */
	public function unlink( int $connection_id, string $module, string $shop_id, int $person ): bool {
		$link = $this->links->of( $connection_id, $module, Side::Shop, array( $shop_id ) )[ $shop_id ] ?? null;
		if ( null === $link || null === $link->remote_id ) {
			return false;
		}
		$this->links->delete( array( $link->id ) );
		$this->part( $connection_id, $module, $shop_id, $link->remote_id, $person );
		$this->history->add( array( self::row( $connection_id, $module, $shop_id, $link->remote_id, 'unlinked', $person ) ) );
		return true;
	}

	/** Keeps two records that were taken apart from finding each other again. */
	public function part( int $connection_id, string $module, string $shop_id, string $remote_id, int $person ): void {
		$this->exclusions->add(
			array(
				self::record( $connection_id, $module, Side::Shop, $shop_id ),
				self::record( $connection_id, $module, Side::Remote, $remote_id ),
			),
			Exclusions::UNLINKED,
			$person
		);
	}

	/**
	 * @param list<string> $ids           Ids on `$side`.
	 * @param int          $connection_id Exclusions::ALL: for all connections.
	 * @return int How many were not excluded before.
	 */
	public function exclude( string $module, Side $side, array $ids, int $connection_id, int $person, string $cause = Exclusions::PERSON ): int {
		$records = array_map( static fn( string $id ): array => self::record( $connection_id, $module, $side, $id ), $ids );
		$added   = $this->exclusions->add( $records, $cause, $person );
		$this->note( $module, $side, $ids, $connection_id, 'excluded', $person );
		return $added;
	}

	/**
	 * Lets records be synced again, whatever connection they were excluded from.
	 *
	 * @param list<string> $ids Ids on `$side`.
	 * @return int How many were excluded.
	 */
	public function include( string $module, Side $side, array $ids, int $person ): int {
		$removed = $this->exclusions->remove( $module, $side, $ids );
		$this->note( $module, $side, $ids, Exclusions::ALL, 'included', $person );
		return $removed;
	}

	/** @param list<string> $ids Ids on `$side`. */
	private function note( string $module, Side $side, array $ids, int $connection_id, string $event, int $person ): void {
		$rows = array();
		foreach ( $ids as $id ) {
			$rows[] = self::row( $connection_id, $module, Side::Shop === $side ? $id : '', Side::Remote === $side ? $id : '', $event, $person );
		}
		$this->history->add( $rows );
	}

	/** @return array{connection_id: int, module: string, side: Side, record_id: string} */
	private static function record( int $connection_id, string $module, Side $side, string $id ): array {
		return array(
			'connection_id' => $connection_id,
			'module'        => $module,
			'side'          => $side,
			'record_id'     => $id,
		);
	}

	/** @return array<string, mixed> Of the history. */
	private static function row( int $connection_id, string $module, string $shop_id, string $remote_id, string $event, int $person ): array {
		return array(
			'connection_id' => $connection_id,
			'module'        => $module,
			'shop_id'       => $shop_id,
			'remote_id'     => $remote_id,
			'run_id'        => 0,
			'side'          => '' === $shop_id ? Side::Remote->value : Side::Shop->value,
			'origin'        => 'person',
			'person'        => $person,
			'event'         => $event,
			'field'         => '',
			'old_value'     => null,
			'new_value'     => null,
			'at'            => time(),
		);
	}
}
