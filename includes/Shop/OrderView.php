<?php
/**
 * An order with what has to be looked up for a whole batch.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

final class OrderView {

	/**
	 * @param \WC_Order              $order   The order.
	 * @param string|null            $contact Typed id of who ordered.
	 * @param list<\WC_Order_Refund> $refunds Oldest first.
	 * @param string                 $total   As stored: WooCommerce rounds it to the decimals of today when it loads it.
	 */
	public function __construct(
		public readonly \WC_Order $order,
		public readonly ?string $contact,
		public readonly array $refunds,
		public readonly string $total
	) {
	}
}
