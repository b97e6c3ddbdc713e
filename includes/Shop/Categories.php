<?php
/**
 * Product categories as paths, "Clothing > Shirts", read once and completed on demand.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

final class Categories {

	private const ARROW = ' > ';

	/** Characters of a term's name. */
	private const NAME_LIMIT = 200;

	/** @var array<int, array{name: string, parent: int}>|null */
	private ?array $terms = null;

	/** Forgets what was read: another process may have added categories. */
	public function refresh(): void {
		$this->terms = null;
	}

	/**
	 * Paths of these categories, the deepest first: it says most about a product.
	 *
	 * @param list<int> $ids Term ids.
	 * @return list<string>
	 */
	public function paths( array $ids ): array {
		$paths = array_filter( array_map( array( $this, 'path' ), $ids ) );
		usort( $paths, static fn( string $a, string $b ): int => substr_count( $b, self::ARROW ) <=> substr_count( $a, self::ARROW ) ?: strcmp( $a, $b ) );
		return $paths;
	}

	public function path( int $id ): string {
		$names = array();
		$seen  = array();
		while ( isset( $this->terms()[ $id ] ) && ! isset( $seen[ $id ] ) ) {
			$seen[ $id ] = true;
			array_unshift( $names, $this->terms()[ $id ]['name'] );
			$id = $this->terms()[ $id ]['parent'];
		}
		return implode( self::ARROW, $names );
	}

	/**
	 * The category at this path, made with its parents where they are missing.
	 *
	 * @throws \Crosswalk\Endpoint\EndpointError When a name is too long or refused.
	 */
	public function at( string $path ): int {
		$parent = 0;
		foreach ( array_filter( array_map( 'trim', explode( '>', $path ) ), static fn( string $name ): bool => '' !== $name ) as $name ) {
			$parent = $this->child( $parent, $name ) ?? $this->add( $parent, $name );
		}
		return $parent;
	}

	private function child( int $parent, string $name ): ?int {
		foreach ( $this->terms() as $id => $term ) {
			if ( $term['parent'] === $parent && mb_strtolower( $term['name'] ) === mb_strtolower( $name ) ) {
				return $id;
			}
		}
		return null;
	}

	private function add( int $parent, string $name ): int {
		if ( mb_strlen( $name ) > self::NAME_LIMIT ) {
			throw Refusal::too_long( __( 'Category', 'crosswalk' ), mb_strlen( $name ), self::NAME_LIMIT );
		}
		$added = wp_insert_term( wp_slash( $name ), 'product_cat', array( 'parent' => max( 0, $parent ) ) );
		if ( is_wp_error( $added ) ) {
			throw Refusal::bad_value( __( 'Category', 'crosswalk' ), $name, wp_strip_all_tags( $added->get_error_message() ) );
		}
		$this->terms[ (int) $added['term_id'] ] = array(
			'name'   => $name,
			'parent' => $parent,
		);
		return (int) $added['term_id'];
	}

	/** @return array<int, array{name: string, parent: int}> */
	private function terms(): array {
		if ( null === $this->terms ) {
			$this->terms = array();
			$found       = get_terms(
				array(
					'taxonomy'               => 'product_cat',
					'hide_empty'             => false,
					'update_term_meta_cache' => false,
				)
			);
			foreach ( is_array( $found ) ? $found : array() as $term ) {
				$this->terms[ $term->term_id ] = array(
					'name'   => (string) Values::title( $term->name ),
					'parent' => $term->parent,
				);
			}
		}
		return $this->terms;
	}
}
