<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Shop;

use Crosswalk\Shop\AbsentMeta;
use Crosswalk\Shop\NewPost;
use PHPUnit\Framework\Attributes\Group;

/** A product that is saved with its questions answered is the product that WooCommerce saves (E3, E28). */
#[Group( 'woocommerce' )]
final class AnsweredSavesTest extends ShopTestCase {

	/** Actions that a save announces to other plugins, with what they are told. */
	private const ANNOUNCEMENTS = array( 'save_post_product', 'added_post_meta', 'updated_post_meta', 'deleted_post_meta', 'set_object_terms', 'added_term_relationship', 'deleted_term_relationships', 'woocommerce_new_product', 'woocommerce_product_object_updated_props', 'transition_post_status' );

	public function test_rows_and_announcements_are_the_same_and_the_queries_are_half(): void {
		list( $plain, $queries )  = $this->saved( 'A-1', static fn( callable $save ): mixed => $save() );
		list( $answered, $fewer ) = $this->saved( 'A-2', static fn( callable $save ): mixed => NewPost::during( 'product', $save ) );

		self::assertSame( $plain, $answered );
		self::assertGreaterThanOrEqual( 20, count( $plain['meta'] ) );
		self::assertGreaterThan( 30, count( $plain['announced'] ) );
		self::assertLessThan( 0.6 * $queries, $fewer );
	}

	public function test_an_update_leaves_the_same_rows_with_fewer_queries(): void {
		$answered = static fn( callable $save, int $id ): mixed => AbsentMeta::during( $id, $save );
		// What another plugin adds in between, and what a property has while it is being emptied.
		$meddle = static function ( int $meta_id, int $id, string $key ): void {
			if ( '_regular_price' === $key ) {
				add_post_meta( $id, '_sale_price_dates_from', '1' );
				add_post_meta( $id, '_sale_price_dates_to', '2' );
				delete_post_meta( $id, '_sale_price_dates_to', '3' );
			}
		};
		foreach ( array( 'C', 'D' ) as $round => $sku ) {
			if ( 1 === $round ) {
				add_action( 'updated_post_meta', $meddle, 10, 3 );
			}
			list( $plain, $queries )   = $this->saved( "$sku-1", static fn( callable $save ): mixed => $save(), true );
			list( $quick, $fewer )     = $this->saved( "$sku-2", $answered, true );
			self::assertSame( $plain, $quick );
			self::assertGreaterThan( 5, $queries - $fewer );
		}
	}

	/** Another plugin adds, changes, doubles and deletes meta and terms in the middle of the save. */
	public function test_what_other_plugins_write_in_between_is_seen(): void {
		register_taxonomy( 'season', 'product' );
		wp_insert_term( 'first', 'season' );
		wp_insert_term( 'second', 'season' );
		add_action(
			'added_post_meta',
			static function ( int $meta_id, int $id, string $key ): void {
				if ( '_regular_price' === $key ) {
					update_post_meta( $id, '_stock_status', 'onbackorder' );
					add_post_meta( $id, 'twice', 'one' );
					add_post_meta( $id, 'twice', 'two' );
					update_post_meta( $id, 'list', array( 'quote' => "it's \\ here", 'n' => 1.5 ) ); // phpcs:ignore WordPress.Arrays
					update_post_meta( $id, 'list', wp_slash( array( 'quote' => "it's \\ there" ) ) );
					add_post_meta( $id, 'gone', 'x' );
					delete_post_meta( $id, 'gone', 'y' );
					delete_post_meta( $id, 'gone' );
					wp_set_object_terms( $id, array( 'first', 'second' ), 'season' );
					wp_set_object_terms( $id, array( 'second' ), 'season' );
				}
			},
			10,
			3
		);

		list( $plain )    = $this->saved( 'B-1', static fn( callable $save ): mixed => $save() );
		list( $answered ) = $this->saved( 'B-2', static fn( callable $save ): mixed => NewPost::during( 'product', $save ) );

		self::assertSame( $plain, $answered );
		self::assertContains( 'season: second', $answered['terms'] );
		self::assertNotContains( 'season: first', $answered['terms'] );
		self::assertContains( 'twice: two', $answered['meta'] );
		unregister_taxonomy( 'season' );
	}

	public function test_other_posts_are_left_alone_and_nothing_stays_behind(): void {
		$other  = 0;
		$before = $this->listeners();
		NewPost::during(
			'product',
			static function () use ( &$other ): void {
				$other = wp_insert_post( array( 'post_title' => 'A page', 'post_type' => 'page', 'meta_input' => array( 'key' => 'one' ) ) ); // phpcs:ignore WordPress.Arrays
				update_post_meta( $other, 'key', 'two' );
				delete_post_meta( $other, 'key', 'one' );
			}
		);

		self::assertSame( array( 'two' ), get_post_meta( $other, 'key' ) );
		self::assertSame( $before, $this->listeners() );
	}

