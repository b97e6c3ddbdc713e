<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Shop;

use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Write;
use Crosswalk\Shop\Settings;
use PHPUnit\Framework\Attributes\Group;

/** Products of a real shop (V9, V16). */
#[Group( 'woocommerce' )]
final class ProductsTest extends ShopTestCase {

	public function test_a_variation_is_a_record_named_with_its_attributes_and_its_parent_is_none(): void {
		$shirt = $this->shop()->variable_product();
		$small = $shirt->get_children()[0];

		self::assertContains( "product:$small", $this->ids( 'products' ) );
		self::assertNotContains( 'product:' . $shirt->get_id(), $this->ids( 'products' ) );
		self::assertContains( 'product:' . $shirt->get_id(), $this->ids( 'products', new Settings( variable_parents: true ) ) );
		$fields = $this->fields( 'products', "product:$small" );
		self::assertSame( 'Shirt - small', $fields['name'] );
		self::assertSame( 'product:' . $shirt->get_id(), $fields['parent'] );
		self::assertSame( 'variation', $fields['type'] );
	}

	/** Bad input: prices with 6 decimals never go through a float. */
	public function test_prices_keep_all_their_decimals(): void {
		$id     = 'product:' . $this->shop()->simple_product()->get_id();
		$result = $this->save( 'products', new Write( 'k', $id, array( 'regular_price' => '1234567.123457', 'sale_price' => '0.100001' ) ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( array( '1234567.123457', '0.100001', '0.100001' ), array( $result->record?->fields['regular_price'], $result->record?->fields['sale_price'], $result->record?->fields['price'] ) );
	}

	/** Bad input: a product without SKU. */
	public function test_a_product_without_sku_is_read_and_written(): void {
		$one = $this->save( 'products', new Write( 'k', null, array( 'name' => 'One' ) ) )->record;
		$two = $this->save( 'products', new Write( 'k', null, array( 'name' => 'Two' ) ) )->record;

		self::assertNull( $one?->fields['sku'] );
		self::assertNull( $two?->fields['sku'] );
		self::assertNotSame( $one->id, $two->id );
	}

	/** Bad input: names of 300 characters and emoji. */
	public function test_a_name_of_300_characters_comes_back(): void {
		$name = str_repeat( 'ä', 299 ) . '🎁';

		self::assertSame( $name, $this->save( 'products', new Write( 'k', null, array( 'name' => $name ) ) )->record?->fields['name'] );
	}

	/** E12: nothing is cut silently. */
	public function test_a_sku_that_is_too_long_is_refused_with_its_limit(): void {
		$error = $this->save( 'products', new Write( 'k', null, array( 'name' => 'Lamp', 'sku' => str_repeat( 'x', 101 ) ) ) )->error; // phpcs:ignore WordPress.Arrays

		self::assertSame( ErrorKind::Record, $error?->kind );
		self::assertStringContainsString( '100', $error->getMessage() );
	}

	public function test_a_sku_that_another_product_has_is_refused(): void {
		$this->shop()->simple_product( array( 'sku' => 'TAKEN' ) );
		$error = $this->save( 'products', new Write( 'k', null, array( 'name' => 'Lamp', 'sku' => 'TAKEN' ) ) )->error; // phpcs:ignore WordPress.Arrays

		self::assertSame( array( ErrorKind::Record, 'sku' ), array( $error?->kind, $error?->field ) );
	}

	/** E33: taken out of use is a draft, and published again. */
	public function test_active_is_published_and_back(): void {
		$product = $this->shop()->simple_product();
		$id      = 'product:' . $product->get_id();

		$this->save( 'products', new Write( 'k', $id, array( 'active' => false ) ) );
		self::assertSame( 'draft', get_post_status( $product->get_id() ) );
		$this->save( 'products', new Write( 'k', $id, array( 'active' => true ) ) );
		self::assertSame( 'publish', get_post_status( $product->get_id() ) );
	}

	public function test_missing_categories_are_made_with_their_parents(): void {
		$this->save( 'products', new Write( 'k', null, array( 'name' => 'Lamp', 'category' => 'Home & Garden > Light' ) ) ); // phpcs:ignore WordPress.Arrays
		$record = $this->save( 'products', new Write( 'k', null, array( 'name' => 'Bulb', 'category' => 'home & garden > light' ) ) )->record; // phpcs:ignore WordPress.Arrays

		self::assertSame( 'Home & Garden > Light', $record?->fields['category'] );
	}

	public function test_a_quantity_is_left_alone_and_said_where_stock_is_not_managed(): void {
		$id     = 'product:' . $this->shop()->simple_product()->get_id();
		$result = $this->save( 'products', new Write( 'k', $id, array( 'stock_quantity' => '5' ) ) );

		self::assertNull( $result->record?->fields['stock_quantity'] );
		self::assertStringContainsString( 'stock', $result->note );
	}

	public function test_stock_management_is_switched_on_before_the_quantity_is_set(): void {
		$id     = 'product:' . $this->shop()->simple_product()->get_id();
		$result = $this->save( 'products', new Write( 'k', $id, array( 'stock_quantity' => '5', 'manage_stock' => true ) ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( '5', $result->record?->fields['stock_quantity'] );
	}

	/** WooCommerce reduces stock by a statement that does not set the modification time. */
	public function test_the_version_changes_with_stock_written_by_sql(): void {
		$product = $this->shop()->simple_product( array( 'manage_stock' => true, 'stock_quantity' => 5 ) ); // phpcs:ignore WordPress.Arrays
		$before  = $this->version( 'products', 'product:' . $product->get_id() );
		\WC_Data_Store::load( 'product' )->update_product_stock( $product->get_id(), 1, 'decrease' );

		self::assertNotSame( $before, $this->version( 'products', 'product:' . $product->get_id() ) );
	}

	/** facts: saving an unchanged product costs 59 queries, so it is not saved. */
	public function test_a_write_that_changes_nothing_saves_nothing(): void {
		$product = $this->shop()->simple_product();
		$saved   = 0;
		add_action(
			'woocommerce_update_product',
			static function () use ( &$saved ): void {
				++$saved;
			}
		);

		$this->save( 'products', new Write( 'k', 'product:' . $product->get_id(), array( 'name' => 'Lamp', 'regular_price' => '19.9' ) ) ); // phpcs:ignore WordPress.Arrays

		self::assertSame( 0, $saved );
	}

	/** Reading does not cost queries per product. */
	public function test_the_number_of_queries_does_not_grow_with_the_products(): void {
		$ids = array();
		for ( $i = 0; $i < 30; $i++ ) {
			$ids[] = 'product:' . $this->shop()->simple_product()->get_id();
		}
		$shop = $this->endpoint();
		$shop->modules();
		wp_cache_flush();
		$few = $this->queries( static fn() => $shop->fetch( 'products', array_slice( $ids, 0, 3 ) ) );
		wp_cache_flush();
		$many = $this->queries( static fn() => $shop->fetch( 'products', $ids ) );

		self::assertLessThanOrEqual( $few + 2, $many );
	}

	/** Half of a save's cost is counting the category, so that is done once per batch. */
	public function test_categories_are_counted_once_and_right_at_the_end_of_a_batch(): void {
		$writes = array();
		for ( $i = 0; $i < 5; $i++ ) {
			$writes[] = new Write( "k$i", null, array( 'name' => "Lamp $i", 'category' => 'Light', 'active' => true ) ); // phpcs:ignore WordPress.Arrays
		}
		foreach ( $this->endpoint()->save( 'products', $writes ) as $result ) {
			self::assertNull( $result->error );
		}
		$term = get_term_by( 'name', 'Light', 'product_cat' );

		self::assertInstanceOf( \WP_Term::class, $term );
		self::assertSame( array( '5', 5 ), array( get_term_meta( $term->term_id, 'product_count_product_cat', true ), $term->count ) );
		$simple = get_term_by( 'slug', 'simple', 'product_type' );
		self::assertSame( 5, $simple instanceof \WP_Term ? $simple->count : null );
		self::assertFalse( wp_defer_term_counting() );
		self::assertFalse( has_filter( 'woocommerce_product_recount_terms' ) );
	}

	/** A worker that was killed leaves a note, and the next one counts for it. */
	public function test_a_killed_batch_is_counted_later(): void {
		$product = $this->shop()->simple_product();
		$term    = wp_insert_term( 'Dead', 'product_cat' );
		self::assertIsArray( $term );
		wp_set_object_terms( $product->get_id(), array( $term['term_id'] ), 'product_cat' );
		update_term_meta( $term['term_id'], 'product_count_product_cat', 99 );
		update_option( 'crosswalk_recount_' . ( time() - 700 ) . '_dead', array( 'product_cat' => array( $term['term_taxonomy_id'] ) ), false ); // phpcs:ignore WordPress.Arrays

		do_action( 'crosswalk_recount_terms' );

		self::assertSame( '1', get_term_meta( $term['term_id'], 'product_count_product_cat', true ) );
	}

	public function test_what_a_remote_writes_cannot_carry_a_script(): void {
		$record = $this->save( 'products', new Write( 'k', null, array( 'name' => 'Lamp <script>alert(1)</script>', 'description' => '<p onclick="x()">Fine</p><script>y()</script>' ) ) )->record; // phpcs:ignore WordPress.Arrays

		self::assertStringNotContainsString( '<script', (string) $record?->fields['name'] );
		self::assertStringNotContainsString( '<script', (string) $record?->fields['description'] );
		self::assertStringNotContainsString( 'onclick', (string) $record?->fields['description'] );
	}

	/** V10: rights and passwords are refused wherever meta is touched. */
	public function test_protected_meta_is_refused(): void {
		$error = $this->save( 'products', new Write( 'k', null, array( 'name' => 'Lamp', 'meta:wp_capabilities' => 'x' ) ) )->error; // phpcs:ignore WordPress.Arrays

		self::assertSame( 'protected_meta', $error?->error_code );
	}

	public function test_trashed_products_and_their_variations_are_not_there(): void {
		$shirt = $this->shop()->variable_product();
		$small = 'product:' . $shirt->get_children()[0];
		$shirt->delete();

		self::assertNotContains( $small, $this->ids( 'products' ) );
		self::assertSame( array(), $this->endpoint()->fetch( 'products', array( $small ) ) );
	}
}
