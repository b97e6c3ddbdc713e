<?php
/**
 * Exact decimals: integers scaled by a power of ten, kept as strings of any length, rounded half up (away from zero).
 * WooCommerce's helpers use floats, and bcmath is not everywhere.
 */

declare( strict_types=1 );

namespace Crosswalk\Endpoint;

final class Decimal {

	/** More than any system keeps; enough for sums of products of two prices. */
	private const SCALE = 12;

	/** @param string $digits Scaled by 10^SCALE, without sign or leading zeros. */
	private function __construct( private readonly bool $negative, private readonly string $digits ) {
	}

	/**
	 * Reads "12.50", "-3", ".5"; null where it is no decimal number.
	 */
	public static function parse( string $text ): ?self {
		if ( 1 !== preg_match( '/^([+-]?)(\d*)(?:\.(\d*))?$/', trim( $text ), $part ) || '' === ( $part[2] . ( $part[3] ?? '' ) ) ) {
			return null;
		}
		$fraction = str_pad( $part[3] ?? '', self::SCALE + 1, '0' );
		$digits   = ltrim( $part[2] . substr( $fraction, 0, self::SCALE ), '0' );
		if ( $fraction[ self::SCALE ] >= '5' ) {
			$digits = self::plus( $digits, '1' );
		}
		return self::of_digits( '-' === $part[1], $digits );
	}

	/** Also reads "1.5E-5", as programs write what is very small or very large. */
	public static function parse_float( string $text ): ?self {
		if ( 1 !== preg_match( '/^([+-]?)(\d+)(?:\.(\d*))?e([+-]?\d{1,3})$/i', trim( $text ), $part ) ) {
			return self::parse( $text );
		}
		$places   = (int) $part[4];
		$whole    = str_pad( $part[2], max( 0, -$places ), '0', STR_PAD_LEFT );
		$fraction = str_pad( $part[3], max( 0, $places ), '0' );
		$point    = strlen( $whole ) + $places;
		$digits   = $whole . $fraction;
		return self::parse( $part[1] . substr( $digits, 0, $point ) . '.' . substr( $digits, $point ) );
	}

	/** Zero where the text is no decimal number; for values that were checked before. */
	public static function of( string $text ): self {
		return self::parse( $text ) ?? new self( false, '' );
	}

	public function add( self $other ): self {
		if ( $this->negative === $other->negative ) {
			return self::of_digits( $this->negative, self::plus( $this->digits, $other->digits ) );
		}
		return self::larger( $this->digits, $other->digits ) >= 0
			? self::of_digits( $this->negative, self::minus( $this->digits, $other->digits ) )
			: self::of_digits( $other->negative, self::minus( $other->digits, $this->digits ) );
	}

	public function sub( self $other ): self {
		return $this->add( $other->negate() );
	}

	public function negate(): self {
		return self::of_digits( ! $this->negative, $this->digits );
	}

	public function abs(): self {
		return new self( false, $this->digits );
	}

	public function mul( self $other ): self {
		$product = self::times( $this->digits, $other->digits );
		return self::of_digits( $this->negative !== $other->negative, self::shifted( $product, self::SCALE ) );
	}

	/** @throws \DivisionByZeroError */
	public function div( self $other ): self {
		return self::of_digits( $this->negative !== $other->negative, self::quotient( $this->digits . str_repeat( '0', self::SCALE ), $other->digits ) );
	}

	/** -1, 0 or 1. */
	public function compare( self $other ): int {
		if ( $this->negative !== $other->negative ) {
			return $this->negative ? -1 : 1;
		}
		return $this->negative ? self::larger( $other->digits, $this->digits ) : self::larger( $this->digits, $other->digits );
	}

	public function is_zero(): bool {
		return '' === $this->digits;
	}

	/** Rounded to so many decimals. */
	public function round( int $decimals ): self {
		$cut = self::SCALE - $decimals;
		return $cut <= 0 ? $this : self::of_digits( $this->negative, self::shifted( $this->digits, $cut ) . str_repeat( '0', $cut ) );
	}

