<?php
/**
 * Products as rows: ids, versions and times of thousands without loading one.
 *
 * WooCommerce sets the modification time on every save, but changes stock by a statement of its own, and a second holds
 * many edits. So the version also covers the texts and the row of the lookup table.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Endpoint\Entry;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Storage\Db;

/**
 * @phpstan-import-type Row from Db
 */
final class ProductTable {

	/** Types that only hold other products together. */
	private const PARENT_TYPES = array( 'variable', 'grouped' );

	private const COLUMNS = 'p.ID AS id, p.post_modified_gmt AS modified, p.post_status, p.post_parent, parent.post_status AS parent_status, MD5(CONCAT(p.post_title, p.post_content, p.post_excerpt)) AS texts,
		l.sku, l.min_price, l.max_price, l.onsale, l.stock_quantity, l.stock_status, l.tax_status, l.tax_class';

	/** Fields that products are found by, with the query for their ids; %list stands for the values. */
	private const SEARCHES = array(
		'sku'  => 'SELECT product_id FROM %i WHERE sku IN (%list)',
		'name' => 'SELECT ID FROM %i WHERE post_title IN (%list)',
	);

	/** @var list<int> Term taxonomy ids of PARENT_TYPES, once all of them are known: WooCommerce makes them once. */
	private array $parent_types = array();

	public function __construct( private readonly Db $db, private readonly Settings $settings, private readonly MetaFields $meta ) {
	}

	/** @return list<string> Fields that products are found by. */
	public function lookup(): array {
		return array( ...array_keys( self::SEARCHES ), ...$this->meta->names( Modules::PRODUCTS ) );
	}

	/** @return list<Entry> In the order of their ids. */
	public function after( int $id, int $limit ): array {
		return $this->entries( 'p.ID>%d', array( $id ), 'p.ID', $limit );
	}

	/** @return list<Entry> In the order of their changes. */
	public function since( Cursor $cursor, int $limit ): array {
		$where = '(p.post_modified_gmt>%s OR (p.post_modified_gmt=%s AND p.ID>%d))';
		return $this->entries( $where, array( $cursor->time, $cursor->time, $cursor->behind( 0 ) ), 'p.post_modified_gmt, p.ID', $limit );
	}

	/**
	 * @param list<int> $ids Any of them may be missing.
	 * @return array<string, Entry> By typed id.
	 */
	public function entries_of( array $ids ): array {
		return array() === $ids ? array() : array_column( $this->entries( 'p.ID IN (%list)', array( $ids ), 'p.ID', count( $ids ) ), null, 'id' );
	}

	/** Instant of the last change. */
	public function last_change(): ?string {
		return Values::instant( $this->db->value( "SELECT MAX(post_modified_gmt) FROM %i WHERE post_type IN ('product','product_variation')", array( $this->db->core_table( 'posts' ) ) ) );
	}

	/**
	 * @param list<string> $values What to look for.
	 * @return list<string>|null Typed ids; null when products are not found by this field.
	 */
	public function search( string $field, array $values ): ?array {
		if ( ! isset( self::SEARCHES[ $field ] ) ) {
			$ids = $this->meta->search( Modules::PRODUCTS, $field, $values );
			return null === $ids ? null : array_keys( $this->entries_of( $ids ) );
		}
		$table = 'sku' === $field ? 'wc_product_meta_lookup' : 'posts';
		if ( 'name' === $field ) {
			// A title may be stored as HTML or as text, depending on who saved it.
			$values = array_values( array_unique( array( ...$values, ...array_map( 'esc_html', $values ) ) ) );
		}
		$ids = array_map( 'intval', $this->db->column( self::SEARCHES[ $field ], array( $this->db->core_table( $table ), $values ) ) );
		return array_keys( $this->entries_of( $ids ) );
	}

	/** Id of the product made for this key. */
	public function by_own_key( string $key ): ?string {
		$ids = $this->db->column( 'SELECT post_id FROM %i WHERE meta_key=%s AND meta_value=%s', array( $this->db->core_table( 'postmeta' ), Meta::OWN_KEY, $key ) );
		return array_key_first( $this->entries_of( array_map( 'intval', $ids ) ) );
	}

	/**
	 * Id of a product of this name that was made since then and belongs to no key: a save that died half way.
	 *
	 * @param string $since MySQL time in UTC.
	 */
	public function half_made( string $name, string $since ): ?string {
		$ids = $this->db->column(
			"SELECT p.ID FROM %i p WHERE p.post_type='product' AND p.post_title IN (%list) AND p.post_modified_gmt>=%s AND NOT EXISTS (SELECT 1 FROM %i m WHERE m.post_id=p.ID AND m.meta_key=%s)",
			array( $this->db->core_table( 'posts' ), array_unique( array( $name, esc_html( $name ) ) ), $since, $this->db->core_table( 'postmeta' ), Meta::OWN_KEY )
		);
		return 1 === count( $ids ) ? RecordId::PRODUCT . ':' . $ids[0] : null;
	}

	/**
	 * @param list<mixed> $args Values of the condition.
	 * @return list<Entry>
	 */
	private function entries( string $where, array $args, string $order, int $limit ): array {
		$rows = $this->db->rows(
			'SELECT ' . self::COLUMNS . ' FROM %i p LEFT JOIN %i l ON l.product_id=p.ID LEFT JOIN %i parent ON parent.ID=p.post_parent'
				. " WHERE p.post_type IN ('product','product_variation') AND p.post_status NOT IN ('trash','auto-draft','inherit')"
				. " AND (p.post_type='product' OR parent.post_status NOT IN ('trash','auto-draft')) AND " . $where . $this->without_parents() . " ORDER BY $order LIMIT %d",
			array( $this->db->core_table( 'posts' ), $this->db->core_table( 'wc_product_meta_lookup' ), $this->db->core_table( 'posts' ), ...$args, ...$this->parent_args(), $limit )
		);
		$marks = $this->meta->marks( Modules::PRODUCTS, array_map( 'intval', array_column( $rows, 'id' ) ) );
		return array_map( static fn( array $row ): Entry => self::entry( $row, $marks[ (int) $row['id'] ] ?? null ), $rows );
	}

	private function without_parents(): string {
		return $this->settings->variable_parents() ? '' : ' AND NOT EXISTS (SELECT 1 FROM %i t WHERE t.object_id=p.ID AND t.term_taxonomy_id IN (%list))';
	}

	/** @return list<mixed> */
	private function parent_args(): array {
		if ( $this->settings->variable_parents() ) {
			return array();
		}
		return array( $this->db->core_table( 'term_relationships' ), $this->parent_types() );
	}

	/** @return non-empty-list<int> Term taxonomy ids. */
	private function parent_types(): array {
		if ( count( $this->parent_types ) < count( self::PARENT_TYPES ) ) {
			$terms              = get_terms(
				array(
					'taxonomy'   => 'product_type',
					'slug'       => self::PARENT_TYPES,
					'fields'     => 'tt_ids',
					'hide_empty' => false,
				)
			);
			$this->parent_types = is_array( $terms ) ? array_map( 'intval', $terms ) : array();
		}
		return array() === $this->parent_types ? array( 0 ) : $this->parent_types;
	}

	/** @param Row $row Of COLUMNS. */
	private static function entry( array $row, ?string $meta ): Entry {
		return new Entry( RecordId::PRODUCT . ':' . $row['id'], Values::version( null === $meta ? $row : array( ...array_values( $row ), $meta ) ), Values::instant( $row['modified'] ) );
	}
}
