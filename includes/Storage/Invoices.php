<?php
/**
 * Invoices that a remote keeps for orders and customers of the shop: WooCommerce has no place for them.
 *
 * Amounts are decimal strings, as exact as they came. `contact` is a typed shop id ("user:12", "guest:<hash>"),
 * `order_id` an order's number, 0 where the order is not in the shop.
 */

declare( strict_types=1 );

namespace Crosswalk\Storage;

/**
 * @phpstan-import-type Row from Db
 */
final class Invoices {

	private const LISTED = 'id, version, updated_at';

	public function __construct( private readonly Db $db ) {
	}

	/** @return list<Row> id, version, updated_at, by id. */
	public function after( int $id, int $limit ): array {
		return $this->db->rows( 'SELECT ' . self::LISTED . ' FROM %i WHERE id>%d ORDER BY id LIMIT %d', array( $this->table(), $id, $limit ) );
	}

	/** @return list<Row> id, version, updated_at, in the order of their changes. */
	public function since( int $time, int $id, int $limit ): array {
		return $this->db->rows( 'SELECT ' . self::LISTED . ' FROM %i WHERE (updated_at>%d OR (updated_at=%d AND id>%d)) ORDER BY updated_at, id LIMIT %d', array( $this->table(), $time, $time, $id, $limit ) );
	}

	/** Unix time of the last change; 0: there is none. */
	public function last_change(): int {
		return (int) $this->db->value( 'SELECT MAX(updated_at) FROM %i', array( $this->table() ) );
	}

	/**
	 * @param list<int> $ids Any of them may be missing.
	 * @return list<Row> Whole rows.
	 */
	public function rows( array $ids ): array {
		return array() === $ids ? array() : $this->db->rows( 'SELECT * FROM %i WHERE id IN (%list) ORDER BY id', array( $this->table(), $ids ) );
	}

	/**
	 * @param string           $column number, url, order_id or contact.
	 * @param list<string|int> $values What to look for.
	 * @return list<int>
	 */
	public function search( string $column, array $values ): array {
		return array_map( 'intval', array() === $values ? array() : $this->db->column( "SELECT id FROM %i WHERE $column IN (%list) ORDER BY id", array( $this->table(), $values ) ) );
	}

	/** Id of the one made for this key of a connection. */
	public function by_own_key( int $connection_id, string $key ): ?int {
		$id = $this->db->value( 'SELECT id FROM %i WHERE own_key=%s AND connection_id=%d', array( $this->table(), $key, $connection_id ) );
		return null === $id ? null : (int) $id;
	}

	/** @return list<Row> Of an order, the latest first. */
	public function of_order( int $order_id ): array {
		return $this->db->rows( 'SELECT * FROM %i WHERE order_id=%d ORDER BY issued DESC, id DESC', array( $this->table(), $order_id ) );
	}

	/**
	 * Of a person: by who they are, or by what they ordered.
	 *
	 * @param list<string> $contacts Typed shop ids.
	 * @param list<int>    $orders   Orders.
	 * @return list<Row>
	 */
	public function of_person( array $contacts, array $orders ): array {
		return $this->db->rows( 'SELECT * FROM %i WHERE contact IN (%list) OR order_id IN (%list) ORDER BY id', array( $this->table(), $contacts, array() === $orders ? array( -1 ) : $orders ) );
	}

	/**
	 * @param array<string, string|int> $columns What to set.
	 * @return int Its id.
	 */
	public function add( array $columns ): int {
		$now = array(
			'created_at' => time(),
			'updated_at' => time(),
		);
		return $this->db->add( 'invoices', $columns + $now );
	}

	/** @param array<string, string|int> $columns What to set. @return bool False when it is not there. */
	public function set( int $id, array $columns ): bool {
		$args = array( $this->table(), time() );
		$sets = '';
		foreach ( $columns as $column => $value ) {
			$sets  .= ", $column=%s";
			$args[] = $value;
		}
		return $this->db->run( "UPDATE %i SET version=version+1, updated_at=%d$sets WHERE id=%d", array( ...$args, $id ) ) > 0;
	}

	/** A guest became a customer (E4). */
	public function give( string $from, string $to ): int {
		return $this->db->update( 'invoices', array( 'contact' => $to ), array( 'contact' => $from ) );
	}

	/**
	 * Forgets whose they are and what was bought. Number, dates and amounts stay with the order; what has no order goes.
	 *
	 * @param list<int> $ids Invoices.
	 * @return int How many.
	 */
	public function forget( array $ids ): int {
		if ( array() === $ids ) {
			return 0;
		}
		$this->db->delete( 'invoices', array( 'id' => $ids, 'order_id' => 0 ) ); // phpcs:ignore WordPress.Arrays
		$this->db->update( 'invoices', array( 'contact' => '', 'items' => '[]' ), array( 'id' => $ids ) ); // phpcs:ignore WordPress.Arrays
		return count( $ids );
	}

	private function table(): string {
		return $this->db->table( 'invoices' );
	}
}
