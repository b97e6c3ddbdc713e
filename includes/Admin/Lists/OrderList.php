<?php
/**
 * WooCommerce's list of orders, in tables of their own or among the posts.
 */

declare( strict_types=1 );

namespace Crosswalk\Admin\Lists;

use Crosswalk\Endpoint\Modules;
use WP_Query;

final class OrderList {

	private const TABLES = 'woocommerce_page_wc-orders';
	private const POSTS  = 'edit-shop_order';

	/** Argument of the query behind the list, so that no other query is touched. */
	private const ASKED = 'crosswalk_list';

	/** @var list<int> Orders on the page. */
	private array $page = array();

	public function __construct( private readonly StateColumn $column, private readonly BulkCommands $commands ) {
	}

	public function register(): void {
		foreach ( array( self::TABLES, self::POSTS ) as $screen ) {
			add_filter( "bulk_actions-$screen", array( $this->commands, 'add' ) );
			add_filter( "handle_bulk_actions-$screen", array( $this, 'command' ), 10, 3 );
			add_filter( "views_$screen", fn( array $views ): array => $this->column->link( $views, Modules::ORDERS ) );
		}
		foreach ( array( 'woocommerce_shop_order_list_table_columns', 'manage_' . self::POSTS . '_columns' ) as $hook ) {
			// After WooCommerce, which lists its own columns anew.
			add_filter( $hook, array( $this->column, 'add' ), 20 );
		}
		foreach ( array( 'woocommerce_shop_order_list_table_sortable_columns', 'manage_' . self::POSTS . '_sortable_columns' ) as $hook ) {
			add_filter( $hook, array( $this->column, 'sortable' ), 20 );
		}
		add_action( 'woocommerce_shop_order_list_table_custom_column', array( $this, 'cell' ), 10, 2 );
		add_action( 'manage_shop_order_posts_custom_column', array( $this, 'cell' ), 10, 2 );
		add_action( 'woocommerce_order_list_table_restrict_manage_orders', array( $this, 'choice' ) );
		add_action( 'restrict_manage_posts', array( $this, 'choice' ) );
		add_filter( 'woocommerce_shop_order_list_table_prepare_items_query_args', array( $this, 'ask' ) );
		add_filter( 'woocommerce_order_query_args', array( $this, 'count_filtered' ) );
		add_filter( 'woocommerce_orders_table_query_clauses', array( $this, 'tables_clauses' ), 10, 3 );
		add_filter( 'woocommerce_order_query', array( $this, 'received' ), 10, 2 );
		add_filter( 'posts_clauses', array( $this, 'posts_clauses' ), 10, 2 );
	}

	/**
	 * @param mixed $ids Of orders.
	 */
	public function command( mixed $back, string $action, mixed $ids ): mixed {
		$numbers = array_map( static fn( mixed $id ): int => is_numeric( $id ) ? (int) $id : 0, (array) $ids );
		return is_string( $back ) && $this->commands->knows( $action )
			? $this->commands->run( $back, $action, Modules::ORDERS, self::ids( array_values( $numbers ) ), count( $numbers ) )
			: $back;
	}

	/** @param mixed $order Order or number of a post. */
	public function cell( string $column, mixed $order ): void {
		if ( StateColumn::NAME !== $column ) {
			return;
		}
		$id = is_object( $order ) && is_callable( array( $order, 'get_id' ) ) ? $order->get_id() : $order;
		$id = is_numeric( $id ) ? (int) $id : 0;
		if ( ! $this->column->primed( Modules::ORDERS, "order:$id" ) ) {
			$this->column->prime( Modules::ORDERS, self::ids( array_values( array_unique( array( $id, ...$this->page() ) ) ) ) );
		}
		echo $this->column->cell( Modules::ORDERS, array( "order:$id" ) ); // phpcs:ignore WordPress.Security.EscapeOutput -- Escaped there.
	}

	public function choice( string $type ): void {
		if ( 'shop_order' === $type ) {
			$this->column->choice();
		}
	}

