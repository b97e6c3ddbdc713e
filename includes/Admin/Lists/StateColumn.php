<?php
/**
 * The column "Sync" of a list (V15): how each record stands with each connection. The states of a whole page are read
 * at once; a row asks nothing of the database.
 */

declare( strict_types=1 );

namespace Crosswalk\Admin\Lists;

use Crosswalk\Capabilities;
use Crosswalk\Storage\Connections;
use Crosswalk\Storage\RecordStates;
use Crosswalk\Storage\StateClauses;
use WP_Post;
use WP_Query;

/**
 * @phpstan-import-type State from RecordStates
 */
final class StateColumn {

	/** Name of the column, and what the list is sorted by. */
	public const NAME = 'crosswalk';

	/** Argument of the address: only records in this state. */
	public const FILTER = 'crosswalk_state';

	private const SCREENS = array( 'users', 'edit-product', 'edit-shop_order', 'woocommerce_page_wc-orders' );

	private const STYLE = '.column-crosswalk{width:12%}.crosswalk-state{color:#50575e}.crosswalk-state.is-synced{color:#007017}.crosswalk-state.is-decision,.crosswalk-state.is-deleted{color:#8a4b00}.crosswalk-state.is-failed{color:#b32d2e}.crosswalk-state.is-excluded{font-style:italic}';

	/** @var array<string, array<string, list<State>>> By module and shop id. */
	private array $known = array();

	/** @var array<int, string>|null Names of the connections. */
	private ?array $names = null;

	public function __construct( private readonly RecordStates $states, private readonly Connections $connections, private readonly StateClauses $clauses ) {
	}

	public function register(): void {
		add_action( 'admin_enqueue_scripts', array( $this, 'style' ) );
	}

	/** A few colours, and no file for them. */
	public function style(): void {
		$screen = get_current_screen();
		if ( null !== $screen && in_array( $screen->id, self::SCREENS, true ) && $this->shows() ) {
			wp_add_inline_style( 'list-tables', self::STYLE );
		}
	}

	public function shows(): bool {
		return current_user_can( Capabilities::VIEW_LOG ) && array() !== $this->names();
	}

	/**
	 * @param array<string, string> $columns Of the list.
	 * @return array<string, string>
	 */
	public function add( array $columns ): array {
		return $this->shows() ? $columns + array( self::NAME => __( 'Sync', 'crosswalk' ) ) : $columns;
	}

	/**
	 * @param array<string, mixed> $columns Sortable ones of the list.
	 * @return array<string, mixed>
	 */
	public function sortable( array $columns ): array {
		return $columns + array( self::NAME => self::NAME );
	}

	/**
	 * Reads the states of a page of the list.
	 *
	 * @param list<string> $ids Shop ids.
	 */
	public function prime( string $module, array $ids ): void {
		$this->known[ $module ] = array_fill_keys( $ids, array() );
		foreach ( $this->states->of( $module, $ids ) as $id => $states ) {
			$this->known[ $module ][ $id ] = $states;
		}
	}

	public function primed( string $module, string $id ): bool {
		return isset( $this->known[ $module ][ $id ] );
	}

	/**
	 * @param list<string> $ids The record, and those that have no row of their own: variations of a product.
	 * @return string HTML.
	 */
	public function cell( string $module, array $ids ): string {
		$worst = array();
		foreach ( $ids as $id ) {
			foreach ( $this->known[ $module ][ $id ] ?? array() as $state ) {
				$known = $worst[ $state['connection_id'] ] ?? null;
				if ( null === $known || self::place( $state ) < self::place( $known ) ) {
					$worst[ $state['connection_id'] ] = $state;
				}
			}
		}
		if ( array() === $worst ) {
			return '<span class="crosswalk-state">' . esc_html( StateWords::of( StateClauses::NONE ) ) . '</span>';
		}
		ksort( $worst );
		return implode( '<br>', array_map( array( $this, 'state' ), $worst ) );
	}

	/**
	 * What the list is filtered and sorted by, from the address.
	 *
	 * @return array{string, string} State and direction; either may be empty.
	 */
	public function asked(): array {
		// phpcs:disable WordPress.Security -- Only compared with what is known; reading a list changes nothing.
		$state = $_GET[ self::FILTER ] ?? '';
		$by    = $_GET['orderby'] ?? '';
		$order = $_GET['order'] ?? '';
		// phpcs:enable
		$direction = is_string( $order ) && 'desc' === strtolower( $order ) ? 'DESC' : 'ASC';
		return array( is_string( $state ) && isset( StateWords::choices()[ $state ] ) ? $state : '', self::NAME === $by ? $direction : '' );
	}

	/** The choice above the list. */
	public function choice(): void {
		if ( ! $this->shows() ) {
			return;
		}
		list( $chosen ) = $this->asked();
		printf( '<select name="%1$s" id="%1$s" aria-label="%2$s"><option value="">%3$s</option>', esc_attr( self::FILTER ), esc_attr__( 'Filter by the state of the sync', 'crosswalk' ), esc_html__( 'Sync: all', 'crosswalk' ) );
		foreach ( StateWords::choices() as $state => $words ) {
			/* translators: %s: a state, "In step". */
			printf( '<option value="%s"%s>%s</option>', esc_attr( $state ), selected( $chosen, $state, false ), esc_html( sprintf( __( 'Sync: %s', 'crosswalk' ), $words ) ) );
		}
		echo '</select>';
	}

	/**
	 * The link beside the views of a list: that module's log, with Sync now and Settings.
	 *
	 * @param array<mixed> $views HTML by name.
	 * @return array<mixed>
	 */
	public function link( array $views, string $module ): array {
		if ( ! $this->shows() ) {
			return $views;
		}
		$address = add_query_arg( array( 'page' => 'crosswalk', 'path' => rawurlencode( '/sync-log' ), 'only' => $module ), admin_url( 'admin.php' ) ); // phpcs:ignore WordPress.Arrays
		return $views + array( self::NAME => sprintf( '<a href="%s">%s</a>', esc_url( $address ), esc_html__( 'Sync', 'crosswalk' ) ) );
	}

	/**
	 * What is on the page of a list of posts.
	 *
	 * @return list<int> Numbers.
	 */
	public static function posts( string $type ): array {
		global $wp_query;
		$numbers = array();
		foreach ( $wp_query instanceof WP_Query && $type === $wp_query->get( 'post_type' ) ? (array) $wp_query->posts : array() as $post ) {
			$numbers[] = $post instanceof WP_Post ? $post->ID : (int) $post;
		}
		return $numbers;
	}

	public function clauses(): StateClauses {
		return $this->clauses;
	}

	/** @param State $state Of one connection. */
	private function state( array $state ): string {
		$names = $this->names();
		$name  = count( $names ) > 1 ? ( $names[ $state['connection_id'] ] ?? '' ) . ': ' : '';
		return sprintf( '<span class="crosswalk-state is-%s" title="%s">%s%s</span>', esc_attr( $state['state'] ), esc_attr( RecordStates::EXCLUDED === $state['state'] ? '' : $state['reason'] ), esc_html( $name ), esc_html( StateWords::of( $state['state'] ) ) );
	}

	/** @param State $state Of one connection. */
	private static function place( array $state ): int {
		return (int) array_search( $state['state'], RecordStates::ALL, true );
	}

	/** @return array<int, string> */
	private function names(): array {
		return $this->names ??= array_column( $this->connections->all(), 'name', 'id' );
	}
}
