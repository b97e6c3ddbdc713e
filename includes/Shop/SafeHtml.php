<?php
/**
 * Texts from a remote that WordPress keeps as HTML.
 *
 * A worker has no user, so WordPress filters what it saves as if a stranger had typed it, and writes "&" as "&amp;" on the
 * way. Here the same filter takes out what is dangerous, and a text that it would only respell is kept as it came.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

final class SafeHtml {

	/** A description. */
	public static function content( string $text ): string {
		return self::unless_respelled( $text, wp_kses_post( $text ) );
	}

	/** A title, in which few tags are allowed. */
	public static function title( string $text ): string {
		return self::unless_respelled( $text, wp_kses( $text, 'data' ) );
	}

	/**
	 * Saves without the filter, which was applied above.
	 *
	 * @template T
	 * @param callable(): T $save What to do.
	 * @return T
	 */
	public static function during( callable $save ): mixed {
		$filtered = false !== has_filter( 'content_save_pre', 'wp_filter_post_kses' );
		if ( $filtered ) {
			kses_remove_filters();
		}
		try {
			return $save();
		} finally {
			if ( $filtered ) {
				kses_init_filters();
			}
		}
	}

	private static function unless_respelled( string $text, string $filtered ): string {
		return self::plain( $text ) === self::plain( $filtered ) ? $text : $filtered;
	}

	private static function plain( string $html ): string {
		return html_entity_decode( $html, ENT_QUOTES | ENT_HTML5, 'UTF-8' );
	}
}
