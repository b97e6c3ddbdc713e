<?php
/**
 * WooCommerce → Crosswalk: an empty element that the script of src/ fills.
 */

declare( strict_types=1 );

namespace Crosswalk\Admin;

use Crosswalk\Capabilities;

final class Page {

	public const SLUG = 'crosswalk';

	/** Id of the element that src/ looks for. */
	private const ROOT = 'crosswalk-root';

	private string $hook = '';

	/** @param bool $own_menu Where there is no WooCommerce, there is no menu to be below. */
	public function __construct( private readonly Assets $assets, private readonly bool $own_menu ) {
	}

	public function register(): void {
		// After WooCommerce's own entries.
		add_action( 'admin_menu', array( $this, 'add' ), 60 );
		add_action( 'admin_enqueue_scripts', array( $this, 'enqueue' ) );
	}

	public function add(): void {
		$title      = __( 'Crosswalk', 'crosswalk' );
		$show       = array( $this, 'show' );
		$this->hook = (string) ( $this->own_menu
			? add_menu_page( $title, $title, Capabilities::VIEW_LOG, self::SLUG, $show, 'dashicons-randomize', 56 )
			: add_submenu_page( 'woocommerce', $title, $title, Capabilities::VIEW_LOG, self::SLUG, $show ) );
	}

	public function enqueue( string $hook ): void {
		if ( '' !== $this->hook && $hook === $this->hook && $this->assets->built() ) {
			$this->assets->enqueue();
		}
	}

	public function show(): void {
		if ( ! $this->assets->built() ) {
			printf(
				'<div class="wrap"><h1>%s</h1><div class="notice notice-error inline"><p>%s</p></div></div>',
				esc_html__( 'Crosswalk', 'crosswalk' ),
				/* translators: %s: a command. */
				wp_kses( sprintf( __( 'This copy of Crosswalk has no built pages. Install it from its zip file, or run %s in its folder.', 'crosswalk' ), '<code>npm run build</code>' ), array( 'code' => array() ) )
			);
			return;
		}
		printf( '<div id="%s"></div><noscript><div class="wrap"><p>%s</p></div></noscript>', esc_attr( self::ROOT ), esc_html__( 'This page needs JavaScript.', 'crosswalk' ) );
	}
}
