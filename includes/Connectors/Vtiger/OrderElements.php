<?php
/**
 * A plan as the part of an order's `element` that holds lines and money.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Endpoint\EndpointError;

final class OrderElements {

	public function __construct(
		private readonly Client $client,
		private readonly Catalogue $catalogue,
		private readonly StandIns $stand_ins,
		public readonly Currencies $currencies
	) {
	}

	/** @param array<mixed> $rows See OrderLine. @throws EndpointError */
	public function plan( array $rows, ?string $total ): OrderPlan {
		$shipping = $this->catalogue->of( Kind::Orders )->shipping_taxes();
		try {
			return ( new Planner( $this->catalogue->taxes(), $shipping ) )->plan( $rows, $total );
		} catch ( EndpointError $error ) {
			// A tax created in the CRM since its taxes were read.
			return 'tax_missing' === $error->error_code ? ( new Planner( $this->catalogue->taxes( true ), $shipping ) )->plan( $rows, $total ) : throw $error;
		}
	}

	/**
	 * Lines replace all lines there are, and the CRM then blanks tax mode and currency if they are not sent with them.
	 *
	 * @param string $currency ISO code; empty: the CRM's own.
	 * @return array<string, mixed>
	 * @throws EndpointError
	 */
	public function of( OrderPlan $plan, string $currency ): array {
		$adjustment = $plan->adjustment();
		$items      = $this->items( $plan );
		$this->assign_taxes( $plan, $items );
		$element = array(
			'hdnTaxType'          => $plan->mode,
			'hdnDiscountAmount'   => '0',
			'txtAdjustment'       => (string) $adjustment,
			'shipping_&_handling' => (string) ( $plan->shipping?->net() ?? '0' ),
			'productid'           => $items[0]['productid'],
			'LineItems'           => $items,
		) + $this->currencies->of( $currency );
		foreach ( $this->catalogue->of( Kind::Orders )->shipping_taxes() as $name ) {
			$element[ 'shipping_&_handling_sh' . $name ] = (string) ( $plan->shipping->rates[ $name ] ?? '0' );
		}
		return $element;
	}

	/**
	 * The lines with services made anew, after the CRM did not know those remembered.
	 *
	 * @return array{LineItems: list<array<string, string>>, productid: string}
	 * @throws EndpointError
	 */
	public function of_new_stand_ins( OrderPlan $plan ): array {
		$this->stand_ins->forget();
		$items = $this->items( $plan );
		$this->assign_taxes( $plan, $items );
		return array(
			'LineItems' => $items,
			'productid' => $items[0]['productid'],
		);
	}

	/** @return non-empty-list<array<string, string>> */
	private function items( OrderPlan $plan ): array {
		$names = array_column( $this->catalogue->taxes(), 'name' );
		$items = array();
		foreach ( $plan->lines as $line ) {
			$rates = $plan->rates( $line );
			$item  = array(
				'productid'       => '' === $line->product ? $this->stand_ins->id( $line->type ) : $line->product,
				'quantity'        => (string) $line->quantity,
				'listprice'       => (string) $line->price,
				'discount_amount' => (string) $line->discount,
				'comment'         => $line->comment,
			);
			foreach ( $names as $name ) {
				// Without a word about it, individual mode takes the product's own tax.
				$item[ $name ] = (string) ( $rates[ $name ] ?? '0' );
			}
			$items[] = $item;
		}
		/** @var non-empty-list<array<string, string>> */
		return $items;
	}

	/**
	 * Gives products and services the taxes that a line of theirs uses, without touching those they have.
	 *
	 * @param list<array<string, string>> $items Lines as they will be sent.
	 * @throws EndpointError
	 */
	private function assign_taxes( OrderPlan $plan, array $items ): void {
		$needed = array();
		foreach ( OrderPlan::INDIVIDUAL === $plan->mode ? $plan->lines : array() as $i => $line ) {
			foreach ( $line->rates as $name => $rate ) {
				$needed[ $items[ $i ]['productid'] ][ $name ] = (string) $rate;
			}
		}
		$revise = array();
		foreach ( array() === $needed ? array() : $this->client->ask_all( array_map( array( Call::class, 'retrieve' ), array_combine( array_keys( $needed ), array_map( 'strval', array_keys( $needed ) ) ) ) ) as $id => $reply ) {
			// A product that is gone is told by the answer to the order.
			$stored  = $reply instanceof Reply ? $reply->record() : array();
			$missing = array_filter( $needed[ $id ], static fn( string $rate, string $name ): bool => '' === ( $stored[ $name ] ?? '' ), ARRAY_FILTER_USE_BOTH );
			if ( array() !== $stored && array() !== $missing ) {
				$revise[ $id ] = Call::revise( array( 'id' => (string) $id ) + ProductPrices::kept( $stored, $missing ) );
			}
		}
		foreach ( array() === $revise ? array() : $this->client->ask_all( $revise ) as $reply ) {
			if ( $reply instanceof EndpointError ) {
				throw $reply;
			}
		}
	}
}
