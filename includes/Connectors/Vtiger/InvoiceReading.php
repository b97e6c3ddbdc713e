<?php
/**
 * What an invoice of the CRM comes to, and what is left of it to pay. Pure.
 *
 * `balance` is not computed again when something is paid over the webservice, so that the rest is computed here. Many
 * people set an invoice to "Paid" without entering what was received: then nothing is left.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Endpoint\Decimal;

final class InvoiceReading {

	public const OPEN      = 'open';
	public const PAID      = 'paid';
	public const CREDIT    = 'credit';
	public const WITHDRAWN = 'withdrawn';

	/**
	 * @param array<string, string> $header Values by field.
	 * @param array<string, string> $totals See OrderReading.
	 */
	public function __construct( private readonly array $header, private readonly array $totals ) {
	}

	/** @return array{state: string, net: string, tax: string, total: string, paid: string, remaining: string} */
	public function figures(): array {
		$total = Decimal::of( $this->totals['total'] );
		$tax   = Decimal::of( $this->totals['tax_total'] );
		$paid  = Decimal::of( $this->header['received'] ?? '' );
		$state = $this->state();
		$paid  = self::PAID === $state && $paid->is_zero() ? $total : $paid;
		return array(
			'state'     => $state,
			'net'       => (string) $total->sub( $tax ),
			'tax'       => (string) $tax,
			'total'     => (string) $total,
			'paid'      => (string) $paid,
			'remaining' => self::OPEN === $state || self::CREDIT === $state ? (string) $total->sub( $paid ) : '0',
		);
	}

	private function state(): string {
		return match ( $this->header['invoicestatus'] ?? '' ) {
			Kind::CANCELLED => self::WITHDRAWN,
			Kind::CREDIT    => self::CREDIT,
			'Paid'          => self::PAID,
			default         => self::OPEN,
		};
	}

	/** @return array<string, string> Labels by state. */
	public static function states(): array {
		return array(
			self::OPEN      => __( 'Open', 'crosswalk' ),
			self::PAID      => __( 'Paid', 'crosswalk' ),
			self::CREDIT    => __( 'Credit note', 'crosswalk' ),
			self::WITHDRAWN => __( 'Withdrawn', 'crosswalk' ),
		);
	}
}
