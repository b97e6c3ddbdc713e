<?php
/**
 * The box "CRM" on the page of an order, in tables of their own or among the posts: an empty element that a small script
 * fills when the page has loaded.
 */

declare( strict_types=1 );

namespace Crosswalk\Admin;

use Crosswalk\Capabilities;

final class OrderBox {

	private const ENTRY = 'order-panel';

	/** Id of the element that src/order-panel looks for. */
	private const ROOT = 'crosswalk-order-panel';

	public function __construct( private readonly Assets $assets ) {
	}

	public function register(): void {
		// After WooCommerce's own boxes, so that this one comes below the order's items.
		add_action( 'add_meta_boxes', array( $this, 'add' ), 40 );
		add_action( 'admin_enqueue_scripts', array( $this, 'enqueue' ) );
	}

	public function add( string $screen ): void {
		if ( self::is_order( $screen ) && $this->shows() ) {
			add_meta_box( self::ROOT . '-box', __( 'CRM', 'crosswalk' ), array( $this, 'show' ), $screen, 'normal', 'high' );
		}
	}

	public function enqueue(): void {
		$screen = get_current_screen();
		if ( null !== $screen && self::is_order( $screen->id ) && self::is_single() && $this->shows() ) {
			$this->assets->enqueue( self::ENTRY );
		}
	}

	/** @param mixed $order Order or post. */
	public function show( mixed $order ): void {
		$id = 0;
		if ( $order instanceof \WP_Post ) {
			$id = $order->ID;
		} elseif ( is_object( $order ) && is_callable( array( $order, 'get_id' ) ) ) {
			$id = $order->get_id();
		}
		printf(
			'<div id="%1$s" data-order="%2$d"></div><noscript><p>%3$s</p></noscript>',
			esc_attr( self::ROOT ),
			is_numeric( $id ) ? (int) $id : 0,
			esc_html__( 'This box needs JavaScript.', 'crosswalk' )
		);
	}

	private function shows(): bool {
		return current_user_can( Capabilities::VIEW_LOG ) && $this->assets->built( self::ENTRY );
	}

	private static function is_order( string $screen ): bool {
		return function_exists( 'wc_get_page_screen_id' ) && wc_get_page_screen_id( 'shop-order' ) === $screen;
	}

	/** Orders in tables of their own have one screen for the list and for one of them. */
	private static function is_single(): bool {
		global $pagenow;
		return in_array( $pagenow, array( 'post.php', 'post-new.php' ), true ) || in_array( $_GET['action'] ?? '', array( 'edit', 'new' ), true ); // phpcs:ignore WordPress.Security -- Only compared.
	}
}
