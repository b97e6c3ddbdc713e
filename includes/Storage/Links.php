<?php
/**
 * The link table.
 */

declare( strict_types=1 );

namespace Crosswalk\Storage;

use Crosswalk\Endpoint\Side;

/**
 * Seen: a link from one side. link: its row; other: the id on the other side; the versions are those that were seen last.
 *
 * @phpstan-type Seen array{link: int, version: string, note: string, other: string|null, other_version: string}
 */
final class Links {

	/** Long enough for the slowest batch; a killed worker's links are free again after it. */
	private const LEASE_S = 300;

	public function __construct( private readonly Db $db ) {
	}

	/**
	 * Links of these records, by the id on that side.
	 *
	 * @param list<string> $ids Ids on `$side`.
	 * @return array<string, Link>
	 */
	public function of( int $connection_id, string $module, Side $side, array $ids ): array {
		$links  = array();
		$column = $side->value . '_id';
		foreach ( array_chunk( array_values( array_unique( $ids ) ), 1000 ) as $chunk ) {
			$rows = $this->db->rows(
				"SELECT * FROM %i WHERE connection_id=%d AND module=%s AND $column IN (%list)",
				array( $this->db->table( 'links' ), $connection_id, $module, $chunk )
			);
			foreach ( $rows as $row ) {
				$links[ (string) $row[ $column ] ] = Link::from_row( $row );
			}
		}
		return $links;
	}

	/**
	 * What a listing needs to see that a record did not change.
	 *
	 * @param list<string> $ids Ids on `$side`, at most 1000.
	 * @return array<string, Seen> By id.
	 */
	public function versions( int $connection_id, string $module, Side $side, array $ids ): array {
		$own    = $side->value . '_id';
		$rows   = $this->db->rows(
			"SELECT id AS link, $own AS id, {$side->value}_version AS version, note, {$side->other()->value}_id AS other, {$side->other()->value}_version AS other_version FROM %i WHERE connection_id=%d AND module=%s AND $own IN (%list)",
			array( $this->db->table( 'links' ), $connection_id, $module, $ids )
		);
		$result = array();
		foreach ( $rows as $row ) {
			$result[ (string) $row['id'] ] = array(
				'link'          => (int) $row['link'],
				'version'       => (string) $row['version'],
				'note'          => (string) $row['note'],
				'other'         => $row['other'],
				'other_version' => (string) $row['other_version'],
			);
		}
		return $result;
	}

	/** The newest link: what is made from now on is newer. */
	public function newest(): int {
		return (int) $this->db->value( 'SELECT MAX(id) FROM %i', array( $this->db->table( 'links' ) ) );
	}

	/**
	 * How many records of this side the links know to exist.
	 *
	 * @param int $newest Newer links do not count.
	 */
	public function count( int $connection_id, string $module, Side $side, int $newest ): int {
		return (int) $this->db->value(
			"SELECT COUNT(*) FROM %i WHERE connection_id=%d AND module=%s AND id<=%d AND {$side->value}_id IS NOT NULL AND note<>%s",
			array( $this->db->table( 'links' ), $connection_id, $module, $newest, Link::GONE . $side->value )
		);
	}

	/**
	 * The pairs that were touched last, for choosing one.
	 *
	 * @param string $name Part of a name; empty: any.
	 * @return list<array{id: string, name: string}> Ids on `$side`.
	 */
	public function latest( int $connection_id, string $module, Side $side, string $name, int $limit ): array {
		$rows = $this->db->rows(
			"SELECT {$side->value}_id AS record, name FROM %i WHERE connection_id=%d AND module=%s AND shop_id IS NOT NULL AND remote_id IS NOT NULL AND name LIKE %s ORDER BY updated_at DESC, id DESC LIMIT %d",
			array( $this->db->table( 'links' ), $connection_id, $module, '%' . $this->db->like( $name ) . '%', $limit )
		);
		return array_map( static fn( array $row ): array => array( 'id' => (string) $row['record'], 'name' => (string) $row['name'] ), $rows ); // phpcs:ignore WordPress.Arrays
	}

