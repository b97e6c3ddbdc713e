<?php
/**
 * Orders as rows: ids, versions, times and people of thousands without loading one. Drafts of a checkout, what is in the
 * trash, and refunds are no orders.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Endpoint\Entry;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Storage\Db;

/**
 * @phpstan-import-type Row from Db
 */
final class OrderTable {

	private const LISTED = array( 'id', 'modified', 'status', 'total', 'customer', 'email', 'transaction', 'content' );

	/** Not yet, or no longer, orders. */
	private const HIDDEN = array( 'trash', 'auto-draft', 'draft', 'new', 'checkout-draft', 'wc-checkout-draft' );

	/** Meta in which plugins for sequential numbers keep theirs. */
	private const NUMBER_KEYS = array( '_order_number', '_order_number_formatted', '_alg_wc_full_custom_order_number' );

	/** Fields that orders are found by. */
	private const SEARCHABLE = array( 'number', 'billing_email', 'transaction_id' );

	public function __construct( private readonly Db $db, private readonly MetaFields $meta ) {
	}

	/** @return list<string> */
	public function lookup(): array {
		return array( ...self::SEARCHABLE, ...$this->meta->names( Modules::ORDERS ) );
	}

	/** @return list<Entry> In the order of their ids. */
	public function after( int $id, int $limit ): array {
		return $this->entries( '{id}>%d ORDER BY {id} LIMIT %d', array( $id, $limit ) );
	}

	/** @return list<Entry> In the order of their changes. */
	public function since( Cursor $cursor, int $limit ): array {
		return $this->entries( '({modified}>%s OR ({modified}=%s AND {id}>%d)) ORDER BY {modified}, {id} LIMIT %d', array( $cursor->time, $cursor->time, $cursor->behind( 0 ), $limit ) );
	}

	/**
	 * @param list<int> $ids Any of them may be missing.
	 * @return array<string, Entry> By typed id.
	 */
	public function entries_of( array $ids ): array {
		return array() === $ids ? array() : array_column( $this->entries( '{id} IN (%list)', array( $ids ) ), null, 'id' );
	}

	/** Instant of the last change. */
	public function last_change(): ?string {
		return Values::instant( $this->db->value( $this->sql( 'MAX({modified})', '1=1' ), $this->args() ) );
	}

	/**
	 * @param list<string> $values What to look for.
	 * @return list<string>|null Typed ids; null when orders are not found by this field.
	 */
	public function search( string $field, array $values ): ?array {
		$ids = match ( $field ) {
			'number'         => array( ...array_map( 'intval', array_filter( $values, 'ctype_digit' ) ), ...$this->by_meta( self::NUMBER_KEYS, $values ) ),
			'billing_email'  => $this->ids( '{email} IN (%list)', $values ),
			'transaction_id' => $this->ids( '{transaction} IN (%list)', $values ),
			// Guests are found by their e-mail only: their id does not tell it.
			'contact'        => $this->ids( "{customer}<>'0' AND {customer} IN (%list)", array_map( 'strval', RecordId::numbers( RecordId::USER, $values ) ) ),
			default          => $this->meta->search( Modules::ORDERS, $field, $values ),
		};
		return null === $ids ? null : array_keys( $this->entries_of( $ids ) );
	}

	/** Id of the order made for this key. */
	public function by_own_key( string $key ): ?string {
		return array_key_first( $this->entries_of( $this->by_meta( array( Meta::OWN_KEY ), array( $key ) ) ) );
	}

	/**
	 * Refunds of these orders, oldest first.
	 *
	 * @param list<int> $ids Orders.
	 * @return list<Row> id, parent, total.
	 */
	public function refunds( array $ids ): array {
		$storage = OrderStorage::current( $this->db );
		$columns = $storage->columns;
		$sql     = "SELECT {$columns['id']} AS id, {$columns['parent']} AS parent, {$columns['total']} AS total FROM {$storage->from} WHERE {$storage->type}='shop_order_refund' AND {$columns['parent']} IN (%list) ORDER BY {$columns['id']}";
		return array() === $ids ? array() : $this->db->rows( $sql, array( $ids ) );
	}

	/**
	 * @param list<int> $ids Orders.
	 * @return array<int, string> Totals as stored, by order.
	 */
	public function totals( array $ids ): array {
		$rows = array() === $ids ? array() : $this->db->rows( $this->sql( '{id} AS id, {total} AS total', '{id} IN (%list)' ), $this->args( $ids ) );
		return array_column( array_map( static fn( array $row ): array => array( (int) $row['id'], (string) $row['total'] ), $rows ), 1, 0 );
	}

	/**
	 * E-mails of people who ordered without an account, in their own order, each at least once.
	 *
	 * @return list<string>
	 */
	public function guest_emails( string $after, int $limit ): array {
		return $this->db->column( $this->sql( '{email}', "{customer}=%s AND {email}>%s AND {email}<>'' GROUP BY {email} ORDER BY {email} LIMIT %d" ), $this->args( '0', $after, $limit ) );
	}

	/**
	 * Guest orders, the latest first: a live event is about one of the first.
	 *
	 * @return list<Row> id, email.
	 */
	public function guest_orders_before( int $id, int $limit ): array {
		return $this->db->rows( $this->sql( '{id} AS id, {email} AS email', "{customer}=%s AND {id}<%d AND {email}<>'' ORDER BY {id} DESC LIMIT %d" ), $this->args( '0', $id, $limit ) );
	}