	/** Terms of a post that had some when it was announced, given with wp_insert_post(). */
	public function test_meta_and_terms_that_came_with_the_post_are_known(): void {
		$term = wp_insert_term( 'Early', 'product_tag' );
		self::assertIsArray( $term );
		$id = NewPost::during( 'product', static fn(): int => wp_insert_post( array( 'post_title' => 'Lamp', 'post_type' => 'product', 'post_status' => 'publish', 'tax_input' => array( 'product_tag' => array( $term['term_id'] ) ), 'meta_input' => array( 'key' => 'early' ) ) ) ); // phpcs:ignore WordPress.Arrays
		wp_set_current_user( 1 );
		$seen = null;
		$late = NewPost::during(
			'product',
			static function () use ( $term, &$seen ): int {
				add_action(
					'save_post_product',
					static function ( int $id ) use ( &$seen ): void {
						$seen = array( wp_get_object_terms( $id, 'product_tag', array( 'fields' => 'names' ) ), get_post_meta( $id, 'key', true ) );
						update_post_meta( $id, 'key', 'late' );
					}
				);
				return wp_insert_post( array( 'post_title' => 'Lamp', 'post_type' => 'product', 'post_status' => 'publish', 'tax_input' => array( 'product_tag' => array( $term['term_id'] ) ), 'meta_input' => array( 'key' => 'early' ) ) ); // phpcs:ignore WordPress.Arrays
			}
		);

		self::assertSame( array( array( 'Early' ), 'early' ), $seen );
		self::assertSame( array( 'late' ), get_post_meta( $late, 'key' ) );
		self::assertSame( array( 'early' ), get_post_meta( $id, 'key' ) );
	}

	/** @return int Everything that listens to anything. */
	private function listeners(): int {
		$hooks = array_map( static fn( \WP_Hook $hook ): int => array_sum( array_map( 'count', $hook->callbacks ) ), $GLOBALS['wp_filter'] );
		return array_sum( $hooks );
	}

	/**
	 * @param callable( callable, int ): mixed $around What the save goes through.
	 * @param bool                             $again  It is the second save of the product.
	 * @return array{array{meta: list<string>, terms: list<string>, announced: list<string>}, int} What it left and said, and how many queries it made.
	 */
	private function saved( string $sku, callable $around, bool $again = false ): array {
		$announced = array();
		$listen    = static function ( mixed ...$told ) use ( &$announced ): void {
			$named       = array_filter( $told, static fn( mixed $one ): bool => is_string( $one ) || is_array( $one ) );
			$announced[] = current_action() . ' ' . wp_json_encode( array_values( $named ) );
		};
		$product = new \WC_Product_Simple();
		$product->set_name( 'Lamp' );
		$product->set_sku( $sku );
		$product->set_regular_price( '19.90' );
		$product->set_manage_stock( true );
		$product->set_stock_quantity( 7 );
		$product->set_weight( '1.5' );
		$product->update_meta_data( 'emoji', '🎁 & "quotes" \\ slash' );
		if ( $again ) {
			$product->set_sale_price( '15' );
			$product->save();
			$product = new \WC_Product_Simple( $product->get_id() );
			$product->set_regular_price( '18.90' );
			$product->set_sale_price( '' );
			$product->set_stock_quantity( 5 );
			$product->update_meta_data( 'emoji', '' );
		}
		foreach ( self::ANNOUNCEMENTS as $action ) {
			add_action( $action, $listen, 99, 9 );
		}
		$queries = $this->queries( static fn(): mixed => $around( static fn(): int => $product->save(), $product->get_id() ) );
		foreach ( self::ANNOUNCEMENTS as $action ) {
			remove_action( $action, $listen, 99 );
		}

		global $wpdb;
		$id    = $product->get_id();
		$meta  = $wpdb->get_results( $wpdb->prepare( "SELECT meta_key, meta_value FROM {$wpdb->postmeta} WHERE post_id=%d ORDER BY meta_id", $id ), ARRAY_A );
		$terms = $wpdb->get_col( $wpdb->prepare( "SELECT CONCAT(tt.taxonomy, ': ', t.slug) FROM {$wpdb->term_relationships} r JOIN {$wpdb->term_taxonomy} tt USING (term_taxonomy_id) JOIN {$wpdb->terms} t USING (term_id) WHERE r.object_id=%d ORDER BY 1", $id ) );
		// What WordPress has in its memory is what the database has.
		$cached = (array) wp_json_encode( get_post_meta( $id ) );
		wp_cache_flush();
		self::assertSame( (array) wp_json_encode( get_post_meta( $id ) ), $cached );
		$neutral = static fn( string $text ): string => str_replace( array( $sku, strtolower( $sku ) ), 'SKU', $text );
		return array(
			array(
				'meta'      => array_map( static fn( array $row ): string => $neutral( $row['meta_key'] . ': ' . $row['meta_value'] ), $meta ),
				'terms'     => $terms,
				// Ids differ from one product to the next, and WordPress tells them as numbers or texts.
				'announced' => array_map( static fn( string $line ): string => (string) preg_replace( '/"?\b\d+\b"?/', '#', $neutral( $line ) ), $announced ),
			),
			$queries,
		);
	}
}
