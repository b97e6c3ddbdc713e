<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Unit;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/** What the user guide prints in bold stands on a screen in the same words: "**Settings → For all connections**". */
final class UserGuideTest extends TestCase {

	/** Names of places that are not ours. */
	private const OTHERS = array( 'WooCommerce', 'Crosswalk' );

	#[DataProvider( 'labels' )]
	public function test_a_label_stands_on_a_screen( string $label ): void {
		$shown = array_filter( array_keys( self::texts() ), static fn( string|int $text ): bool => in_array( (string) $text, array( $label, $label . '.', $label . ' …' ), true ) );
		$fits  = array_filter( self::texts(), static fn( ?string $pattern ): bool => null !== $pattern && 1 === preg_match( $pattern, $label ) );

		self::assertTrue( array() !== $shown || array() !== $fits, "\"$label\" is on no screen." );
	}

	/** @return array<string, array{string}> By page and label. */
	public static function labels(): array {
		$labels = array();
		foreach ( (array) glob( dirname( __DIR__, 3 ) . '/docs/user-guide/*.md' ) as $file ) {
			preg_match_all( '/\*\*([^*\n]{2,80})\*\*/', (string) file_get_contents( (string) $file ), $found );
			foreach ( array_merge( array(), ...array_map( static fn( string $bold ): array => explode( ' → ', $bold ), $found[1] ) ) as $label ) {
				$label = rtrim( strtr( trim( $label ), array( '’' => "'" ) ), '.:' );
				if ( ! in_array( $label, self::OTHERS, true ) && 1 === preg_match( '/^\p{Lu}/u', $label ) ) {
					$labels[ basename( (string) $file ) . ": $label" ] = array( $label );
				}
			}
		}
		return $labels;
	}

	/** @return array<array-key, string|null> Literals of the screens, and for those with placeholders a pattern. */
	private static function texts(): array {
		static $texts = null;
		if ( null === $texts ) {
			$texts = array();
			foreach ( array( 'src', 'includes' ) as $folder ) {
				foreach ( new \RecursiveIteratorIterator( new \RecursiveDirectoryIterator( dirname( __DIR__, 3 ) . "/$folder", \FilesystemIterator::SKIP_DOTS ) ) as $file ) {
					if ( $file instanceof \SplFileInfo && 1 === preg_match( '/(?<!\.test)\.(?:tsx?|php)$/', $file->getFilename() ) ) {
						preg_match_all( "/'((?:[^'\\\\\\n]|\\\\')*)'/", strtr( (string) file_get_contents( $file->getPathname() ), array( '’' => "\\'" ) ), $found );
						foreach ( $found[1] as $text ) {
							$text           = str_replace( "\\'", "'", $text );
							$texts[ $text ] = str_contains( $text, '%s' ) && 1 === preg_match( '/\pL{4}/u', str_replace( '%s', '', $text ) ) ? '/^' . str_replace( '%s', '.+', preg_quote( $text, '/' ) ) . '$/u' : null;
						}
					}
				}
			}
		}
		return $texts;
	}
}
