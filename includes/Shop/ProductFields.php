<?php
/**
 * Which field of a product is read from where, and how it is written.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Modules;
use WC_Product as Product;

final class ProductFields {

	/** Neutral name of the tax class that WooCommerce calls ''. */
	private const STANDARD = 'standard';

	/** Setting these stores something at once, such as a category that is missing. */
	public const LASTING = array( 'category', 'image_url' );

	public static function table( Categories $categories ): FieldTable {
		return new FieldTable( array( ...self::texts(), ...self::prices(), ...self::stock(), ...self::classes( $categories ), ...self::facts() ) );
	}

	/** @return list<Property> */
	private static function texts(): array {
		return array(
			new Property( new Field( 'name', __( 'Name', 'crosswalk' ), required: true ), static fn( Product $p ) => self::name( $p ), self::set_name( ... ) ),
			new Property( new Field( 'sku', __( 'SKU', 'crosswalk' ), max_length: 100 ), static fn( Product $p ) => Values::text( $p->get_sku( 'edit' ) ), static fn( Product $p, ?string $v ) => $p->set_sku( (string) $v ) ),
			new Property( new Field( 'description', __( 'Description', 'crosswalk' ), FieldType::LongText ), static fn( Product $p ) => Values::text( $p->get_description( 'edit' ) ), static fn( Product $p, ?string $v ) => $p->set_description( SafeHtml::content( (string) $v ) ) ),
			new Property( new Field( 'short_description', __( 'Short description', 'crosswalk' ), FieldType::LongText ), static fn( Product $p ) => $p->is_type( 'variation' ) ? null : Values::text( $p->get_short_description( 'edit' ) ), self::set_short_description( ... ) ),
		);
	}

	/** @return list<Property> */
	private static function prices(): array {
		return array(
			new Property( new Field( 'regular_price', __( 'Regular price', 'crosswalk' ), FieldType::Decimal, money: true ), static fn( Product $p ) => Values::decimal( $p->get_regular_price( 'edit' ) ), static fn( Product $p, ?string $v ) => $p->set_regular_price( (string) $v ) ),
			new Property( new Field( 'sale_price', __( 'Sale price', 'crosswalk' ), FieldType::Decimal, money: true ), static fn( Product $p ) => Values::decimal( $p->get_sale_price( 'edit' ) ), static fn( Product $p, ?string $v ) => $p->set_sale_price( (string) $v ) ),
			new Property( new Field( 'price', __( 'Price now', 'crosswalk' ), FieldType::Decimal, readonly: true, money: true ), static fn( Product $p ) => Values::decimal( $p->get_price( 'edit' ) ) ),
		);
	}

	/** @return list<Property> In this order: a quantity is only kept where stock is managed. */
	private static function stock(): array {
		return array(
			new Property( new Field( 'manage_stock', __( 'Manage stock', 'crosswalk' ), FieldType::Boolean ), static fn( Product $p ) => true === $p->get_manage_stock( 'edit' ), static fn( Product $p, ?bool $v ) => $p->set_manage_stock( (bool) $v ) ),
			new Property( new Field( 'stock_quantity', __( 'Stock', 'crosswalk' ), FieldType::Decimal ), static fn( Product $p ) => $p->managing_stock() ? Values::decimal( $p->get_stock_quantity() ) : null, self::set_stock( ... ) ),
			new Property( new Field( 'stock_status', __( 'Stock status', 'crosswalk' ), FieldType::Choice, options: self::labels( wc_get_product_stock_status_options() ) ), static fn( Product $p ) => Values::text( $p->get_stock_status( 'edit' ) ), static fn( Product $p, ?string $v ) => $p->set_stock_status( $v ?? 'instock' ) ),
			new Property( new Field( 'active', __( 'Published', 'crosswalk' ), FieldType::Boolean ), self::is_active( ... ), self::set_active( ... ) ),
			new Property( new Field( 'weight', __( 'Weight', 'crosswalk' ), FieldType::Decimal ), static fn( Product $p ) => Values::decimal( $p->get_weight() ), static fn( Product $p, ?string $v ) => $p->set_weight( (string) $v ) ),
		);
	}

	/** @return list<Property> */
	private static function classes( Categories $categories ): array {
		$all = static fn( Product $p ): array => $categories->paths( self::category_ids( $p ) );
		return array(
			new Property( new Field( 'category', __( 'Category', 'crosswalk' ) ), static fn( Product $p ) => $all( $p )[0] ?? null, static fn( Product $p, ?string $v ) => self::set_category( $p, $categories, $v ) ),
			new Property( new Field( 'categories', __( 'All categories', 'crosswalk' ), readonly: true ), static fn( Product $p ) => Values::text( implode( ', ', $all( $p ) ) ) ),
			new Property( new Field( 'tax_class', __( 'Tax class', 'crosswalk' ), FieldType::Choice, options: self::tax_classes() ), static fn( Product $p ) => self::tax_class( $p ), static fn( Product $p, ?string $v ) => $p->set_tax_class( self::STANDARD === $v ? '' : (string) $v ) ),
			new Property( new Field( 'tax_status', __( 'Tax status', 'crosswalk' ), FieldType::Choice, options: self::tax_statuses() ), static fn( Product $p ) => Values::text( $p->get_tax_status( 'edit' ) ), static fn( Product $p, ?string $v ) => $p->set_tax_status( $v ?? 'taxable' ) ),
		);
	}

	/** @return list<Property> */
	private static function facts(): array {
		return array(
			new Property( new Field( 'parent', __( 'Parent product', 'crosswalk' ), FieldType::Reference, refers_to: Modules::PRODUCTS, readonly: true ), self::parent( ... ) ),
			new Property( new Field( 'type', __( 'Type', 'crosswalk' ), FieldType::Choice, options: self::labels( wc_get_product_types() + array( 'variation' => __( 'Variation', 'crosswalk' ) ) ), readonly: true ), static fn( Product $p ) => $p->get_type() ),
			new Property( new Field( 'image_url', __( 'Image', 'crosswalk' ), FieldType::Url ), static fn( Product $p ) => Values::text( wp_get_attachment_url( (int) $p->get_image_id( 'edit' ) ) ), static fn( Product $p, ?string $v ) => ( new ProductImages() )->set( $p, $v ) ),
		);
	}

	/** A variation is named like its parent, with its attributes; WooCommerce leaves them out when there are many. */
	private static function name( Product $product ): ?string {
		$name = (string) Values::title( $product->get_name( 'edit' ) );
		if ( $product instanceof \WC_Product_Variation && Values::title( $product->get_title() ) === $name ) {
			$attributes = html_entity_decode( wc_get_formatted_variation( $product, true, false ), ENT_QUOTES | ENT_HTML5, 'UTF-8' );
			return Values::text( '' === $attributes ? $name : $name . ' - ' . $attributes );
		}
		return Values::text( $name );
	}

	private static function set_name( Product $product, ?string $value ): ?string {
		if ( $product->is_type( 'variation' ) ) {
			return __( 'The name of a variation follows from its product and attributes and was left alone.', 'crosswalk' );
		}
		$product->set_name( SafeHtml::title( (string) $value ) );
		return null;
	}

	/** What a variation keeps in that place is a summary of its attributes. */
	private static function set_short_description( Product $product, ?string $value ): ?string {
		if ( $product->is_type( 'variation' ) ) {
			return __( 'A variation has no short description.', 'crosswalk' );
		}
		$product->set_short_description( SafeHtml::content( (string) $value ) );
		return null;
	}

	private static function set_stock( Product $product, ?string $value ): ?string {
		if ( ! $product->get_manage_stock( 'edit' ) ) {
			return null === $value ? null : __( 'The shop does not manage the stock of this product, so the quantity was left alone.', 'crosswalk' );
		}
		$product->set_stock_quantity( null === $value ? 0 : wc_stock_amount( (float) $value ) );
		return null;
	}

	/** A variation of a product that nobody can buy is not sold either (V16). */
	private static function is_active( Product $product ): bool {
		return 'publish' === $product->get_status( 'edit' ) && ! self::is_held_back( $product );
	}

	private static function is_held_back( Product $product ): bool {
		return $product instanceof \WC_Product_Variation && 'publish' !== ( $product->get_parent_data()['status'] ?? '' );
	}

	/** Out of use is a draft; a variation cannot be one and is private then. */
	private static function set_active( Product $product, ?bool $value ): ?string {
		$published = 'publish' === $product->get_status( 'edit' );
		if ( $published !== (bool) $value || 0 === $product->get_id() ) {
			$product->set_status( $value ? 'publish' : ( $product->is_type( 'variation' ) ? 'private' : 'draft' ) );
		}
		return $value && self::is_held_back( $product ) ? __( 'It is a variation of a product that is not published, and is not sold before that one is.', 'crosswalk' ) : null;
	}

	/** The first category is replaced, others stay. */
	private static function set_category( Product $product, Categories $categories, ?string $path ): ?string {
		if ( $product->is_type( 'variation' ) ) {
			return __( 'A variation is in the categories of its product.', 'crosswalk' );
		}
		$ids   = self::category_ids( $product );
		$first = $categories->paths( $ids )[0] ?? null;
		$kept  = array_filter( $ids, static fn( int $id ): bool => $categories->path( $id ) !== $first );
		$product->set_category_ids( null === $path ? $kept : array_unique( array( $categories->at( $path ), ...$kept ) ) );
		return null;
	}

	/** @return list<int> */
	private static function category_ids( Product $product ): array {
		if ( ! $product->is_type( 'variation' ) ) {
			return array_values( array_filter( $product->get_category_ids( 'edit' ), 'is_int' ) );
		}
		$terms = get_the_terms( $product->get_parent_id( 'edit' ), 'product_cat' );
		return is_array( $terms ) ? array_column( $terms, 'term_id' ) : array();
	}

	private static function parent( Product $product ): ?string {
		$parent = $product->get_parent_id( 'edit' );
		return 0 === $parent ? null : RecordId::PRODUCT . ':' . $parent;
	}

	private static function tax_class( Product $product ): string {
		$class = $product->get_tax_class();
		return '' === $class ? self::STANDARD : $class;
	}

	/**
	 * @param array<mixed> $options As WooCommerce gives them.
	 * @return array<string, string>
	 */
	private static function labels( array $options ): array {
		$labels = array();
		foreach ( $options as $value => $label ) {
			$labels[ (string) $value ] = is_string( $label ) ? $label : (string) $value;
		}
		return $labels;
	}

	/** @return array<string, string> */
	private static function tax_classes(): array {
		$classes = array( self::STANDARD => __( 'Standard', 'crosswalk' ) );
		foreach ( \WC_Tax::get_tax_rate_classes() as $class ) {
			if ( is_object( $class ) && is_string( $class->slug ?? null ) && is_string( $class->name ?? null ) ) {
				$classes[ $class->slug ] = $class->name;
			}
		}
		return $classes;
	}

	/** @return array<string, string> */
	private static function tax_statuses(): array {
		return array(
			'taxable'  => __( 'Taxable', 'crosswalk' ),
			'shipping' => __( 'Shipping only', 'crosswalk' ),
			'none'     => __( 'None', 'crosswalk' ),
		);
	}
}
