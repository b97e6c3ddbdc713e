<?php
/**
 * WordPress counts the products of every type, category and tag anew after each save, and WooCommerce once more: the
 * more products there are, the longer it takes. For a batch that is put off: each touched term is counted once at the end.
 *
 * What is touched is noted in the options first, so that a later batch or the scheduled action counts for a worker that
 * was killed.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Storage\Db;

final class TermCounts {

	public const ACTION = 'crosswalk_recount_terms';

	private const OPTION = 'crosswalk_recount_';

	private const FILTER = 'woocommerce_product_recount_terms';

	/** How the taxonomies are counted that the filter stops, apart from how WordPress counts them. */
	private const CALLBACK = '_wc_term_recount';

	/** A batch that is not finished after this time is dead. */
	private const LEASE_S = 600;

	/** @var array<string, array<int, int>> Term taxonomy ids by taxonomy. */
	private array $touched = array();

	private string $note = '';

	private string $noted = '';

	/** Whether somebody else was putting off counts before. */
	private bool $deferring = false;

	public function __construct( private readonly Db $db ) {
	}

	/** The scheduled action that counts for killed workers. */
	public function register(): void {
		add_action( self::ACTION, array( $this, 'settle' ) );
	}

	/** Nothing is counted from here until `finish()`. */
	public function defer(): void {
		$this->settle();
		$this->touched = array();
		$this->noted   = '';
		$this->note    = self::OPTION . time() . '_' . bin2hex( random_bytes( 4 ) );
		add_filter( self::FILTER, '__return_false', PHP_INT_MAX );
		$this->deferring = wp_defer_term_counting();
		wp_defer_term_counting( true );
		if ( function_exists( 'as_schedule_single_action' ) ) {
			as_schedule_single_action( time() + self::LEASE_S + 60, self::ACTION, array(), 'crosswalk', true );
		}
	}

	/** @param list<int> $product_ids Products whose terms will have to be counted. */
	public function touch( array $product_ids ): void {
		// Into WordPress's cache, where they are looked for again when the products are read.
		update_object_term_cache( $product_ids, 'product' );
		foreach ( get_object_taxonomies( 'product' ) as $taxonomy ) {
			foreach ( $product_ids as $id ) {
				$terms = get_object_term_cache( $id, $taxonomy );
				foreach ( is_array( $terms ) ? $terms : array() as $term ) {
					$this->touched[ $taxonomy ][ $term->term_taxonomy_id ] = $term->term_taxonomy_id;
				}
			}
		}
		$now = (string) wp_json_encode( $this->touched );
		if ( $now !== $this->noted ) {
			update_option( $this->note, $this->touched, false );
			$this->noted = $now;
		}
	}

	public function finish(): void {
		// First what WordPress has put off, without the taxonomies that come next.
		wp_defer_term_counting( $this->deferring );
		remove_filter( self::FILTER, '__return_false', PHP_INT_MAX );
		self::count( array_filter( $this->touched, static fn( string $taxonomy ): bool => self::CALLBACK === ( get_taxonomy( $taxonomy )->update_count_callback ?? null ), ARRAY_FILTER_USE_KEY ) );
		delete_option( $this->note );
		$this->touched = array();
	}

	/** Counts for batches that never finished. */
	public function settle(): void {
		$names = $this->db->column( 'SELECT option_name FROM %i WHERE option_name LIKE %s', array( $this->db->core_table( 'options' ), $this->db->like( self::OPTION ) . '%' ) );
		foreach ( $names as $name ) {
			if ( (int) substr( $name, strlen( self::OPTION ) ) < time() - self::LEASE_S ) {
				$touched = get_option( $name );
				self::count( is_array( $touched ) ? $touched : array() );
				delete_option( $name );
			}
		}
	}

	/** @param array<mixed> $touched Term taxonomy ids by taxonomy. */
	private static function count( array $touched ): void {
		foreach ( $touched as $taxonomy => $ids ) {
			if ( is_array( $ids ) && array() !== $ids && taxonomy_exists( (string) $taxonomy ) ) {
				wp_update_term_count_now( array_values( $ids ), (string) $taxonomy );
			}
		}
	}
}
