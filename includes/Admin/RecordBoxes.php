<?php
/**
 * The box "CRM" on the pages of products and of users: an empty element that a small script fills when the page has
 * loaded. A product with variations names each of them, because each is a record of its own.
 */

declare( strict_types=1 );

namespace Crosswalk\Admin;

use Crosswalk\Capabilities;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Storage\Connections;
use Crosswalk\Storage\RecordStates;
use WP_Post;
use WP_User;

/**
 * @phpstan-import-type State from RecordStates
 */
final class RecordBoxes {

	private const ENTRY = 'record-panel';

	/** Id of the element that src/record-panel looks for. */
	private const ROOT = 'crosswalk-record-panel';

	public function __construct( private readonly Assets $assets, private readonly Connections $connections, private readonly RecordStates $states ) {
	}

	public function register(): void {
		add_action( 'add_meta_boxes_product', array( $this, 'add' ), 40 );
		add_action( 'show_user_profile', array( $this, 'show_user' ) );
		add_action( 'edit_user_profile', array( $this, 'show_user' ) );
		add_action( 'admin_enqueue_scripts', array( $this, 'enqueue' ) );
	}

	public function add(): void {
		if ( $this->shows() ) {
			add_meta_box( self::ROOT . '-box', __( 'CRM', 'crosswalk' ), array( $this, 'show_product' ), 'product', 'normal', 'low' );
		}
	}

	public function enqueue(): void {
		$screen = get_current_screen();
		$pages  = array( 'product', 'user-edit', 'profile' );
		if ( null !== $screen && in_array( $screen->id, $pages, true ) && $this->shows() ) {
			$this->assets->enqueue( self::ENTRY );
		}
	}

	public function show_product( WP_Post $post ): void {
		$records    = array();
		$variations = get_posts(
			array(
				'post_type'   => 'product_variation',
				'post_parent' => $post->ID,
				'post_status' => array( 'publish', 'private' ),
				'numberposts' => 200, // phpcs:ignore WordPress.WP.PostsPerPage -- A list to choose from; WooCommerce makes up to 50 at once.
				'orderby'     => 'menu_order title',
				'order'       => 'ASC',
			)
		);
		$all    = array( ...$variations, $post );
		$states = $this->states->of( Modules::PRODUCTS, array_map( static fn( WP_Post $one ): string => "product:$one->ID", $all ) );
		foreach ( $all as $one ) {
			$records[] = array(
				'id'    => "product:$one->ID",
				'name'  => self::title( $one->ID ),
				'state' => self::worst( $states[ "product:$one->ID" ] ?? array() ),
			);
		}
		$this->element( Modules::PRODUCTS, 'auto-draft' === $post->post_status ? array() : $records );
	}

	public function show_user( WP_User $user ): void {
		if ( $this->shows() ) {
			printf( '<h2>%s</h2>', esc_html__( 'CRM', 'crosswalk' ) );
			$raw = get_userdata( $user->ID );
			$this->element( Modules::CONTACTS, array( array( 'id' => "user:$user->ID", 'name' => false === $raw ? '' : $raw->display_name ) ) ); // phpcs:ignore WordPress.Arrays
		}
	}

	/**
	 * @param list<State> $states Of one record, with each connection.
	 * @return string The most serious; empty: no connection knows it.
	 */
	private static function worst( array $states ): string {
		return array_values( array_intersect( RecordStates::ALL, array_column( $states, 'state' ) ) )[0] ?? '';
	}

	/** The pages of WordPress hand over posts and users escaped for their form; we want the name as people read it. */
	private static function title( int $id ): string {
		$raw = get_post( $id );
		return null === $raw ? '' : html_entity_decode( $raw->post_title, ENT_QUOTES | ENT_HTML5, 'UTF-8' );
	}

	/** @param list<array{id: string, name: string, state?: string}> $records Empty: it has not been saved yet. */
	private function element( string $module, array $records ): void {
		printf(
			'<div id="%1$s" data-module="%2$s" data-records="%3$s"></div><noscript><p>%4$s</p></noscript>',
			esc_attr( self::ROOT ),
			esc_attr( $module ),
			// Without quotes and ampersands: esc_attr() leaves what looks like an entity alone.
			esc_attr( (string) wp_json_encode( $records, JSON_HEX_QUOT | JSON_HEX_AMP ) ),
			esc_html__( 'This box needs JavaScript.', 'crosswalk' )
		);
	}

	private function shows(): bool {
		return current_user_can( Capabilities::VIEW_LOG ) && $this->assets->built( self::ENTRY ) && $this->connections->any();
	}
}
