<?php
/**
 * Simple products and variations, each one a record; their parents only by setting (V16).
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Module;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Endpoint\Page;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\SaveResult;
use Crosswalk\Endpoint\Write;

final class Products implements ShopModule {

	private readonly Categories $categories;

	private ?FieldTable $fields = null;

	/** @var list<string> Meta keys that the table of fields was made with. */
	private array $keys = array();

	public function __construct( private readonly ProductTable $table, private readonly TermCounts $counts, private readonly Saving $saving, private readonly MetaFields $meta ) {
		$this->categories = new Categories();
	}

	public function module(): Module {
		return new Module(
			Modules::PRODUCTS,
			__( 'Products', 'crosswalk' ),
			$this->fields()->fields(),
			match: array( array( 'sku' ), array( 'name' ) ),
			title: array( 'name' ),
			delete: true,
			inactive: array( 'active' => false ),
			lookup: $this->table->lookup()
		);
	}

	public function list( ?string $after, int $limit ): Page {
		return Pages::by_id( $this->table->after( (int) $after, $limit ), $limit, (string) $after );
	}

	public function head(): string {
		return $this->table->last_change() ?? Cursor::start();
	}

	public function changed( string $cursor, int $limit ): Page {
		return Pages::by_time( $this->table->since( Cursor::from( $cursor ), $limit ), $limit, $cursor );
	}

	public function fetch( array $ids ): array {
		$this->categories->refresh();
		return $this->read( $ids );
	}

	/**
	 * @param list<string> $ids Any of them may be missing.
	 * @return array<string, Record> By id.
	 */
	private function read( array $ids ): array {
		// Versions before values: a change in between is then seen as one, not missed.
		$entries = $this->table->entries_of( RecordId::numbers( RecordId::PRODUCT, $ids ) );
		$numbers = RecordId::numbers( RecordId::PRODUCT, array_keys( $entries ) );
		$records = array();
		$fields  = $this->fields();
		ProductCache::prime( $numbers );
		foreach ( $entries as $id => $entry ) {
			$product = wc_get_product( RecordId::number( RecordId::PRODUCT, $id ) );
			if ( $product instanceof \WC_Product ) {
				$records[ $id ] = new Record( $id, $fields->read( $product ), $entry->version, $entry->modified );
			}
		}
		return $records;
	}

	public function versions( array $ids ): array {
		return Pages::versions( $this->table->entries_of( RecordId::numbers( RecordId::PRODUCT, $ids ) ) );
	}

	public function search( string $field, array $values ): array {
		return $this->table->search( $field, $values ) ?? throw Refusal::not_searchable( Modules::PRODUCTS, $field );
	}

	public function save( array $writes ): iterable {
		$numbers = RecordId::numbers( RecordId::PRODUCT, array_map( static fn( Write $write ): string => (string) $write->id, $writes ) );
		$this->counts->defer();
		$this->categories->refresh();
		try {
			ProductCache::prime( $numbers );
			$this->counts->touch( $numbers );
			yield from $this->saving->each( $writes, $this->save_one( ... ) );
		} finally {
			$this->counts->finish();
		}
	}

	public function rehearse( Write $write ): void {
		$product = clone $this->load( $write );
		if ( ! $write->delete ) {
			$now = null === $write->id ? array() : $this->fields()->read( $product );
			$this->fields()->check( $write->fields, $now );
			$this->fields()->write( $product, $this->in_order( array_diff_key( $write->fields, array_flip( ProductFields::LASTING ) ) ), $now );
		}
	}

	public function created_by( Write $write, string $since ): ?string {
		$id = $this->table->by_own_key( $write->own_key );
		if ( null !== $id ) {
			return $id;
		}
		$name = $write->fields['name'] ?? null;
		return is_string( $name ) && '' !== $name ? $this->table->half_made( $name, $since ) : null;
	}

	public function url( string $id ): string {
		$number = RecordId::number( RecordId::PRODUCT, $id );
		$parent = wp_get_post_parent_id( $number );
		return admin_url( 'post.php?post=' . ( $parent ? $parent : $number ) . '&action=edit' );
	}

	private function save_one( Write $write ): SaveResult {
		$product = $this->load( $write );
		if ( $write->delete ) {
			$product->delete();
			return new SaveResult( $write->key );
		}
		$now   = null === $write->id ? array() : $this->fields()->read( $product );
		$notes = $this->fields()->write( $product, $this->in_order( $write->fields ), $now );
		if ( null === $write->id && '' !== $write->own_key ) {
			$product->update_meta_data( Meta::OWN_KEY, $write->own_key );
		}
		if ( null === $write->id || array() !== $product->get_changes() || Meta::is_among( $write->fields ) ) {
			$save = static fn(): int => $product->save();
			SafeHtml::during( static fn(): int => null === $write->id ? NewPost::during( 'product', $save ) : AbsentMeta::during( $product->get_id(), $save ) );
			$this->counts->touch( array( $product->get_id() ) );
		}
		return new SaveResult( $write->key, $this->reread( $product->get_id() ), note: implode( ' ', $notes ) );
	}

	/** @throws EndpointError When the product to be changed is gone. */
	private function load( Write $write ): \WC_Product {
		if ( null === $write->id ) {
			Validation::check( $this->fields()->fields()['name'], $write->fields['name'] ?? null );
			return new \WC_Product_Simple();
		}
		$product = wc_get_product( RecordId::number( RecordId::PRODUCT, $write->id ) );
		if ( ! $product instanceof \WC_Product || 'trash' === $product->get_status( 'edit' ) ) {
			throw Refusal::not_found( $write->id );
		}
		return $product;
	}

	/** As the texts went through WordPress's filters, and the version has to be asked for anyway. */
	private function reread( int $id ): Record {
		$typed = RecordId::PRODUCT . ':' . $id;
		return $this->read( array( $typed ) )[ $typed ] ?? throw Refusal::not_found( $typed );
	}

	/**
	 * The table's order decides, not the mapping's: managing stock is switched on before the quantity is set.
	 *
	 * @param array<string, mixed> $fields Values by name.
	 * @return array<string, mixed>
	 */
	private function in_order( array $fields ): array {
		return array_replace( array_intersect_key( $this->fields()->fields(), $fields ), $fields );
	}

	private function fields(): FieldTable {
		$keys = $this->meta->keys( Modules::PRODUCTS );
		if ( null === $this->fields || $keys !== $this->keys ) {
			$this->keys   = $keys;
			$this->fields = ProductFields::table( $this->categories )->with(
				$this->meta->properties( Modules::PRODUCTS, static fn( object $p, string $key ) => $p instanceof \WC_Product ? get_post_meta( $p->get_id(), $key, true ) : null, static fn( object $p, string $key, ?string $value ) => $p instanceof \WC_Product ? MetaValues::set( $p, $key, $value ) : null )
			);
		}
		return $this->fields;
	}
}
