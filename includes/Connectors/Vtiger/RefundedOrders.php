<?php
/**
 * Orders whose refunds are lines of theirs, from before refunds became credit notes: the lines go before the first credit
 * note comes, or the refund would count twice. Everything else of the order is left as the CRM has it.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Endpoint\Decimal;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\OrderLine;

final class RefundedOrders {

	/** What a line is sent back with, beside its taxes. */
	private const OF_LINE = array( 'productid', 'quantity', 'listprice', 'discount_amount', 'discount_percent', 'comment' );

	/** The CRM blanks these of an order whose lines are sent without them. */
	private const OF_ORDER = array( 'hdnTaxType', 'currency_id', 'conversion_rate' );

	public function __construct(
		private readonly Client $client,
		private readonly Reads $reads,
		private readonly StandIns $stand_ins,
		private readonly Gate $gate
	) {
	}

	/**
	 * @param list<string> $ids Orders that will have a credit note.
	 * @throws EndpointError When one could not be changed.
	 */
	public function take_refunds_out( array $ids ): void {
		$refund = array_search( OrderLine::REFUND, $this->stand_ins->known(), true );
		if ( false === $refund || array() === $ids ) {
			return;
		}
		foreach ( $this->reads->fetch( Kind::Orders, $ids ) as $id => $record ) {
			$lines = $record->fields['lines'] ?? array();
			if ( is_array( $lines ) && in_array( OrderLine::REFUND, array_column( $lines, 'type' ), true ) ) {
				$this->without( (string) $refund, (string) $id, Decimal::of( is_string( $record->fields['total'] ?? null ) ? $record->fields['total'] : '' ) );
			}
		}
	}

	/** @param Decimal $total What the order comes to without its refunds. */
	private function without( string $refund, string $id, Decimal $total ): void {
		$this->gate->enter();
		try {
			$stored  = $this->client->ask( Call::retrieve( $id ) );
			$header  = $stored->record();
			$lines   = array_values( array_filter( OrderReads::sent_back( $stored ), static fn( array $line ): bool => 0 !== strcmp( $refund, $line['productid'] ?? '' ) ) );
			$element = array( 'id' => $id ) + array_intersect_key( $header, array_flip( self::OF_ORDER ) );
			$reply   = $this->client->ask(
				Call::revise(
					$element + array(
						'productid' => $lines[0]['productid'] ?? '',
						'LineItems' => array_map( array( self::class, 'kept' ), $lines ),
					)
				)
			);
			$rest    = $total->sub( Decimal::of( $reply->record()['hdnGrandTotal'] ?? '' ) )->round( 8 );
			if ( ! $rest->is_zero() ) {
				$this->client->ask( Call::revise( array( 'id' => $id, 'txtAdjustment' => (string) Decimal::of( $header['txtAdjustment'] ?? '' )->add( $rest ) ) ) ); // phpcs:ignore WordPress.Arrays
			}
		} finally {
			$this->gate->leave();
		}
	}

	/**
	 * @param array<string, string> $line As stored.
	 * @return array<string, string>
	 */
	private static function kept( array $line ): array {
		return array_filter( $line, static fn( string $name ): bool => in_array( $name, self::OF_LINE, true ) || 1 === preg_match( '/^tax\d+$/', $name ), ARRAY_FILTER_USE_KEY );
	}
}