	/** @return array<string, int> Pairs by module. */
	public function pairs( int $connection_id ): array {
		return $this->db->numbers(
			'SELECT module, COUNT(*) AS n FROM %i WHERE connection_id=%d AND shop_id IS NOT NULL AND remote_id IS NOT NULL GROUP BY module',
			array( $this->db->table( 'links' ), $connection_id )
		);
	}

	/**
	 * A page of the ids that exist on this side, in link order.
	 *
	 * @param int $after  Link id.
	 * @param int $newest Newer links are left out.
	 * @return array<int, string> Record id by link id.
	 */
	public function page( int $connection_id, string $module, Side $side, int $after, int $newest, int $limit ): array {
		$rows = $this->db->rows(
			"SELECT id, {$side->value}_id AS record FROM %i WHERE connection_id=%d AND module=%s AND id>%d AND id<=%d AND {$side->value}_id IS NOT NULL AND note<>%s ORDER BY id LIMIT %d",
			array( $this->db->table( 'links' ), $connection_id, $module, $after, $newest, Link::GONE . $side->value, $limit )
		);
		return array_column( array_map( static fn( array $row ): array => array( (int) $row['id'], (string) $row['record'] ), $rows ), 1, 0 );
	}

	/**
	 * Links for a list, newest first.
	 *
	 * @param string $module Empty: all.
	 * @param string $record Id on either side; empty: all.
	 * @return list<array<string, string|null>>
	 */
	public function listed( int $connection_id, string $module, string $record, int $limit ): array {
		$sql  = 'SELECT * FROM %i WHERE connection_id=%d';
		$args = array( $this->db->table( 'links' ), $connection_id );
		if ( '' !== $module ) {
			$sql   .= ' AND module=%s';
			$args[] = $module;
		}
		if ( '' !== $record ) {
			$sql .= ' AND (shop_id=%s OR remote_id=%s)';
			array_push( $args, $record, $record );
		}
		return $this->db->rows( $sql . ' ORDER BY id DESC LIMIT %d', array( ...$args, $limit ) );
	}

	/**
	 * Takes links for one worker, so that the updates of both sides of a pair are never handled at the same time.
	 *
	 * @param list<int> $ids Link ids.
	 * @return array<int, true> Those that are now ours.
	 */
	public function claim( array $ids, string $token ): array {
		if ( array() === $ids ) {
			return array();
		}
		$now = time();
		$this->db->run(
			"UPDATE %i SET claim=%s, claimed_until=%d WHERE id IN (%list) AND (claim='' OR claim=%s OR claimed_until<%d)",
			array( $this->db->table( 'links' ), $token, $now + self::LEASE_S, $ids, $token, $now )
		);
		$own = $this->db->column( 'SELECT id FROM %i WHERE claim=%s AND id IN (%list)', array( $this->db->table( 'links' ), $token, $ids ) );
		return array_fill_keys( array_map( 'intval', $own ), true );
	}

	/** @param list<int> $ids Link ids. */
	public function release( array $ids, string $token ): void {
		if ( array() !== $ids ) {
			$set = array(
				'claim'         => '',
				'claimed_until' => 0,
			);
			$this->db->update( 'links', $set, array( 'id' => $ids, 'claim' => $token ) ); // phpcs:ignore WordPress.Arrays
		}
	}

	/**
	 * Stores new links, claimed by this worker. Where the unique keys refuse one, another worker was faster.
	 *
	 * @param list<Link> $links Get their row ids set; 0 where refused.
	 */
	public function insert( array $links, string $token ): void {
		if ( array() === $links ) {
			return;
		}
		$until = time() + self::LEASE_S;
		$rows  = array_map(
			fn( Link $link ): array => array(
				'connection_id' => $link->connection_id,
				'module'        => $link->module,
				'claim'         => $token,
				'claimed_until' => $until,
				'created_at'    => time(),
			) + $this->columns( $link ),
			$links
		);
		$this->db->insert( 'links', $rows, 'INSERT IGNORE' );
		foreach ( array( Side::Shop, Side::Remote ) as $side ) {
			$this->read_ids( array_values( array_filter( $links, static fn( Link $link ): bool => 0 === $link->id && null !== $link->id_on( $side ) ) ), $side, $token );
		}
	}