	/** "12.50": rounded to so many decimals, all of them written. */
	public function fixed( int $decimals ): string {
		$digits = str_pad( $this->round( $decimals )->digits, self::SCALE + 1, '0', STR_PAD_LEFT );
		$whole  = substr( $digits, 0, -self::SCALE );
		$text   = $decimals > 0 ? $whole . '.' . substr( $digits, -self::SCALE, $decimals ) : $whole;
		return ( $this->negative && '' !== trim( $text, '0.' ) ? '-' : '' ) . $text;
	}

	/** "12.5": no more decimals than needed. */
	public function __toString(): string {
		return rtrim( rtrim( $this->fixed( self::SCALE ), '0' ), '.' );
	}

	private static function of_digits( bool $negative, string $digits ): self {
		$digits = ltrim( $digits, '0' );
		return new self( $negative && '' !== $digits, $digits );
	}

	/** Divides by a power of ten, half up. */
	private static function shifted( string $digits, int $places ): string {
		$digits = str_pad( $digits, $places + 1, '0', STR_PAD_LEFT );
		$kept   = substr( $digits, 0, -$places );
		return $digits[ strlen( $kept ) ] >= '5' ? self::plus( $kept, '1' ) : $kept;
	}

	private static function larger( string $a, string $b ): int {
		return strlen( $a ) === strlen( $b ) ? strcmp( $a, $b ) <=> 0 : strlen( $a ) <=> strlen( $b );
	}

	private static function plus( string $a, string $b ): string {
		$length = max( strlen( $a ), strlen( $b ) );
		$a      = str_pad( $a, $length, '0', STR_PAD_LEFT );
		$b      = str_pad( $b, $length, '0', STR_PAD_LEFT );
		$carry  = 0;
		$sum    = '';
		for ( $i = $length - 1; $i >= 0; $i-- ) {
			$digit = (int) $a[ $i ] + (int) $b[ $i ] + $carry;
			$carry = intdiv( $digit, 10 );
			$sum   = ( $digit % 10 ) . $sum;
		}
		return 0 === $carry ? $sum : $carry . $sum;
	}

	/** $a must not be smaller than $b. */
	private static function minus( string $a, string $b ): string {
		$b      = str_pad( $b, strlen( $a ), '0', STR_PAD_LEFT );
		$borrow = 0;
		$rest   = '';
		for ( $i = strlen( $a ) - 1; $i >= 0; $i-- ) {
			$digit  = (int) $a[ $i ] - (int) $b[ $i ] - $borrow;
			$borrow = $digit < 0 ? 1 : 0;
			$rest   = ( $digit + 10 * $borrow ) . $rest;
		}
		return ltrim( $rest, '0' );
	}

	private static function times( string $a, string $b ): string {
		$cells = array_fill( 0, strlen( $a ) + strlen( $b ) + 1, 0 );
		$a     = strrev( $a );
		$b     = strrev( $b );
		for ( $i = 0, $m = strlen( $a ); $i < $m; $i++ ) {
			for ( $j = 0, $n = strlen( $b ); $j < $n; $j++ ) {
				$cells[ $i + $j ] += (int) $a[ $i ] * (int) $b[ $j ];
			}
		}
		$product = '';
		$carry   = 0;
		foreach ( $cells as $cell ) {
			$cell   += $carry;
			$product = ( $cell % 10 ) . $product;
			$carry   = intdiv( $cell, 10 );
		}
		return ltrim( $product, '0' );
	}

	/** Long division, half up. */
	private static function quotient( string $a, string $b ): string {
		if ( '' === $b ) {
			throw new \DivisionByZeroError( 'Division by zero.' );
		}
		$result = '';
		$rest   = '';
		for ( $i = 0, $n = strlen( $a ); $i < $n; $i++ ) {
			$rest  = ltrim( $rest . $a[ $i ], '0' );
			$digit = 0;
			while ( self::larger( $rest, $b ) >= 0 ) {
				$rest = self::minus( $rest, $b );
				++$digit;
			}
			$result .= $digit;
		}
		return self::larger( self::plus( $rest, $rest ), $b ) >= 0 ? self::plus( $result, '1' ) : $result;
	}
}
