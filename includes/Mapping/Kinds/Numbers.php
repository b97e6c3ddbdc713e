<?php
/**
 * Transforms of numbers and dates: how each side writes them.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping\Kinds;

use Crosswalk\Endpoint\Decimal;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Mapping\Example;
use Crosswalk\Mapping\Options;
use Crosswalk\Mapping\TransformKind;
use Crosswalk\Mapping\TransformOption;

final class Numbers {

	/** As the sides exchange numbers; also where nothing is chosen. */
	private const PLAIN = '1234.56';

	/** @return list<TransformKind> */
	public static function all(): array {
		return array( self::number(), Dates::kind() );
	}

	private static function number(): TransformKind {
		$choices = array(
			self::PLAIN => '1234.56',
			'1234,56'   => '1234,56',
			'1,234.56'  => '1,234.56',
			'1.234,56'  => '1.234,56',
			'1 234,56'  => '1 234,56',
			"1'234.56"  => "1'234.56",
		);
		return new TransformKind(
			'number',
			__( 'Number', 'crosswalk' ),
			__( 'Rounds a number and writes it the way the other side does.', 'crosswalk' ),
			static fn( string $value, array $options ): string => self::rewritten( $value, Options::text( $options, 'from', self::PLAIN ), Options::text( $options, 'to', self::PLAIN ), Options::text( $options, 'decimals' ) ),
			static fn( string $value, array $options ): string => self::rewritten( $value, Options::text( $options, 'to', self::PLAIN ), Options::text( $options, 'from', self::PLAIN ), Options::text( $options, 'decimals' ) ),
			array(
				new TransformOption( 'decimals', __( 'Decimals', 'crosswalk' ), TransformOption::NUMBER, help: __( 'Leave it empty to keep them as they are.', 'crosswalk' ) ),
				new TransformOption( 'from', __( 'Written in the shop as', 'crosswalk' ), TransformOption::CHOICE, self::PLAIN, $choices ),
				new TransformOption( 'to', __( 'Written in the other system as', 'crosswalk' ), TransformOption::CHOICE, self::PLAIN, $choices ),
			),
			array(
				new Example( array( 'decimals' => '2' ), '2.345', '2.35', '2.35' ),
				new Example( array( 'decimals' => '2', 'to' => '1.234,56' ), '1234567.5', '1.234.567,50', '1234567.50' ), // phpcs:ignore WordPress.Arrays
				new Example( array( 'to' => '1234,56' ), '0.5', '0,5' ),
				new Example( array( 'from' => '1 234,56' ), '-1 234,5', '-1234.5' ),
				new Example( array( 'from' => "1'234.56" ), '−1’234.5', '-1234.5', "-1'234.5" ),
				new Example( array( 'decimals' => '6' ), '1.5E-5', '0.000015', '0.000015' ),
				new Example( array( 'decimals' => '2' ), 'a dozen', 'a dozen' ),
			),
			types: static fn( FieldType $from, array $options, bool $back ): FieldType => self::type( $options, $back )
		);
	}

	/** What is no number stays as it is: the side that takes it says what is wrong with it. */
	private static function rewritten( string $value, string $from, string $to, string $decimals ): string {
		$number = self::parsed( $value, $from );
		if ( null === $number ) {
			return $value;
		}
		list( $thousands, $point ) = self::signs( $to );
		$text                      = is_numeric( $decimals ) ? $number->fixed( max( 0, (int) $decimals ) ) : (string) $number;
		list( $whole, $fraction )  = array_pad( explode( '.', $text ), 2, '' );
		$whole                     = (string) preg_replace( '/(?<=\d)(?=(\d{3})+$)/', $thousands, $whole );
		return '' === $fraction ? $whole : $whole . $point . $fraction;
	}

	/** Strict about thousands: "1.5" written with a comma for decimals is a mistake, not fifteen. */
	private static function parsed( string $value, string $written ): ?Decimal {
		list( $thousands, $point ) = self::signs( $written );
		$text                      = str_replace( array( '−', '’' ), array( '-', "'" ), (string) preg_replace( '/[\s\x{00A0}\x{202F}]+/u', '', $value ) );
		$thousands                 = trim( $thousands );
		$grouped                   = '' === $thousands ? '' : '|\d{1,3}(?:' . preg_quote( $thousands, '/' ) . '\d{3})+';
		if ( 1 !== preg_match( '/^[+-]?(?:\d*' . $grouped . ')(?:' . preg_quote( $point, '/' ) . '\d*)?(?:e[+-]?\d{1,3})?$/i', $text ) ) {
			return null;
		}
		return Decimal::parse_float( str_replace( array( $thousands, $point ), array( '', '.' ), $text ) );
	}

	/**
	 * What stands between thousands and before decimals, seen from a number written that way.
	 *
	 * @return array{string, string}
	 */
	private static function signs( string $sample ): array {
		return 1 === preg_match( '/^1(\D?)234(\D)56$/', $sample, $found ) ? array( $found[1], $found[2] ) : array( '', '.' );
	}

	/** @param array<mixed> $options Of the transform. */
	private static function type( array $options, bool $back ): FieldType {
		$written = Options::text( $options, $back ? 'from' : 'to', self::PLAIN );
		if ( self::PLAIN !== $written && '' !== $written ) {
			return FieldType::Text;
		}
		return '0' === Options::text( $options, 'decimals' ) ? FieldType::Integer : FieldType::Decimal;
	}
}
