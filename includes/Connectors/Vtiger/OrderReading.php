<?php
/**
 * An order or invoice of the CRM as neutral lines and totals. Pure.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Endpoint\Decimal;
use Crosswalk\Endpoint\OrderLine;

/**
 * @phpstan-import-type Tax from Catalogue
 * @phpstan-import-type Line from OrderLine
 * @phpstan-import-type Tax from OrderLine as OrderTax
 */
final class OrderReading {

	/** Finer than any price, coarser than the noise of the CRM's floats. */
	private const SCALE = 6;

	/** Decimals of a percentage in the CRM. */
	private const RATE_SCALE = 3;

	/** Name of the line that a discount of the whole order becomes; not translated, as what does not change must not look new. */
	private const DISCOUNT = 'Discount';

	/**
	 * @param array<string, string>       $header    Values by field.
	 * @param list<array<string, string>> $rows      Lines in their order.
	 * @param array<string, Tax>          $taxes     By id.
	 * @param array<string, string>       $stand_ins Line type by id of the service that stands in for it.
	 */
	public function __construct(
		private readonly array $header,
		private readonly array $rows,
		private readonly array $taxes,
		private readonly array $stand_ins
	) {
	}

	/** @return list<Line> */
	public function lines(): array {
		$lines    = array_map( array( $this, 'line' ), $this->rows );
		$discount = $this->discount()->negate();
		if ( ! $discount->is_zero() ) {
			// In group mode taxes are those of what is left, in individual mode the discount is taken off with the taxes in it.
			list( $sum, $taxes ) = $this->is_group() ? $this->taxes_of( $discount, $this->rows[0] ) : array( Decimal::of( '0' ), array() );
			$lines[]             = self::row( OrderLine::FEE, null, self::DISCOUNT, '', '1', $discount, $discount, $discount, $sum, $taxes );
		}
		if ( ! $this->shipping()->is_zero() ) {
			$tax     = $this->amount( 'hdnGrandTotal' )->sub( $this->amount( 'txtAdjustment' ) )->sub( $this->amount( 'pre_tax_total' ) )->sub( $this->tax_of( $lines ) );
			$lines[] = self::row( OrderLine::SHIPPING, null, '', '', '1', $this->shipping(), $this->shipping(), $this->shipping(), $tax, $this->shipping_taxes( $tax, $lines ) );
		}
		return $lines;
	}

	/** @return array{total: string} What was ordered: the total without the lines that are refunds. */
	public function ordered(): array {
		return array( 'total' => self::text( $this->amount( 'hdnGrandTotal' )->sub( Planner::refunded( $this->lines() ) ) ) );
	}

	/** @return array{subtotal: string, discount_total: string, shipping_total: string, tax_total: string, total: string} */
	public function totals(): array {
		$net   = $this->goods();
		$taxes = $this->amount( 'hdnGrandTotal' )->sub( $this->amount( 'txtAdjustment' ) )->sub( $this->amount( 'pre_tax_total' ) );
		return array(
			'subtotal'       => self::text( $net ),
			'discount_total' => self::text( $this->discount() ),
			'shipping_total' => self::text( $this->shipping() ),
			'tax_total'      => self::text( $taxes ),
			'total'          => self::text( $this->amount( 'hdnGrandTotal' ) ),
		);
	}

	/**
	 * @param array<string, string> $row As stored.
	 * @return Line
	 */
	private function line( array $row ): array {
		$net   = self::net( $row );
		$gross = self::of( $row, 'quantity' )->mul( self::of( $row, 'listprice' ) );
		// In group mode the first line's taxes hold for all.
		list( $sum, $taxes ) = $this->taxes_of( $net, $this->is_group() ? $this->rows[0] : $row );

		$product = $row['productid'] ?? '';
		$type    = $this->stand_ins[ $product ] ?? OrderLine::PRODUCT;
		return self::row( $type, isset( $this->stand_ins[ $product ] ) || '' === $product ? null : $product, $row['name'] ?? $row['comment'] ?? '', $row['sku'] ?? '', (string) self::of( $row, 'quantity' ), self::of( $row, 'listprice' ), $gross, $net, $sum, $taxes );
	}

	/**
	 * @param array<string, string> $source Line whose rates hold.
	 * @return array{0: Decimal, 1: list<OrderTax>} Their sum, and each.
	 */
	private function taxes_of( Decimal $net, array $source ): array {
		$taxes = array();
		$sum   = Decimal::of( '0' );
		foreach ( $this->taxes as $tax ) {
			$rate = self::of( $source, $tax['name'] );
			if ( ! $rate->is_zero() ) {
				$amount  = $net->mul( $rate )->div( Decimal::of( '100' ) );
				$sum     = $sum->add( $amount );
				$taxes[] = self::tax( $tax, $rate, $amount );
			}
		}
		return array( $sum, $taxes );
	}

