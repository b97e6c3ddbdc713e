<?php
/**
 * Saves orders and credit notes, one at a time on all machines: line ids are given out without a lock in the CRM, and parallel creates lose
 * lines. Each answer is held against what was sent, and what is missing is sent again.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Connectors\Json;
use Crosswalk\Endpoint\Decimal;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\SaveResult;
use Crosswalk\Endpoint\Write;

final class OrderWrites {

	private const REPAIRS = 3;

	/** Floats of the CRM against exact decimals. */
	private const TOLERANCE = '0.004';

	public function __construct(
		private readonly Client $client,
		private readonly Document $document,
		private readonly OrderElements $money,
		private readonly Reads $reads,
		private readonly Gate $gate
	) {
	}

	/**
	 * @param list<Write> $writes Any.
	 * @return iterable<SaveResult>
	 * @throws EndpointError
	 */
	public function save( array $writes, Writes $plain ): iterable {
		$this->document->prepare( $writes );
		try {
			foreach ( $writes as $write ) {
				try {
					$this->gate->enter();
					yield match ( true ) {
						$write->delete      => $plain->delete( $this->document->kind(), $write, $this->client->ask_all( array( Call::delete( (string) $write->id ) ) )[0] ),
						null === $write->id => $this->create( $write ),
						default             => $this->change( $write ),
					};
				} catch ( EndpointError $error ) {
					if ( ErrorReach::all( $error ) ) {
						throw $error;
					}
					yield new SaveResult( $write->key, error: 'CURRENCY_INACTIVE' === $error->error_code ? $this->money->currencies->refused( self::currency( $write ) ) : $error );
				}
				// Others wait for this too, and a batch of orders takes long.
				$this->gate->leave();
			}
		} finally {
			$this->gate->leave();
		}
	}

	/**
	 * @param list<Write> $writes Any.
	 * @return array<string, EndpointError> What the CRM would not take, and totals that it would compute differently, by
	 *                                      Write::$key.
	 * @throws EndpointError
	 */
	public function rehearse( array $writes, Writes $plain ): array {
		$errors = $plain->rehearse( $this->document->kind(), $writes );
		foreach ( $writes as $write ) {
			if ( $write->delete || isset( $errors[ $write->key ] ) ) {
				continue;
			}
			try {
				if ( array_key_exists( 'lines', $write->fields ) || array_key_exists( 'total', $write->fields ) ) {
					$this->plan( $write, $write->current )->adjustment();
				}
				if ( array_key_exists( 'currency', $write->fields ) ) {
					$this->money->currencies->of( Json::text( $write->fields['currency'] ) );
				}
			} catch ( EndpointError $error ) {
				if ( ErrorReach::all( $error ) ) {
					throw $error;
				}
				$errors[ $write->key ] = $error;
			}
		}
		return $errors;
	}

	/**
	 * Completes an order that a create left without lines, or with some of them.
	 *
	 * @throws EndpointError
	 */
	public function repair( Record $left, Write $write ): Record {
		$plan    = $this->plan( $write, null );
		$element = array( 'id' => $left->id ) + $this->money->of( $plan, Json::text( $write->fields['currency'] ?? '' ) );
		$this->gate->enter();
		try {
			$this->ensured( $this->client->ask( Call::revise( $element ) ), $plan, $element );
		} finally {
			$this->gate->leave();
		}
		return $this->reads->fetch( $this->document->kind(), array( $left->id ) )[ $left->id ] ?? $left;
	}

	private function create( Write $write ): SaveResult {
		$plan    = $this->plan( $write, null );
		$element = $this->document->header( $write ) + $this->money->of( $plan, Json::text( $write->fields['currency'] ?? '' ) );
		$reply   = $this->client->ask( Call::create( $this->document->kind()->type(), $element ) );
		list( $reply, $repairs ) = $this->ensured( $reply, $plan, $element );

		$reply = $this->document->account_kept( $write, $element, $reply );
		/* translators: %d: number of attempts. */
		$note = 0 === $repairs ? '' : sprintf( _n( 'Vtiger lost lines of this order; sending them %d more time repaired it.', 'Vtiger lost lines of this order; sending them %d more times repaired it.', $repairs, 'crosswalk' ), $repairs );
		return new SaveResult( $write->key, $this->reads->from_reply( $this->document->kind(), $reply ), note: $note );
	}

	private function change( Write $write ): SaveResult {
		$element = array( 'id' => (string) $write->id ) + $this->document->header( $write );
		if ( ! array_key_exists( 'lines', $write->fields ) && ! array_key_exists( 'total', $write->fields ) ) {
			$element += array_key_exists( 'currency', $write->fields ) ? $this->money->currencies->of( Json::text( $write->fields['currency'] ) ) : array();
			return new SaveResult( $write->key, $this->reads->from_reply( $this->document->kind(), $this->client->ask( Call::revise( $element ) ) ) );
		}
		$current = $write->current ?? $this->reads->fetch( $this->document->kind(), array( (string) $write->id ) )[ (string) $write->id ] ?? null;
		$plan    = $this->plan( $write, $current );
		$element += $this->money->of( $plan, Json::text( $write->fields['currency'] ?? $current?->fields['currency'] ?? '' ) );
		$reply   = $this->ensured( $this->client->ask( Call::revise( $element ) ), $plan, $element )[0];
		return new SaveResult( $write->key, $this->reads->from_reply( $this->document->kind(), $reply ) );
	}

	private static function currency( Write $write ): string {
		return Json::text( $write->fields['currency'] ?? $write->current?->fields['currency'] ?? '' );
	}

	private function plan( Write $write, ?Record $current ): OrderPlan {
		$lines = $write->fields['lines'] ?? $current?->fields['lines'] ?? array();
		$total = $write->fields['total'] ?? ( array_key_exists( 'lines', $write->fields ) ? null : $current?->fields['total'] ?? null );
		$lines = $this->document->lines( is_array( $lines ) ? $lines : array() );
		return $this->money->plan( $lines, is_scalar( $total ) && '' !== (string) $total ? $this->document->ordered( (string) $total, $lines ) : null );
	}

	/**
	 * Sends the lines again until all are there and the total is right.
	 *
	 * @param array<string, mixed> $element As sent.
	 * @return array{0: Reply, 1: int} The last answer, and how often it took.
	 * @throws EndpointError When the CRM keeps losing them.
	 */
	private function ensured( Reply $reply, OrderPlan $plan, array $element ): array {
		$again = array_filter( $element, static fn( string $name ): bool => 1 === preg_match( '/^(hdn|txtAdj|currency_id|conversion_rate|LineItems|productid|shipping_)/', $name ), ARRAY_FILTER_USE_KEY );
		$id    = $reply->record()['id'] ?? '';
		$repairs = 0;
		while ( ! self::complete( $reply, $plan, $element ) ) {
			if ( self::REPAIRS === $repairs ) {
				/* translators: 1: sum in the CRM, 2: sum in the shop. */
				$message = sprintf( __( 'Vtiger did not keep all lines of the order: its total is %1$s instead of %2$s.', 'crosswalk' ), Decimal::of( $reply->record()['hdnGrandTotal'] ?? '' )->fixed( 2 ), $plan->expected()->fixed( 2 ) );
				// "Lost": the order is there, and the next attempt must go on with it instead of creating another.
				throw new EndpointError( ErrorKind::Transient, $message, 'lines_lost', EndpointError::patience(), true, field: 'lines' );
			}
			$this->check_products( $reply, $plan, $again );
			$element = $again + $element;
			$reply = $this->client->ask( Call::revise( array( 'id' => $id ) + $again ) );
			++$repairs;
		}
		return array( $reply, $repairs );
	}

	/** @param array<string, mixed> $element As sent. */
	private static function complete( Reply $reply, OrderPlan $plan, array $element ): bool {
		$sent = Json::items( $element['LineItems'] );
		$kept = OrderReads::sent_back( $reply );
		$same = array_column( $sent, 'productid' ) === array_column( $kept, 'productid' );
		return $same && Decimal::of( $reply->record()['hdnGrandTotal'] ?? '' )->sub( $plan->expected() )->abs()->compare( Decimal::of( self::TOLERANCE ) ) <= 0;
	}

	/**
	 * A line whose product the CRM does not know is stored without one. A service of ours is made again; a product is not.
	 *
	 * @param array<string, mixed> $again What will be sent, completed here.
	 * @throws EndpointError
	 */
	private function check_products( Reply $reply, OrderPlan $plan, array &$again ): void {
		$kept = array_column( OrderReads::sent_back( $reply ), 'productid' );
		if ( count( $kept ) !== count( $plan->lines ) || ! in_array( '', $kept, true ) ) {
			return;
		}
		foreach ( $plan->lines as $i => $line ) {
			if ( '' === $kept[ $i ] && '' !== $line->product ) {
				throw new EndpointError( ErrorKind::Record, __( 'A product of this order is no longer in Vtiger.', 'crosswalk' ), 'product_gone', __( 'Sync the products, then try this order again.', 'crosswalk' ), true, field: 'lines' );
			}
		}
		$again = $this->money->of_new_stand_ins( $plan ) + $again;
	}
}
