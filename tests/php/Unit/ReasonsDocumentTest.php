<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Unit;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/** E11, E12: whoever reads a reason finds it explained. */
final class ReasonsDocumentTest extends TestCase {

	/** Where codes of reasons are written, and how. */
	private const WRITTEN = array(
		'Sync'               => '/Verdict::(?:skipped|decision)\(\s*\'([a-z_]+)\'|const (?:OF_NOBODY|SAME|SEALED|CODE) *= \'([a-z_]+)\'/',
		'Sync/Verdict.php'   => '/self::skipped\(\s*\'([a-z_]+)\'|null, \'(blocked)\'/',
		'Mapping'            => '/(?:\$at|new Violation)\(\s*\'([a-z_]+)\'/',
		'Shop'               => '/(?:not_possible|self::make)\( (?:\$message|.*?\'crosswalk\' \)(?:, [^\']*?\))?), \'([a-z_]+)\'/',
		'Connectors/Sandbox' => '/refusal\(\s*\'([a-z_]+)\'/',
		'Connectors/Vtiger'  => '/self::refused\(\s*\$field, \$text, \'([a-z_]+)\'/',
	);

	#[DataProvider( 'codes' )]
	public function test_a_code_is_explained( string $code ): void {
		$page = (string) file_get_contents( dirname( __DIR__, 3 ) . '/docs/user-guide/why-was-it-skipped.md' );

		self::assertStringContainsString( "`$code`", $page );
	}

	public function test_codes_are_found_in_each_of_these_places(): void {
		foreach ( self::WRITTEN as $place => $pattern ) {
			self::assertNotSame( array(), self::found( $place, $pattern ), $place );
		}
	}

	/** @return iterable<string, array{string}> */
	public static function codes(): iterable {
		foreach ( self::WRITTEN as $place => $pattern ) {
			foreach ( self::found( $place, $pattern ) as $code ) {
				yield "$code of $place" => array( $code );
			}
		}
	}

	/** @return list<string> */
	private static function found( string $place, string $pattern ): array {
		$path  = dirname( __DIR__, 3 ) . '/includes/' . $place;
		$files = is_file( $path ) ? array( $path ) : self::files( $path );
		$codes = array();
		foreach ( $files as $file ) {
			preg_match_all( $pattern, (string) file_get_contents( $file ), $matches, PREG_SET_ORDER );
			foreach ( $matches as $match ) {
				$codes[] = (string) end( $match );
			}
		}
		return array_values( array_unique( $codes ) );
	}

	/** @return list<string> */
	private static function files( string $folder ): array {
		$files = array();
		foreach ( new \RecursiveIteratorIterator( new \RecursiveDirectoryIterator( $folder, \FilesystemIterator::SKIP_DOTS ) ) as $file ) {
			if ( $file instanceof \SplFileInfo && 'php' === $file->getExtension() ) {
				$files[] = $file->getPathname();
			}
		}
		return $files;
	}
}
