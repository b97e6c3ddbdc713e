<?php
/**
 * The list of products. A product stands for its variations, too.
 */

declare( strict_types=1 );

namespace Crosswalk\Admin\Lists;

use Crosswalk\Endpoint\Modules;
use WP_Query;

final class ProductList {

	/** @var array<int, list<int>> Variations on the page, by product. */
	private array $variations = array();

	public function __construct( private readonly StateColumn $column, private readonly BulkCommands $commands ) {
	}

	public function register(): void {
		add_filter( 'bulk_actions-edit-product', array( $this->commands, 'add' ) );
		add_filter( 'handle_bulk_actions-edit-product', array( $this, 'command' ), 10, 3 );
		add_filter( 'views_edit-product', fn( array $views ): array => $this->column->link( $views, Modules::PRODUCTS ) );
		// After WooCommerce, which lists its own columns anew.
		add_filter( 'manage_edit-product_columns', array( $this->column, 'add' ), 20 );
		add_filter( 'manage_edit-product_sortable_columns', array( $this->column, 'sortable' ), 20 );
		add_action( 'manage_product_posts_custom_column', array( $this, 'cell' ), 10, 2 );
		add_action( 'restrict_manage_posts', array( $this, 'choice' ) );
		add_filter( 'posts_clauses', array( $this, 'clauses' ), 10, 2 );
	}

	/** @param mixed $ids Of products. */
	public function command( mixed $back, string $action, mixed $ids ): mixed {
		if ( ! is_string( $back ) || ! $this->commands->knows( $action ) ) {
			return $back;
		}
		$numbers = array_values( array_map( static fn( mixed $id ): int => is_numeric( $id ) ? (int) $id : 0, (array) $ids ) );
		return $this->commands->run( $back, $action, Modules::PRODUCTS, self::ids( array( ...$numbers, ...array_merge( ...array_values( $this->column->clauses()->variations( $numbers ) ) ) ) ), count( $numbers ) );
	}

	public function cell( string $column, int $id ): void {
		if ( StateColumn::NAME !== $column ) {
			return;
		}
		if ( ! $this->column->primed( Modules::PRODUCTS, "product:$id" ) ) {
			$page             = array_values( array_unique( array( $id, ...StateColumn::posts( 'product' ) ) ) );
			$this->variations = $this->column->clauses()->variations( $page );
			$this->column->prime( Modules::PRODUCTS, self::ids( array( ...$page, ...array_merge( ...array_values( $this->variations ) ) ) ) );
		}
		echo $this->column->cell( Modules::PRODUCTS, self::ids( array( $id, ...$this->variations[ $id ] ?? array() ) ) ); // phpcs:ignore WordPress.Security.EscapeOutput -- Escaped there.
	}

	public function choice( string $type ): void {
		if ( 'product' === $type ) {
			$this->column->choice();
		}
	}

	/**
	 * @param array<string, string> $clauses Of the query.
	 * @return array<string, string>
	 */
	public function clauses( array $clauses, WP_Query $query ): array {
		if ( ! is_admin() || ! $query->is_main_query() || 'product' !== $query->get( 'post_type' ) || ! $this->column->shows() ) {
			return $clauses;
		}
		list( $state, $order ) = $this->column->asked();
		$posts                 = $this->column->clauses()->posts();
		$added                 = $this->column->clauses()->of( Modules::PRODUCTS, $posts, $state, $order );
		$clauses['join']      .= $added['join'];
		$clauses['where']     .= $added['where'];
		if ( '' !== $added['orderby'] ) {
			$clauses['orderby'] = "{$added['orderby']}, $posts.ID DESC";
		}
		return $clauses;
	}

	/**
	 * @param list<int> $numbers Of products.
	 * @return list<string>
	 */
	private static function ids( array $numbers ): array {
		return array_map( static fn( int $id ): string => "product:$id", $numbers );
	}
}
