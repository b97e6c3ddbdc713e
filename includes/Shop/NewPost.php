<?php
/**
 * Answers what WordPress asks the database about a post that has just been made.
 *
 * WooCommerce saves a product property by property, and before each WordPress looks whether there is an old value: half
 * of the queries of a new product, all with the same answer. Here the answer comes from what was read once, right after
 * the post was inserted, and from WordPress's own announcements since. Nothing is written differently and every hook
 * fires; only keys and taxonomies of which nothing was there are answered.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

final class NewPost {

	private int $id = 0;

	/** @var array<string, list<string>> What the table holds by meta key, as WordPress caches it. */
	private array $meta = array();

	/** @var array<string, true> Taxonomies in which the post has terms. */
	private array $taxonomies = array();

	private function __construct( private readonly string $post_type ) {
	}

	/**
	 * @template T
	 * @param string         $post_type Of the one post that is saved; others that come along are left alone.
	 * @param callable(): T $save      Saves it.
	 * @return T
	 */
	public static function during( string $post_type, callable $save ): mixed {
		$post  = new self( $post_type );
		$hooks = array(
			array( 'transition_post_status', array( $post, 'begin' ), PHP_INT_MIN, 3 ),
			array( 'update_post_metadata', array( $post, 'update' ), PHP_INT_MAX, 5 ),
			array( 'delete_post_metadata', array( $post, 'delete' ), PHP_INT_MAX, 5 ),
			array( 'added_post_meta', array( $post, 'added' ), PHP_INT_MIN, 4 ),
			array( 'updated_post_meta', array( $post, 'changed' ), PHP_INT_MIN, 2 ),
			array( 'deleted_post_meta', array( $post, 'changed' ), PHP_INT_MIN, 2 ),
			array( 'terms_pre_query', array( $post, 'terms' ), PHP_INT_MAX, 2 ),
			array( 'add_term_relationship', array( $post, 'has_terms' ), PHP_INT_MIN, 3 ),
		);
		foreach ( $hooks as $hook ) {
			add_filter( ...$hook );
		}
		try {
			return $save();
		} finally {
			foreach ( $hooks as list( $name, $callback, $priority ) ) {
				remove_filter( $name, $callback, $priority );
			}
		}
	}

	/** The first announcement of a post that tells its id. */
	public function begin( string $status, string $before, \WP_Post $post ): void {
		if ( 'new' !== $before || 0 !== $this->id || $this->post_type !== $post->post_type ) {
			return;
		}
		$terms = wp_get_object_terms( $post->ID, get_object_taxonomies( $post->post_type ) );
		foreach ( is_array( $terms ) ? $terms : array() as $term ) {
			$this->taxonomies[ $term->taxonomy ] = true;
		}
		$this->id = $post->ID;
		$this->changed( 0, $post->ID );
	}

	/**
	 * A value of a key that is not there is added, as WordPress does after having looked.
	 *
	 * @param mixed $check  Not null: somebody else has dealt with it.
	 * @param mixed $value  Unslashed.
	 * @param mixed $before Only a value that equals this is to be changed.
	 */
	public function update( mixed $check, int $id, string $key, mixed $value, mixed $before ): mixed {
		if ( null !== $check || $id !== $this->id || isset( $this->meta[ $key ] ) || ! empty( $before ) || is_object( $value ) ) {
			return $check;
		}
		return false !== add_metadata( 'post', $id, wp_slash( $key ), wp_slash( $value ) );
	}

	/**
	 * A key that is not there cannot be deleted.
	 *
	 * @param mixed $check Not null: somebody else has dealt with it.
	 * @param mixed $value Only this value is to be deleted.
	 */
	public function delete( mixed $check, int $id, string $key, mixed $value, bool $of_all ): mixed {
		return null === $check && $id === $this->id && ! $of_all && ! isset( $this->meta[ $key ] ) ? false : $check;
	}

	/** @param mixed $value As it was given. */
	public function added( int $meta_id, int $id, string $key, mixed $value ): void {
		if ( $id === $this->id ) {
			$this->meta[ $key ][] = (string) maybe_serialize( $value ); // @phpstan-ignore cast.string
			wp_cache_set( $id, $this->meta, 'post_meta' );
		}
	}

	/** @param mixed $meta_ids Not looked at: what is there now is read. */
	public function changed( mixed $meta_ids, int $id ): void {
		if ( $id === $this->id ) {
			$all = update_meta_cache( 'post', array( $id ) );
			// @phpstan-ignore assign.propertyType
			$this->meta = is_array( $all ) ? ( $all[ $id ] ?? array() ) : array();
		}
	}

	/**
	 * @param array<mixed>|null $terms Not null: somebody else has answered.
	 * @return array<mixed>|null
	 */
	public function terms( ?array $terms, \WP_Term_Query $query ): ?array {
		/** @var array{object_ids: list<int|string>|int|string|null, taxonomy: list<string>|null, fields: string} $asked As WordPress has put it in order. */
		$asked      = $query->query_vars;
		$taxonomies = $asked['taxonomy'] ?? array();
		if ( null !== $terms || 0 === $this->id || array( $this->id ) !== array_map( 'intval', (array) ( $asked['object_ids'] ?? 0 ) ) || array() === $taxonomies || 'count' === $asked['fields'] ) {
			return $terms;
		}
		return array() === array_intersect( $taxonomies, array_keys( $this->taxonomies ) ) ? array() : null;
	}

	public function has_terms( int $id, int $term_taxonomy_id, string $taxonomy ): void {
		if ( $id === $this->id ) {
			$this->taxonomies[ $taxonomy ] = true;
		}
	}
}
