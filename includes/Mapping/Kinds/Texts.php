<?php
/**
 * Transforms of text.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping\Kinds;

use Crosswalk\Endpoint\FieldType;
use Crosswalk\Mapping\Example;
use Crosswalk\Mapping\Options;
use Crosswalk\Mapping\TransformKind;
use Crosswalk\Mapping\TransformOption;

final class Texts {

	/** @return list<TransformKind> */
	public static function all(): array {
		return array(
			self::trim(),
			self::written( 'upper', __( 'UPPER CASE', 'crosswalk' ), __( 'Makes every letter a capital.', 'crosswalk' ), MB_CASE_UPPER, 'Żółta 3', 'ŻÓŁTA 3' ),
			self::written( 'lower', __( 'lower case', 'crosswalk' ), __( 'Makes every letter a small one.', 'crosswalk' ), MB_CASE_LOWER, 'ŻÓŁTA 3', 'żółta 3' ),
			self::written( 'capitalise', __( 'Capitalise Words', 'crosswalk' ), __( 'Begins every word with a capital and writes the rest of it small.', 'crosswalk' ), MB_CASE_TITLE, 'ANNA-MARIA nowak', 'Anna-Maria Nowak' ),
			self::truncate(),
			self::replace(),
		);
	}

	private static function trim(): TransformKind {
		// Signs of no width come along when somebody copies from a page or a file.
		$trimmed = static fn( string $value ): string => preg_replace( '/^[\s\x{00A0}\x{200B}\x{FEFF}]+|[\s\x{00A0}\x{200B}\x{FEFF}]+$/u', '', $value ) ?? $value;
		return new TransformKind(
			'trim',
			__( 'Trim', 'crosswalk' ),
			__( 'Takes blanks and line breaks away from both ends.', 'crosswalk' ),
			$trimmed,
			$trimmed,
			examples: array( new Example( array(), '  Anna Nowak ', 'Anna Nowak', 'Anna Nowak' ), new Example( array(), '   ', '', '' ) )
		);
	}

	private static function written( string $type, string $label, string $help, int $mode, string $from, string $to ): TransformKind {
		return new TransformKind(
			$type,
			$label,
			$help,
			static fn( string $value ): string => mb_convert_case( $value, $mode, 'UTF-8' ),
			examples: array( new Example( array(), $from, $to ) ),
			types: self::text( ... )
		);
	}

	private static function truncate(): TransformKind {
		return new TransformKind(
			'truncate',
			__( 'Shorten', 'crosswalk' ),
			__( 'Cuts the text off after so many characters.', 'crosswalk' ),
			static fn( string $value, array $options ): string => self::shortened( $value, max( 0, Options::number( $options, 'length' ) ) ),
			options: array( new TransformOption( 'length', __( 'Characters to keep', 'crosswalk' ), TransformOption::NUMBER, required: true ) ),
			examples: array( new Example( array( 'length' => '5' ), 'Żółta łódź', 'Żółta' ), new Example( array( 'length' => '30' ), 'Short', 'Short' ), new Example( array( 'length' => '4' ), '👩‍🍳 Anna', '👩‍🍳 ' ) ),
			types: self::text( ... )
		);
	}

	/** Letters with accents of their own and signs that are made of several are not cut through. */
	private static function shortened( string $value, int $length ): string {
		$cut = mb_substr( $value, 0, $length, 'UTF-8' );
		if ( $cut === $value || 1 !== preg_match( '/\A(\X+)\X\z/u', mb_substr( $value, 0, $length + 1, 'UTF-8' ), $found ) ) {
			return $cut;
		}
		return $found[1];
	}

	private static function replace(): TransformKind {
		return new TransformKind(
			'replace',
			__( 'Replace', 'crosswalk' ),
			__( 'Puts one text in place of another, wherever it occurs.', 'crosswalk' ),
			static fn( string $value, array $options ): string => str_replace( Options::text( $options, 'search' ), Options::text( $options, 'replace' ), $value ),
			options: array(
				new TransformOption( 'search', __( 'Look for', 'crosswalk' ), required: true ),
				new TransformOption( 'replace', __( 'Put in its place', 'crosswalk' ), help: __( 'Nothing, to take it away.', 'crosswalk' ) ),
			),
			examples: array(
				new Example( array( 'search' => '-', 'replace' => '' ), '526-10-40-567', '5261040567' ), // phpcs:ignore WordPress.Arrays
				new Example( array( 'search' => 'ul.', 'replace' => 'Street' ), 'ul. Żółta', 'Street Żółta' ), // phpcs:ignore WordPress.Arrays
			),
			types: self::text( ... )
		);
	}

	/** What is written otherwise than the side that gave it would is text from then on. */
	private static function text( FieldType $from ): FieldType {
		return in_array( $from, array( FieldType::LongText, FieldType::Email, FieldType::Phone, FieldType::Url ), true ) ? $from : FieldType::Text;
	}
}
