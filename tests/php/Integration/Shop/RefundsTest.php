<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Shop;

use Crosswalk\Endpoint\Modules;
use Crosswalk\Endpoint\Write;
use PHPUnit\Framework\Attributes\Group;

/** V17: refunds as records of their own. A remote reads them, the shop makes them. */
#[Group( 'woocommerce' )]
final class RefundsTest extends ShopTestCase {

	public function test_a_refund_says_what_of_which_order_came_back(): void {
		$order  = $this->shop()->order();
		$refund = $this->shop()->refund( $order, '5.00', 'Damaged' );
		$record = $this->endpoint()->fetch( Modules::REFUNDS, array( 'refund:' . $refund->get_id() ) )[ 'refund:' . $refund->get_id() ];

		self::assertSame(
			array( $order->get_order_number() . '-R' . $refund->get_id(), 'order:' . $order->get_id(), 'Damaged', '-5.00', $order->get_currency() ),
			array( $record->fields['number'], $record->fields['order'], $record->fields['reason'], $record->fields['total'], $record->fields['currency'] )
		);
		self::assertSame( array( array( 'refund', '-5' ) ), array_map( static fn( array $line ): array => array( $line['type'], $line['total'] ), $record->fields['lines'] ) );
	}

	public function test_refunds_are_listed_found_and_compared_by_version(): void {
		$order = $this->shop()->order();
		$ids   = array();
		foreach ( array( '1.00', '2.00', '3.00' ) as $amount ) {
			$ids[] = 'refund:' . $this->shop()->refund( $order, $amount )->get_id();
		}
		$first  = $this->endpoint()->list( Modules::REFUNDS, null, 2 );
		$second = $this->endpoint()->list( Modules::REFUNDS, $first->next, 2 );
		$listed = array( ...$first->entries, ...$second->entries );

		self::assertSame( $ids, array_map( static fn( $entry ): string => $entry->id, $listed ) );
		self::assertTrue( $second->done );
		self::assertSame( array_column( $listed, 'version', 'id' ), $this->endpoint()->versions( Modules::REFUNDS, $ids ) );
		self::assertSame( array( $ids[1] ), array_map( static fn( $record ): string => $record->id, $this->endpoint()->find( Modules::REFUNDS, 'number', array( $order->get_order_number() . '-R' . substr( $ids[1], 7 ), 'nobody' ) ) ) );
		self::assertSame( $ids, array_map( static fn( $entry ): string => $entry->id, $this->endpoint()->changed( Modules::REFUNDS, '2000-01-01T00:00:00Z', 10 )->entries ) );
		self::assertStringContainsString( (string) $order->get_id(), (string) $this->endpoint()->url( Modules::REFUNDS, $ids[0] ) );
	}

	public function test_a_remote_does_not_write_refunds(): void {
		$result = $this->save( Modules::REFUNDS, new Write( 'k', null, array( 'total' => '-1' ) ) );

		self::assertSame( 'refunds_readonly', $result->error?->error_code );
		self::assertFalse( $this->endpoint()->modules()[ Modules::REFUNDS ]->create );
	}
}