	/**
	 * Saves links as they are now, in one statement per hundred.
	 *
	 * @param list<Link> $links With row ids.
	 */
	public function save( array $links ): void {
		$rows = array_map(
			fn( Link $link ): array => array(
				'id'            => $link->id,
				'connection_id' => $link->connection_id,
				'module'        => $link->module,
				'created_at'    => time(),
			) + $this->columns( $link ),
			$links
		);
		if ( array() !== $rows ) {
			$columns = array( 'shop_id', 'remote_id', 'shop_version', 'remote_version', 'own_version', 'bases', 'intent_at', 'note', 'name', 'updated_at' );
			$sets    = array_map( static fn( string $column ): string => "$column=VALUES($column)", $columns );
			$this->db->insert( 'links', $rows, 'INSERT', 'ON DUPLICATE KEY UPDATE ' . implode( ', ', $sets ) );
		}
	}

	/**
	 * Puts one link in the place of others, or changes nothing.
	 *
	 * @param list<int> $ids Link ids.
	 */
	public function replace( array $ids, Link $by ): void {
		$this->db->atomically(
			function () use ( $ids, $by ): void {
				$this->delete( $ids );
				$this->db->insert(
					'links',
					array(
						array(
							'connection_id' => $by->connection_id,
							'module'        => $by->module,
							'created_at'    => time(),
						) + $this->columns( $by ),
					)
				);
			}
		);
	}

	/** @param list<int> $ids Link ids. */
	public function delete( array $ids ): void {
		if ( array() !== $ids ) {
			$this->db->delete( 'links', array( 'id' => $ids ) );
		}
	}

	/**
	 * Gives a shop record's links to its new id: a guest became a customer (E4). A link the new id has already wins.
	 *
	 * @return int How many links it had.
	 */
	public function rekey( string $module, string $from, string $to ): int {
		return $this->db->atomically(
			function () use ( $module, $from, $to ): int {
				$table = $this->db->table( 'links' );
				$taken = $this->db->column( 'SELECT connection_id FROM %i WHERE module=%s AND shop_id=%s', array( $table, $module, $to ) );
				$links = $this->db->rows( 'SELECT id, connection_id FROM %i WHERE module=%s AND shop_id=%s', array( $table, $module, $from ) );
				foreach ( $links as $row ) {
					if ( ! in_array( (string) $row['connection_id'], $taken, true ) ) {
						$this->db->update( 'links', array( 'shop_id' => $to, 'shop_version' => '' ), array( 'id' => (int) $row['id'] ) ); // phpcs:ignore WordPress.Arrays
					}
				}
				return count( $links );
			}
		);
	}

	/**
	 * @return array<string, mixed>
	 */
	private function columns( Link $link ): array {
		return array(
			'shop_id'        => $link->shop_id,
			'remote_id'      => $link->remote_id,
			'shop_version'   => $link->shop_version,
			'remote_version' => $link->remote_version,
			'own_version'    => $link->own_version,
			'bases'          => $link->bases,
			'intent_at'      => $link->intent_at,
			'note'           => $link->note,
			'name'           => mb_substr( $link->name, 0, 190 ),
			'updated_at'     => time(),
		);
	}

	/** @param list<Link> $links New ones with an id on this side. */
	private function read_ids( array $links, Side $side, string $token ): void {
		if ( array() === $links ) {
			return;
		}
		$column = $side->value . '_id';
		$rows   = $this->db->rows(
			"SELECT id, shop_id, remote_id FROM %i WHERE connection_id=%d AND module=%s AND claim=%s AND $column IN (%list)",
			array( $this->db->table( 'links' ), $links[0]->connection_id, $links[0]->module, $token, array_map( static fn( Link $link ): ?string => $link->id_on( $side ), $links ) )
		);
		$found  = array_column( $rows, null, $column );
		foreach ( $links as $link ) {
			$row = $found[ (string) $link->id_on( $side ) ] ?? null;
			if ( null !== $row && $row['shop_id'] === $link->shop_id && $row['remote_id'] === $link->remote_id ) {
				$link->id = (int) $row['id'];
			}
		}
	}
}