	/**
	 * Which tax it is that shipping has: its rates cannot be read with the order, only what they come to.
	 *
	 * @param list<Line> $lines Without shipping; their taxes are the likeliest.
	 * @return list<OrderTax> One, or none where it is no tax alone.
	 */
	private function shipping_taxes( Decimal $amount, array $lines ): array {
		$rate = $amount->mul( Decimal::of( '100' ) )->div( $this->shipping() )->round( self::RATE_SCALE );
		foreach ( $rate->is_zero() ? array() : array_merge( ...array_column( $lines, 'taxes' ) ) as $tax ) {
			if ( 0 === $rate->compare( Decimal::of( $tax['rate'] ) ) ) {
				return array( array( 'amount' => self::text( $amount ) ) + $tax );
			}
		}
		foreach ( $rate->is_zero() ? array() : $this->taxes as $tax ) {
			if ( 0 === $rate->compare( Decimal::of( $tax['rate'] ) ) ) {
				return array( self::tax( $tax, $rate, $amount ) );
			}
		}
		return array();
	}

	/**
	 * @param Tax $tax Of the CRM.
	 * @return OrderTax
	 */
	private static function tax( array $tax, Decimal $rate, Decimal $amount ): array {
		return array(
			'tax'    => $tax['id'],
			'name'   => $tax['label'],
			'rate'   => (string) $rate,
			'amount' => self::text( $amount ),
		);
	}

	/**
	 * @param list<OrderTax> $taxes Of the row.
	 * @return Line
	 */
	private static function row( string $type, ?string $product, string $name, string $sku, string $quantity, Decimal $price, Decimal $subtotal, Decimal $total, Decimal $tax, array $taxes ): array {
		return array(
			'type'       => $type,
			'product'    => $product,
			'sku'        => $sku,
			'name'       => $name,
			'quantity'   => $quantity,
			'unit_price' => (string) $price,
			'subtotal'   => self::text( $subtotal ),
			'total'      => self::text( $total ),
			'tax'        => self::text( $tax ),
			'taxes'      => $taxes,
		);
	}

	/** @param array<string, string> $row As stored. */
	private static function net( array $row ): Decimal {
		$gross   = self::of( $row, 'quantity' )->mul( self::of( $row, 'listprice' ) );
		$percent = self::of( $row, 'discount_percent' );
		return $gross->sub( $percent->is_zero() ? self::of( $row, 'discount_amount' ) : $gross->mul( $percent )->div( Decimal::of( '100' ) ) );
	}

	/** @param list<Line> $lines Without shipping. */
	private function tax_of( array $lines ): Decimal {
		return array_reduce( $lines, static fn( Decimal $sum, array $line ): Decimal => $sum->add( Decimal::of( $line['tax'] ) ), Decimal::of( '0' ) );
	}

	private function is_group(): bool {
		return 'group' === ( $this->header['hdnTaxType'] ?? '' ) && array() !== $this->rows;
	}

	/** Sum of the lines without taxes. */
	private function goods(): Decimal {
		return array_reduce( $this->rows, static fn( Decimal $sum, array $row ): Decimal => $sum->add( self::net( $row ) ), Decimal::of( '0' ) );
	}

	/** Of the order as a whole, an amount or a percentage; what it comes to stands nowhere. */
	private function discount(): Decimal {
		if ( $this->amount( 'hdnDiscountAmount' )->is_zero() && $this->amount( 'hdnDiscountPercent' )->is_zero() ) {
			return Decimal::of( '0' );
		}
		return $this->goods()->add( $this->shipping() )->sub( $this->amount( 'pre_tax_total' ) )->round( self::SCALE );
	}

	private function shipping(): Decimal {
		return '' !== ( $this->header['hdnS_H_Amount'] ?? '' ) ? $this->amount( 'hdnS_H_Amount' ) : $this->amount( 'shipping_&_handling' );
	}

	private function amount( string $name ): Decimal {
		return self::of( $this->header, $name );
	}

	/** @param array<string, string> $values By name. */
	private static function of( array $values, string $name ): Decimal {
		return Decimal::of( $values[ $name ] ?? '' );
	}

	private static function text( Decimal $amount ): string {
		return (string) $amount->round( self::SCALE );
	}
}
