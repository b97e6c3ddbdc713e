<?php
/**
 * Spares the database a question per empty property of a post that is saved.
 *
 * WooCommerce deletes the meta of every property that is empty, on each save, and for each WordPress asks the database
 * first. Here the answer comes from its cache, which holds all meta of the post.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

final class AbsentMeta {

	/**
	 * @template T
	 * @param int           $post_id Of the post that is saved; others that come along are left alone.
	 * @param callable(): T $save    Saves it.
	 * @return T
	 */
	public static function during( int $post_id, callable $save ): mixed {
		$answer = static function ( mixed $check, int $id, string $key, mixed $value, bool $of_all ) use ( $post_id ): mixed {
			return null === $check && $id === $post_id && ! $of_all && ! metadata_exists( 'post', $id, $key ) ? false : $check;
		};
		add_filter( 'delete_post_metadata', $answer, PHP_INT_MAX, 5 );
		try {
			return $save();
		} finally {
			remove_filter( 'delete_post_metadata', $answer, PHP_INT_MAX );
		}
	}
}
