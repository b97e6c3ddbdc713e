<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Unit;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/** E11, E12: whoever reads a reason finds it explained. */
final class ReasonsDocumentTest extends TestCase {

	/** Where codes of reasons are written, and how. */
	private const WRITTEN = array(
		'Sync'                               => '/Verdict::(?:skipped|decision)\(\s*\'([a-z_]+)\'|const (?:OF_NOBODY|SAME|SEALED|CODE) *= \'([a-z_]+)\'/',
		'Sync/Verdict.php'                   => '/self::skipped\(\s*\'([a-z_]+)\'|null, \'(blocked)\'/',
		'Mapping'                            => '/(?:\$at|new Violation)\(\s*\'([a-z_]+)\'/',
		'Shop'                               => '/(?:not_possible|self::make)\( (?:\$message|.*?\'crosswalk\' \)(?:, [^\']*?\))?), \'([a-z_]+)\'/',
		'Shop/Contacts.php'                  => '/^\t+\'([a-z_]+)\',$/m',
		'Connectors/Sandbox'                 => '/refusal\(\s*\'([a-z_]+)\'/',
		'Connectors/Vtiger'                  => '/self::refused\(\s*\$field, \$text, \'([a-z_]+)\'/',
		'Connectors/Vtiger/VtigerErrors.php' => '/\? \'([a-z_]+)\' :|\'([A-Z_]+)\' +=== \$code/',
		'Connectors/Vtiger/Currencies.php'   => '/self::error\( \'([a-z_]+)\'/',
		'Connectors/CertificateErrors.php'   => '/array\(\s*\'([a-z_]+)\',\s*\/\*|^\t+\'([a-z_]+)\',$/m',
		'Connectors/ProxyErrors.php'         => '/self::config\(\s*\'([a-z_]+)\'/',
		'Connectors/HttpErrors.php'          => '/\? \'([a-z_]+)\' : \'[a-z_]+\'|\? \'[a-z_]+\' : \'([a-z_]+)\'/',
	);

	/** Errors that answer a person at once and are no reason of a record. */
	private const ANSWERS = array( 'Rest/', 'Maps/', 'Cli/', 'Sync/Decisions.php', 'Sync/RunControl.php' );

	#[DataProvider( 'codes' )]
	public function test_a_code_is_explained( string $code ): void {
		$page = (string) file_get_contents( dirname( __DIR__, 3 ) . '/docs/user-guide/why-was-it-skipped.md' );

		self::assertTrue( str_contains( $page, "`$code`" ), "why-was-it-skipped.md does not explain $code." );
	}

	/** Whatever else makes an error: its third argument is the code. */
	#[DataProvider( 'codes_of_errors' )]
	public function test_a_code_of_an_error_is_explained( string $code ): void {
		$this->test_a_code_is_explained( $code );
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

	/** @return iterable<string, array{string}> */
	public static function codes_of_errors(): iterable {
		$root = dirname( __DIR__, 3 ) . '/includes/';
		foreach ( self::files( $root ) as $file ) {
			$name = substr( $file, strlen( $root ) );
			if ( array() !== array_filter( self::ANSWERS, static fn( string $place ): bool => str_starts_with( $name, $place ) ) ) {
				continue;
			}
			foreach ( self::codes_made_in( (string) file_get_contents( $file ) ) as $code ) {
				yield "$code of $name" => array( $code );
			}
		}
	}

	/** @return list<string> Literal third arguments of `new EndpointError( … )`. */
	private static function codes_made_in( string $source ): array {
		$tokens = array_values( array_filter( \PhpToken::tokenize( $source ), static fn( \PhpToken $token ): bool => ! $token->isIgnorable() ) );
		$codes  = array();
		foreach ( $tokens as $i => $token ) {
			if ( ! $token->is( T_NEW ) || 'EndpointError' !== $tokens[ $i + 1 ]->text ) {
				continue;
			}
			$depth    = 0;
			$argument = 0;
			for ( $at = $i + 2; isset( $tokens[ $at ] ); $at++ ) {
				$text   = $tokens[ $at ]->text;
				$depth += in_array( $text, array( '(', '[' ), true ) ? 1 : ( in_array( $text, array( ')', ']' ), true ) ? -1 : 0 );
				if ( 0 === $depth ) {
					break;
				}
				$argument += ',' === $text && 1 === $depth ? 1 : 0;
				if ( 2 === $argument && 1 === $depth && $tokens[ $at ]->is( T_CONSTANT_ENCAPSED_STRING ) && preg_match( "/^'([A-Za-z_0-9]+)'$/", $text, $code ) ) {
					$codes[] = $code[1];
				}
			}
		}
		return array_values( array_unique( $codes ) );
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