	/**
	 * @param array<string, mixed> $args Of the query behind the list.
	 * @return array<string, mixed>
	 */
	public function ask( array $args ): array {
		return $this->column->shows() ? $args + array( self::ASKED => $this->column->asked() ) : $args;
	}

	/**
	 * WooCommerce counts by status, beforehand. That number is not the one of a filtered list.
	 *
	 * @param array<string, mixed> $args Of a query.
	 * @return array<string, mixed>
	 */
	public function count_filtered( array $args ): array {
		return '' === ( self::asked( $args )[0] ?? '' ) ? $args : array( 'no_found_rows' => false ) + $args;
	}

	/**
	 * @param array<string, string> $clauses Of the query.
	 * @param mixed                 $query   The query.
	 * @param array<string, mixed>  $args    Of the query.
	 * @return array<string, string>
	 */
	public function tables_clauses( array $clauses, mixed $query, array $args ): array {
		$asked = self::asked( $args );
		return null === $asked ? $clauses : $this->with( $clauses, $this->column->clauses()->orders(), $asked );
	}

	/**
	 * The orders of the page, before they are shown.
	 *
	 * @param mixed                $results {orders, total}.
	 * @param array<string, mixed> $args    Of the query.
	 */
	public function received( mixed $results, array $args ): mixed {
		$asked = self::asked( $args );
		if ( null === $asked || ! is_object( $results ) || ! isset( $results->orders ) || ! is_array( $results->orders ) ) {
			return $results;
		}
		$this->page = array();
		foreach ( $results->orders as $order ) {
			$id = is_object( $order ) && is_callable( array( $order, 'get_id' ) ) ? $order->get_id() : $order;
			if ( is_numeric( $id ) ) {
				$this->page[] = (int) $id;
			}
		}
		if ( '' !== $asked[0] ) {
			$this->count_once( is_numeric( $results->total ?? null ) ? (int) $results->total : 0 );
		}
		return $results;
	}

	/**
	 * @param array<string, string> $clauses Of the query.
	 * @return array<string, string>
	 */
	public function posts_clauses( array $clauses, WP_Query $query ): array {
		return is_admin() && $query->is_main_query() && 'shop_order' === $query->get( 'post_type' ) && $this->column->shows()
			? $this->with( $clauses, $this->column->clauses()->posts(), $this->column->asked() )
			: $clauses;
	}

	/** The next count that WooCommerce makes is the one of pages; those by status come afterwards. */
	private function count_once( int $total ): void {
		$hook = 'woocommerce_shop_order_list_table_order_count';
		$once = static function () use ( &$once, $hook, $total ): int {
			remove_filter( $hook, $once );
			return $total;
		};
		add_filter( $hook, $once );
	}

	/**
	 * @param array<string, string> $clauses Of the query.
	 * @param array{string, string} $asked   State and direction.
	 * @return array<string, string>
	 */
	private function with( array $clauses, string $table, array $asked ): array {
		$added             = $this->column->clauses()->of( Modules::ORDERS, $table, $asked[0], $asked[1] );
		$clauses['join']  .= $added['join'];
		$clauses['where'] .= $added['where'];
		if ( '' !== $added['orderby'] ) {
			$id                 = $table . ( $table === $this->column->clauses()->orders() ? '.id' : '.ID' );
			$clauses['orderby'] = "{$added['orderby']}, $id DESC";
		}
		return $clauses;
	}

	/** @return list<int> */
	private function page(): array {
		return array() === $this->page ? StateColumn::posts( 'shop_order' ) : $this->page;
	}

	/**
	 * @param array<string, mixed> $args Of a query.
	 * @return array{string, string}|null
	 */
	private static function asked( array $args ): ?array {
		$asked = $args[ self::ASKED ] ?? null;
		return is_array( $asked ) && is_string( $asked[0] ?? null ) && is_string( $asked[1] ?? null ) ? array( $asked[0], $asked[1] ) : null;
	}

	/**
	 * @param list<int> $numbers Of orders.
	 * @return list<string>
	 */
	private static function ids( array $numbers ): array {
		return array_map( static fn( int $id ): string => "order:$id", $numbers );
	}
}
