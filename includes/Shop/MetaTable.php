<?php
/**
 * Meta of users, products and orders as rows: of a whole page of records in one query.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Endpoint\Modules;
use Crosswalk\Storage\Db;

final class MetaTable {

	/** Records that are looked at for keys in use: a table of millions of rows has no list of its keys. */
	private const NEWEST = 300;

	/** Characters of an example. */
	private const SHOWN = 60;

	public function __construct( private readonly Db $db ) {
	}

	/**
	 * Something that changes with the meta of a record; records without any of it are left out.
	 *
	 * @param list<int>    $ids  Records.
	 * @param list<string> $keys Meta keys.
	 * @return array<int, string> By record.
	 */
	public function marks( string $module, array $ids, array $keys ): array {
		$marks = array();
		if ( array() !== $ids && array() !== $keys ) {
			list( $table, $column ) = $this->place( $module );
			foreach ( $this->db->rows( "SELECT $column AS record, meta_key, meta_value FROM %i WHERE $column IN (%list) AND meta_key IN (%list) AND meta_value<>'' ORDER BY $column, meta_key, meta_value", array( $table, $ids, $keys ) ) as $row ) {
				$marks[ (int) $row['record'] ] = md5( ( $marks[ (int) $row['record'] ] ?? '' ) . '|' . $row['meta_key'] . '=' . $row['meta_value'] );
			}
		}
		return $marks;
	}

	/**
	 * @param list<string> $values Meta values.
	 * @return list<int> Records.
	 */
	public function by_value( string $module, string $key, array $values ): array {
		list( $table, $column ) = $this->place( $module );
		return array_map( 'intval', $this->db->column( "SELECT DISTINCT $column FROM %i WHERE meta_key=%s AND meta_value IN (%list)", array( $table, $key, $values ) ) );
	}

	/**
	 * Keys that hold plain values, with one of them.
	 *
	 * @param string $search Part of a key.
	 * @return array<string, string> Example by key, in the order of the keys.
	 */
	public function in_use( string $module, string $search ): array {
		list( $table, $column ) = $this->place( $module );
		$rows                   = $this->db->rows( "SELECT meta_key, meta_value FROM %i WHERE $column IN (%list) AND meta_key LIKE %s AND meta_value<>'' LIMIT 20000", array( $table, $this->newest( $module ), '%' . $this->db->like( $search ) . '%' ) );
		if ( '' !== $search ) {
			array_push( $rows, ...$this->db->rows( "SELECT meta_key, meta_value FROM %i WHERE meta_key=%s AND meta_value<>'' LIMIT 1", array( $table, $search ) ) );
		}
		$examples = array();
		foreach ( $rows as $row ) {
			if ( ! is_serialized( (string) $row['meta_value'] ) ) {
				$examples[ (string) $row['meta_key'] ] ??= mb_strimwidth( (string) $row['meta_value'], 0, self::SHOWN, '…' );
			}
		}
		ksort( $examples, SORT_STRING | SORT_FLAG_CASE );
		return $examples;
	}

	/** @return list<int> */
	private function newest( string $module ): array {
		$storage = OrderStorage::current( $this->db );
		$order   = $storage->columns['id'];
		list( $sql, $args ) = match ( $module ) {
			Modules::CONTACTS => array( 'SELECT ID FROM %i ORDER BY ID DESC LIMIT %d', array( $this->db->users_table( 'users' ), self::NEWEST ) ),
			Modules::PRODUCTS => array( "SELECT ID FROM %i WHERE post_type IN ('product','product_variation') ORDER BY ID DESC LIMIT %d", array( $this->db->core_table( 'posts' ), self::NEWEST ) ),
			default           => array( "SELECT $order FROM {$storage->from} WHERE {$storage->type}='shop_order' ORDER BY $order DESC LIMIT %d", array( self::NEWEST ) ),
		};
		return array_map( 'intval', $this->db->column( $sql, $args ) );
	}

	/** @return array{string, string} Table, and the column of the record in it. */
	private function place( string $module ): array {
		$storage = Modules::ORDERS === $module ? OrderStorage::current( $this->db ) : null;
		return match ( $module ) {
			Modules::CONTACTS => array( $this->db->users_table( 'usermeta' ), 'user_id' ),
			Modules::PRODUCTS => array( $this->db->core_table( 'postmeta' ), 'post_id' ),
			default           => array( $storage->meta ?? '', $storage->meta_order ?? '' ),
		};
	}
}
