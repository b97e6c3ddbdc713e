<?php
/**
 * Hears of every change in the shop and passes on which record it is about, nothing more: no object is loaded and no
 * query made here (E28). A table of hooks, each with its reason; that a record is named twice is not a problem, that one
 * is missed would be.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Endpoint\Modules;

final class ChangeListener {

	/** Orders that are not orders yet; WooCommerce's update hook fires for them too. */
	private const DRAFTS = array( 'auto-draft', 'draft', 'new', 'checkout-draft' );

	/** Parts of an order that a guest is read from. */
	private const OF_GUEST = array( 'billing', 'shipping', 'customer_id' );

	/** @var array<int, true> Orders whose save changes what we know of their guest. */
	private array $guests = array();

	public function __construct( private readonly Origin $origin ) {
	}

	public function register(): void {
		$this->listen( self::products(), $this->product( ... ) );
		$this->listen( self::product_posts(), $this->product_post( ... ) );
		$this->listen( self::users(), $this->user( ... ) );
		$this->listen( self::accounts(), $this->account( ... ) );
		$this->listen( self::orders(), $this->order( ... ) );
		$this->listen( self::order_ids(), $this->order_id( ... ) );
		$this->listen( self::refunds(), $this->refund( ... ) );
		$this->listen( self::taxes(), $this->tax( ... ) );
		$this->listen( self::meta( 'user' ), fn( mixed $id, array $args ) => self::is_named( Modules::CONTACTS, $args ) ? $this->account( $id, array() ) : null );
		$this->listen( self::meta( 'post' ), fn( mixed $id, array $args ) => self::is_named( Modules::PRODUCTS, $args ) || self::is_named( Modules::ORDERS, $args ) ? $this->post( $id ) : null );
		$this->listen( self::meta( 'order' ), fn( mixed $id, array $args ) => self::is_named( Modules::ORDERS, $args ) ? $this->order_id( $id ) : null );
		add_filter( 'woocommerce_pre_delete_order_refund', array( $this, 'before_refund' ), 100, 2 );
		add_action( 'woocommerce_before_order_object_save', array( $this, 'before_order' ), 100 );
		add_action( 'user_register', array( $this, 'registered' ), 100, 2 );
		add_action( 'transition_post_status', array( $this, 'published' ), 100, 3 );
	}

	/**
	 * @param array<string, int>                     $hooks  Position of the record among the arguments, by hook.
	 * @param \Closure( mixed, array<mixed> ): void $passed Takes it and all arguments.
	 */
	private function listen( array $hooks, \Closure $passed ): void {
		foreach ( $hooks as $hook => $position ) {
			add_action( $hook, static fn( mixed ...$args ) => $passed( $args[ $position ] ?? null, $args ), 100, 10 );
		}
	}

	/** @return array<string, int> Hooks about products, with the position of the id. */
	private static function products(): array {
		return array(
			'woocommerce_new_product'              => 0, // Admin, REST, CSV import, code.
			'woocommerce_update_product'           => 0, // The same, quick and bulk edit, scheduled sales, price and stock by the shop.
			'woocommerce_new_product_variation'    => 0, // Variations have hooks of their own.
			'woocommerce_update_product_variation' => 0,
			'woocommerce_updated_product_stock'    => 0, // Stock of an order is written by SQL, past the two above.
			'woocommerce_delete_product_variation' => 0, // "Delete all variations" of a product.
			'woocommerce_trash_product_variation'  => 0,
		);
	}

	/** @return array<string, int> WordPress's own hooks, of which only products, and orders among the posts, are ours. */
	private static function product_posts(): array {
		return array(
			'save_post_product'           => 0, // Plugins and `wp post update` that do not use WooCommerce's objects; scheduled publishing.
			'save_post_product_variation' => 0,
			'trashed_post'                => 0, // Trash, also of the variations of a product.
			'untrashed_post'              => 0,
			'before_delete_post'          => 0, // After it the type is unknown.
		);
	}

	/** @return array<string, int> Hooks that WooCommerce fires for customers only. */
	private static function users(): array {
		return array(
			'woocommerce_new_customer'          => 0, // Checkout, My Account, REST.
			'woocommerce_update_customer'       => 0, // Checkout, account details, REST: after the meta is written.
			'woocommerce_created_customer'      => 0, // Registration at checkout, before the object is saved.
			'woocommerce_customer_save_address' => 0, // Addresses in My Account.
			'woocommerce_delete_customer'       => 0,
		);
	}

	/** @return array<string, int> WordPress's own hooks, which also fire for editors. */
	private static function accounts(): array {
		return array(
			'profile_update'        => 0, // Profile in the admin, other plugins.
			'set_user_role'         => 0, // Becomes a customer, or stops being one.
			'add_user_role'         => 0,
			'remove_user_role'      => 0,
			'delete_user'           => 0, // Before: afterwards the roles are unknown.
			'remove_user_from_blog' => 0, // Multisite.
		);
	}

	/** @return array<string, int> Hooks that bring the order, with its position. */
	private static function orders(): array {
		return array(
			'woocommerce_new_order'                 => 1, // Checkout, admin, REST; a draft that becomes an order.
			'woocommerce_update_order'              => 1, // Every later save: status, addresses, items, payment. Not for notes.
			'woocommerce_ajax_order_items_added'    => 1, // Items added in the admin are saved without the order.
			'woocommerce_ajax_order_items_removed'  => 3,
		);
	}

	/** @return array<string, int> Hooks that bring the number of the order. */
	private static function order_ids(): array {
		return array(
			'woocommerce_order_refunded'     => 0, // The refund is an order of its own.
			'woocommerce_refund_deleted'     => 1,
			'woocommerce_saved_order_items'  => 0, // Items edited in the admin.
			'woocommerce_trash_order'        => 0, // These do not fire the update hook.
			'woocommerce_untrash_order'      => 0,
			'woocommerce_before_delete_order' => 0,
		);
	}

	/** @return array<string, int> Hooks that bring the number of the refund, for those to whom it is a record of its own. */
	private static function refunds(): array {
		return array(
			'woocommerce_order_refunded' => 1,
			'woocommerce_refund_deleted' => 0,
		);
	}

	/** @return array<string, int> Hooks about tax rates. */
	private static function taxes(): array {
		return array(
			'woocommerce_tax_rate_added'   => 0,
			'woocommerce_tax_rate_updated' => 0,
			'woocommerce_tax_rate_deleted' => 0,
		);
	}

	/**
	 * Plugins that keep a value of their own do so with a function of WordPress, past all of the above. Only what a mapping
	 * names is listened to.
	 *
	 * @return array<string, int>
	 */
	private static function meta( string $type ): array {
		return array(
			"added_{$type}_meta"   => 1,
			"updated_{$type}_meta" => 1,
			"deleted_{$type}_meta" => 1,
		);
	}

	/**
	 * @param array<mixed> $args Of a hook about meta.
	 */
	private static function is_named( string $module, array $args ): bool {
		return in_array( $args[2] ?? null, MetaFields::stored( $module ), true );
	}

	/**
	 * Before the save it is still known what will change, and so whether the guest does.
	 *
	 * @internal
	 */
	public function before_order( mixed $order ): void {
		if ( $order instanceof \WC_Order && 0 !== $order->get_id() && array() !== array_intersect_key( $order->get_changes(), array_flip( self::OF_GUEST ) ) ) {
			$this->guests[ $order->get_id() ] = true;
		}
	}

	/**
	 * A refund deleted by REST or by code: afterwards nothing says of which order it was.
	 *
	 * @internal
	 */
	public function before_refund( mixed $deleted, mixed $refund = null ): mixed {
		if ( $refund instanceof \WC_Order_Refund ) {
			$this->order_id( $refund->get_parent_id() );
			$this->refund( $refund->get_id() );
		}
		return $deleted;
	}

	/**
	 * Whoever registers may have ordered as a guest.
	 *
	 * @internal
	 */
	public function registered( mixed $user_id, mixed $data = array() ): void {
		$email = is_array( $data ) && is_string( $data['user_email'] ?? null ) ? wp_unslash( $data['user_email'] ) : '';
		if ( '' === $email ) {
			return;
		}
		/**
		 * Fires when an account is made for an e-mail that may be known as a guest's.
		 *
		 * @param string $guest_id "guest:<hash>".
		 * @param string $user_id  "user:12".
		 */
		do_action( 'crosswalk_guest_registered', RecordId::guest( $email ), RecordId::USER . ':' . self::number( $user_id ) );
	}

	/**
	 * The variations of a product are sold with it, and nothing is saved of them when that changes (V16).
	 *
	 * @internal
	 */
	public function published( mixed $now, mixed $before, mixed $post ): void {
		if ( $post instanceof \WP_Post && 'product' === $post->post_type && ( 'publish' === $now ) !== ( 'publish' === $before ) ) {
			$variations = array(
				'post_type'   => 'product_variation',
				'post_parent' => $post->ID,
				'post_status' => array( 'publish', 'private' ),
				'fields'      => 'ids',
				'numberposts' => -1,
			);
			array_map( $this->product( ... ), get_posts( $variations ) );
		}
	}

	private function product( mixed $id ): void {
		$this->changed( Modules::PRODUCTS, RecordId::PRODUCT, $id );
	}

	private function post( mixed $id ): void {
		match ( get_post_type( self::number( $id ) ) ) {
			'product', 'product_variation' => $this->product( $id ),
			'shop_order'                   => $this->order_id( $id ),
			default                        => null,
		};
	}

	private function product_post( mixed $id ): void {
		$type = get_post_type( self::number( $id ) );
		if ( 'product' === $type || 'product_variation' === $type ) {
			$this->product( $id );
		} elseif ( 'shop_order' === $type && ! in_array( get_post_status( self::number( $id ) ), self::DRAFTS, true ) ) {
			$this->order_id( $id ); // The list of orders among the posts trashes, brings back and deletes them past WooCommerce.
		}
	}

	private function user( mixed $id ): void {
		$this->changed( Modules::CONTACTS, RecordId::USER, $id );
	}

	/** @param array<mixed> $args Of the hook. */
	private function account( mixed $id, array $args ): void {
		$user  = get_userdata( self::number( $id ) );
		$roles = array( ...( $user instanceof \WP_User ? $user->roles : array() ), ...self::roles_of( $args ) );
		if ( in_array( 'customer', $roles, true ) || '1' === get_user_meta( self::number( $id ), 'paying_customer', true ) ) {
			$this->user( $id );
		}
	}

	private function order( mixed $order ): void {
		if ( ! $order instanceof \WC_Order || in_array( $order->get_status( 'edit' ), self::DRAFTS, true ) ) {
			return;
		}
		$this->order_id( $order->get_id() );
		$is_new = doing_action( 'woocommerce_new_order' );
		$email  = $order->get_billing_email( 'edit' );
		if ( 0 === $order->get_customer_id( 'edit' ) && '' !== $email && ( $is_new || isset( $this->guests[ $order->get_id() ] ) ) ) {
			$this->tell( Modules::CONTACTS, RecordId::guest( $email ) );
		}
		unset( $this->guests[ $order->get_id() ] );
	}

	private function order_id( mixed $id ): void {
		$this->changed( Modules::ORDERS, RecordId::ORDER, $id );
	}

	private function refund( mixed $id ): void {
		$this->changed( Modules::REFUNDS, RecordId::REFUND, $id );
	}

	private function tax( mixed $id ): void {
		$this->changed( Modules::TAXES, RecordId::TAX, $id );
	}

	private function changed( string $module, string $type, mixed $id ): void {
		if ( 0 !== self::number( $id ) ) {
			$this->tell( $module, $type . ':' . self::number( $id ) );
		}
	}

	private function tell( string $module, string $id ): void {
		/**
		 * Fires when a record of the shop may have changed.
		 *
		 * @param string $module Module name.
		 * @param string $id     Typed id.
		 * @param string $origin Connection id that is saving, or ''.
		 */
		do_action( 'crosswalk_shop_changed', $module, $id, $this->origin->connection() );
	}

	private static function number( mixed $id ): int {
		return is_numeric( $id ) ? (int) $id : 0;
	}

	/**
	 * Roles that are being set or were there before.
	 *
	 * @param array<mixed> $args Of the hook.
	 * @return list<string>
	 */
	private static function roles_of( array $args ): array {
		$roles = array();
		foreach ( array_slice( $args, 1 ) as $argument ) {
			foreach ( is_array( $argument ) ? $argument : array( $argument ) as $role ) {
				if ( is_string( $role ) ) {
					$roles[] = $role;
				}
			}
		}
		return $roles;
	}
}