	/**
	 * Guest orders of these e-mails, in no order: asked for one, the database would walk through all orders.
	 *
	 * @param list<string> $emails In any case.
	 * @return list<Row> id, email.
	 */
	public function guest_orders_of( array $emails ): array {
		return array() === $emails ? array() : $this->db->rows( $this->sql( '{id} AS id, {email} AS email', '{customer}=%s AND {email} IN (%list)' ), $this->args( '0', $emails ) );
	}

	/**
	 * Guest orders of all e-mails behind one, up to another: a range of the index, where a list of them is a search.
	 *
	 * @return list<Row> id, email.
	 */
	public function guest_orders_between( string $after, string $last ): array {
		return $this->db->rows( $this->sql( '{id} AS id, {email} AS email', '{customer}=%s AND {email}>%s AND {email}<=%s' ), $this->args( '0', $after, $last ) );
	}

	/** @return list<Row> id, email, modified, in the order of their changes. */
	public function guest_orders_since( Cursor $cursor, int $stream, int $limit ): array {
		$where = "{customer}=%s AND {email}<>'' AND ({modified}>%s OR ({modified}=%s AND {id}>%d)) ORDER BY {modified}, {id} LIMIT %d";
		return $this->db->rows( $this->sql( '{id} AS id, {email} AS email, {modified} AS modified', $where ), $this->args( '0', $cursor->time, $cursor->time, $cursor->behind( $stream ), $limit ) );
	}

	/**
	 * Which of these users have ordered.
	 *
	 * @param list<int> $users User ids.
	 * @return list<int>
	 */
	public function buyers( array $users ): array {
		return array() === $users ? array() : array_map( 'intval', $this->db->column( $this->sql( 'DISTINCT {customer}', '{customer} IN (%list)' ), $this->args( array_map( 'strval', $users ) ) ) );
	}

	/**
	 * @param list<mixed> $args Values of the condition.
	 * @return list<Entry>
	 */
	private function entries( string $where, array $args ): array {
		$columns = implode( ', ', array_map( static fn( string $name ): string => "{{$name}} AS $name", self::LISTED ) );
		$rows    = $this->db->rows( $this->sql( $columns, $where ), $this->args( ...$args ) );
		$ids     = array_map( 'intval', array_column( $rows, 'id' ) );
		$more    = $this->belongings( $ids );
		// A guest is read from an order, meta included.
		$marks   = $this->meta->marks( Modules::ORDERS, $ids, ContactFields::guest_keys( $this->meta->keys( Modules::CONTACTS ) ) );
		return array_map(
			static fn( array $row ): Entry => new Entry( RecordId::ORDER . ':' . $row['id'], Values::version( array( ...array_values( $row ), ( $more[ (int) $row['id'] ] ?? '' ) . ( $marks[ (int) $row['id'] ] ?? '' ) ) ), Values::instant( $row['modified'] ) ),
			$rows
		);
	}

	/**
	 * Adding a line or deleting a refund does not set the order's time.
	 *
	 * @param list<int> $ids Orders.
	 * @return array<int, string> Something that changes with lines and refunds, by order.
	 */
	private function belongings( array $ids ): array {
		$marks = array();
		if ( array() !== $ids ) {
			$items = $this->db->rows( 'SELECT order_id, COUNT(*) AS n, MAX(order_item_id) AS last FROM %i WHERE order_id IN (%list) GROUP BY order_id', array( $this->db->core_table( 'woocommerce_order_items' ), $ids ) );
			foreach ( $items as $row ) {
				$marks[ (int) $row['order_id'] ] = $row['n'] . '-' . $row['last'];
			}
			foreach ( $this->refunds( $ids ) as $row ) {
				$marks[ (int) $row['parent'] ] = ( $marks[ (int) $row['parent'] ] ?? '' ) . '|' . $row['id'] . '=' . $row['total'];
			}
		}
		return $marks;
	}

	/**
	 * @param list<string> $values What to look for.
	 * @return list<int>
	 */
	private function ids( string $where, array $values ): array {
		return array_map( 'intval', $this->db->column( $this->sql( '{id}', $where ), $this->args( $values ) ) );
	}

	/**
	 * @param list<string> $keys   Meta keys.
	 * @param list<string> $values Meta values.
	 * @return list<int>
	 */
	private function by_meta( array $keys, array $values ): array {
		$storage = OrderStorage::current( $this->db );
		return array_map( 'intval', $this->db->column( "SELECT {$storage->meta_order} FROM {$storage->meta} WHERE meta_key IN (%list) AND meta_value IN (%list)", array( $keys, $values ) ) );
	}

	/** @param string $where With our names in braces. */
	private function sql( string $columns, string $where ): string {
		$storage = OrderStorage::current( $this->db );
		$sql     = "SELECT $columns FROM {$storage->from} WHERE {$storage->type}='shop_order' AND {status} NOT IN (%list) AND $where";
		$names   = array_map( static fn( string $name ): string => "{{$name}}", array_keys( $storage->columns ) );
		return str_replace( $names, array_values( $storage->columns ), $sql );
	}

	/** @return list<mixed> */
	private function args( mixed ...$args ): array {
		return array( self::HIDDEN, ...array_values( $args ) );
	}
}
