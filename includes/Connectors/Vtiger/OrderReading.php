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
 */
final class OrderReading {

	/** Finer than any price, coarser than the noise of the CRM's floats. */
	private const SCALE = 6;

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
		$lines = array_map( array( $this, 'line' ), $this->rows );
		if ( ! $this->shipping()->is_zero() ) {
			$tax     = $this->amount( 'hdnGrandTotal' )->sub( $this->amount( 'txtAdjustment' ) )->sub( $this->amount( 'pre_tax_total' ) )->sub( $this->tax_of( $lines ) );
			$lines[] = self::row( OrderLine::SHIPPING, null, '', '', '1', $this->shipping(), $this->shipping(), $this->shipping(), $tax, array() );
		}
		return $lines;
	}

	/** @return array{total: string} What was ordered: the total without the lines that are refunds. */
	public function ordered(): array {
		return array( 'total' => self::text( $this->amount( 'hdnGrandTotal' )->sub( Planner::refunded( $this->lines() ) ) ) );
	}

	/** @return array{subtotal: string, discount_total: string, shipping_total: string, tax_total: string, total: string} */
	public function totals(): array {
		$net = Decimal::of( '0' );
		foreach ( $this->rows as $row ) {
			$net = $net->add( self::net( $row ) );
		}
		$taxes = $this->amount( 'hdnGrandTotal' )->sub( $this->amount( 'txtAdjustment' ) )->sub( $this->amount( 'pre_tax_total' ) );
		return array(
			'subtotal'       => self::text( $net ),
			'discount_total' => self::text( $this->amount( 'hdnDiscountAmount' ) ),
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
		$taxes = array();
		$sum   = Decimal::of( '0' );
		// In group mode the first line's taxes hold for all.
		$source = 'group' === ( $this->header['hdnTaxType'] ?? '' ) ? $this->rows[0] : $row;
		foreach ( $this->taxes as $tax ) {
			$rate = self::of( $source, $tax['name'] );
			if ( ! $rate->is_zero() ) {
				$amount  = $net->mul( $rate )->div( Decimal::of( '100' ) );
				$sum     = $sum->add( $amount );
				$taxes[] = array(
					'tax'    => $tax['id'],
					'name'   => $tax['label'],
					'rate'   => (string) $rate,
					'amount' => self::text( $amount ),
				);
			}
		}
		$product = $row['productid'] ?? '';
		$type    = $this->stand_ins[ $product ] ?? OrderLine::PRODUCT;
		return self::row( $type, isset( $this->stand_ins[ $product ] ) || '' === $product ? null : $product, $row['name'] ?? $row['comment'] ?? '', $row['sku'] ?? '', (string) self::of( $row, 'quantity' ), self::of( $row, 'listprice' ), $gross, $net, $sum, $taxes );
	}

	/**
	 * @param list<array{tax: string, name: string, rate: string, amount: string}> $taxes Of the row.
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
