<?php
/**
 * Whose an invoice is when a guest becomes a customer (E4).
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Storage\Invoices;

final class InvoiceOwners {

	public function __construct( private readonly Invoices $invoices ) {
	}

	public function register(): void {
		add_action( 'crosswalk_guest_registered', array( $this, 'registered' ), 10, 2 );
	}

	/** @internal */
	public function registered( string $guest_id, string $user_id ): void {
		$this->invoices->give( $guest_id, $user_id );
	}
}
