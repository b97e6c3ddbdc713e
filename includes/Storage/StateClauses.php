<?php
/**
 * The states of RecordStates as SQL, for lists of WordPress and WooCommerce that are sorted or filtered by them: a join
 * that gives each record the place of its most serious state, over all connections. Lists that are neither pay nothing.
 */

declare( strict_types=1 );

namespace Crosswalk\Storage;

use Crosswalk\Endpoint\Modules;

/**
 * @phpstan-type Clauses array{join: string, where: string, orderby: string}
 */
final class StateClauses {

	/** As a state: no connection has looked at the record yet. */
	public const NONE = 'none';

	private const ALIAS = 'crosswalk_states';

	/** What the shop's ids of a module begin with, where they name what is in the list. */
	private const TYPES = array(
		Modules::CONTACTS => 'user:',
		Modules::PRODUCTS => 'product:',
		Modules::ORDERS   => 'order:',
	);

	public function __construct( private readonly Db $db ) {
	}

	/**
	 * @param string $module One of the three that have lists.
	 * @param string $state  Only records in this one; empty: all.
	 * @param string $order  "ASC", "DESC" or empty: as they are.
	 * @return Clauses To be added to those of the list; the join and the condition begin with a space.
	 */
	public function of( string $module, string $table, string $state, string $order ): array {
		if ( ! isset( self::TYPES[ $module ] ) || ( '' === $state && '' === $order ) ) {
			return array( 'join' => '', 'where' => '', 'orderby' => '' ); // phpcs:ignore WordPress.Arrays
		}
		$place = array_search( $state, RecordStates::ALL, true );
		$where = match ( true ) {
			false !== $place       => sprintf( ' AND %s.place=%d', self::ALIAS, $place + 1 ),
			self::NONE === $state  => sprintf( ' AND %s.place IS NULL', self::ALIAS ),
			default                => '',
		};
		return array(
			'join'    => $this->join( $module, $table ),
			'where'   => $where,
			'orderby' => '' === $order ? '' : sprintf( 'COALESCE(%s.place,%d) %s', self::ALIAS, count( RecordStates::ALL ) + 1, 'DESC' === strtoupper( $order ) ? 'DESC' : 'ASC' ),
		);
	}

	public function orders(): string {
		return $this->db->core_table( 'wc_orders' );
	}

	public function posts(): string {
		return $this->db->core_table( 'posts' );
	}

	public function users(): string {
		return $this->db->users_table( 'users' );
	}

	/**
	 * Variations, which have no row of their own in the list: one query for a page. WP_Query's own "id=>parent" answers
	 * from its cache with other keys.
	 *
	 * @param list<int> $products Numbers.
	 * @return array<int, list<int>> By product.
	 */
	public function variations( array $products ): array {
		$found = array();
		foreach ( array() === $products ? array() : $this->db->rows( "SELECT ID, post_parent FROM %i WHERE post_type='product_variation' AND post_parent IN (%list) AND post_status NOT IN ('trash','auto-draft')", array( $this->posts(), $products ) ) as $row ) {
			$found[ (int) $row['post_parent'] ][] = (int) $row['ID'];
		}
		return $found;
	}

	/** A product stands for its variations, too: they have no row of their own in the list. */
	private function join( string $module, string $table ): string {
		$products = Modules::PRODUCTS === $module;
		$record   = $products ? 'COALESCE(NULLIF(p.post_parent,0),s.record)' : 's.record';
		$parents  = $products ? $this->db->sql( " LEFT JOIN %i p ON p.ID=s.record AND p.post_type='product_variation'", array( $this->posts() ) ) : '';
		return sprintf( ' LEFT JOIN (SELECT %s AS record, MIN(s.place) AS place FROM (%s) s%s GROUP BY 1) %s ON %s.record=%s.%s', $record, $this->places( $module ), $parents, self::ALIAS, self::ALIAS, $table, $table === $this->orders() ? 'id' : 'ID' );
	}

	/** Every state that anything says of a record, as in RecordStates. */
	private function places( string $module ): string {
		$connections = array_map( 'intval', $this->db->column( 'SELECT id FROM %i', array( $this->db->table( 'connections' ) ) ) );
		$type        = self::TYPES[ $module ];
		$number      = static fn( string $column ): string => sprintf( 'CAST(SUBSTRING(%s,%d) AS UNSIGNED) AS record', $column, strlen( $type ) + 1 );
		$place       = static fn( string $state ): int => (int) array_search( $state, RecordStates::ALL, true ) + 1;
		$like        = $this->db->like( $type ) . '%';
		return implode(
			' UNION ALL ',
			array(
				$this->db->sql(
					'SELECT ' . $number( 'record_id' ) . ", %d AS place FROM %i WHERE module=%s AND side='shop' AND record_id LIKE %s AND connection_id IN (%list)",
					array( $place( RecordStates::EXCLUDED ), $this->db->table( 'exclusions' ), $module, $like, array( Exclusions::ALL, ...$connections ) )
				),
				$this->db->sql(
					'SELECT ' . $number( 'record_id' ) . ", CASE WHEN outcome='decision' THEN %d WHEN status='rejected' AND error_kind='skip' THEN %d WHEN status='rejected' THEN %d ELSE %d END FROM %i WHERE connection_id IN (%list) AND module=%s AND side='shop' AND record_id LIKE %s AND status IN ('accepted','rejected')",
					array( $place( RecordStates::DECISION ), $place( RecordStates::SKIPPED ), $place( RecordStates::FAILED ), $place( RecordStates::WAITING ), $this->db->table( 'updates' ), $connections, $module, $like )
				),
				$this->db->sql(
					'SELECT ' . $number( 'shop_id' ) . ', CASE WHEN note LIKE %s THEN %d WHEN remote_id IS NULL THEN %d ELSE %d END FROM %i WHERE connection_id IN (%list) AND module=%s AND shop_id LIKE %s',
					array( $this->db->like( Link::GONE ) . '%', $place( RecordStates::DELETED ), $place( RecordStates::SKIPPED ), $place( RecordStates::SYNCED ), $this->db->table( 'links' ), $connections, $module, $like )
				),
			)
		);
	}
}
