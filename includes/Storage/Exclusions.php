<?php
/**
 * Records that are left alone because a person said so (E30): by "Do not sync", by unlinking two records, or by a
 * decision.
 */

declare( strict_types=1 );

namespace Crosswalk\Storage;

use Crosswalk\Endpoint\Side;

/**
 * @phpstan-type Exclusion array{connection_id: int, module: string, side: Side, record_id: string}
 */
final class Exclusions {

	/** As connection: all of them. */
	public const ALL = 0;

	/** Somebody said "Do not sync". */
	public const PERSON = 'person';
	/** Somebody said that two linked records do not belong together. */
	public const UNLINKED = 'unlinked';
	/** Somebody was asked, and wants it left alone. */
	public const DECISION = 'decision';

	public function __construct( private readonly Db $db ) {
	}

	/**
	 * Why these records are left alone, those that are.
	 *
	 * @param list<string> $ids Ids on `$side`, at most 1000.
	 * @return array<string, string> Cause by id.
	 */
	public function of( int $connection_id, string $module, Side $side, array $ids ): array {
		if ( array() === $ids ) {
			return array();
		}
		return $this->db->texts(
			'SELECT record_id, cause FROM %i WHERE module=%s AND side=%s AND record_id IN (%list) AND connection_id IN (%list)',
			array( $this->db->table( 'exclusions' ), $module, $side->value, $ids, array( self::ALL, $connection_id ) )
		);
	}

	/**
	 * @param list<Exclusion> $records Those that are excluded already stay so.
	 * @param string          $cause   One of ours.
	 * @param int             $person  User id.
	 * @return int How many are new.
	 */
	public function add( array $records, string $cause, int $person ): int {
		$rows = array_map(
			static fn( array $record ): array => array(
				'connection_id' => $record['connection_id'],
				'module'        => $record['module'],
				'side'          => $record['side']->value,
				'record_id'     => $record['record_id'],
				'cause'         => $cause,
				'person'        => $person,
				'at'            => time(),
			),
			$records
		);
		return array() === $rows ? 0 : $this->db->insert( 'exclusions', $rows, 'INSERT IGNORE' );
	}

	/**
	 * Lets records be synced again.
	 *
	 * @param list<string> $ids           Ids on `$side`.
	 * @param int|null     $connection_id Only for this connection, or ALL; null: whatever connection it was for.
	 * @return int How many were excluded.
	 */
	public function remove( string $module, Side $side, array $ids, ?int $connection_id = null ): int {
		$where = array(
			'module'    => $module,
			'side'      => $side->value,
			'record_id' => $ids,
		);
		return array() === $ids ? 0 : $this->db->delete( 'exclusions', null === $connection_id ? $where : $where + array( 'connection_id' => $connection_id ) );
	}
}
