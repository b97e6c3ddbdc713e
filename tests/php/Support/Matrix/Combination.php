<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Support\Matrix;

/** What an order of the matrix is like: one value of each dimension. */
final class Combination {

	/** Dimensions and their values, in words that make a name; the plainest first. */
	public const DIMENSIONS = array(
		'tax'      => array( 'one rate', 'no tax', 'two rates per order', 'three rates per line', 'tax on tax', 'classes with two rates each' ),
		'prices'   => array( 'prices without tax', 'prices with tax' ),
		'rounding' => array( 'rounded by line', 'rounded at the subtotal' ),
		'discount' => array( 'no discount', '10 % off', '33.33 % off', '5 off the cart', '1.5 off each piece', 'two coupons', '100 % off' ),
		'quantity' => array( 'whole pieces', 'halves', '1.333 pieces' ),
		'currency' => array( 'EUR', 'USD', 'JPY', 'JPY of a currency switcher', 'KWD of a currency switcher' ),
		'decimals' => array( '2 decimals', '0 decimals', '4 decimals' ),
		'fee'      => array( 'no fee', 'taxed fee', 'untaxed fee', 'negative fee', 'two fees' ),
		'shipping' => array( 'no shipping', 'taxed shipping', 'untaxed shipping', 'two taxed shippings' ),
		'refund'   => array( 'no refund', 'refund of an amount', 'refund of half a line', 'full refund' ),
		'lines'    => array( '1 line', '2 lines', '3 lines', '12 lines' ),
	);

	/** @param array<string, string> $values By dimension. */
	public function __construct( private readonly array $values ) {
	}

	public function is( string $dimension, string $value ): bool {
		return $value === $this->values[ $dimension ];
	}

	public function value( string $dimension ): string {
		return $this->values[ $dimension ];
	}

	/** The number a value begins with. */
	public function number( string $dimension ): int {
		return (int) $this->values[ $dimension ];
	}

	/** Says all about it. */
	public function name(): string {
		return implode( ', ', $this->values );
	}

	/** @return list<string> Every pair of values, as keys. */
	public function pairs(): array {
		$pairs = array();
		$names = array_keys( $this->values );
		foreach ( $names as $i => $one ) {
			foreach ( array_slice( $names, $i + 1 ) as $other ) {
				$pairs[] = "$one={$this->values[ $one ]}|$other={$this->values[ $other ]}";
			}
		}
		return $pairs;
	}
}
