<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Shop;

use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Write;
use PHPUnit\Framework\Attributes\Group;

/** Tax rates of a real shop (V19). */
#[Group( 'woocommerce' )]
final class TaxesTest extends ShopTestCase {

	public function test_a_rate_is_read_found_and_versioned(): void {
		$rate   = $this->shop()->tax_rate( '7.7000', 'CH', 'MWST' );
		$fields = $this->fields( 'taxes', "tax:$rate" );
		$before = $this->version( 'taxes', "tax:$rate" );

		self::assertSame( array( 'MWST', '7.7', 'CH', 'standard', true, 1 ), array( $fields['name'], $fields['rate'], $fields['country'], $fields['class'], $fields['shipping'], $fields['priority'] ) );
		self::assertSame( array( "tax:$rate" ), array_column( $this->endpoint()->find( 'taxes', 'rate', array( '7.7' ) ), 'id' ) );
		self::assertSame( array( "tax:$rate" ), array_column( $this->endpoint()->find( 'taxes', 'name', array( 'mwst' ) ), 'id' ) );
		\WC_Tax::_update_tax_rate( $rate, array( 'tax_rate' => '8.1' ) );
		self::assertNotSame( $before, $this->version( 'taxes', "tax:$rate" ) );
	}

	public function test_a_remote_cannot_write_rates(): void {
		self::assertSame( ErrorKind::Record, $this->save( 'taxes', new Write( 'k', null, array( 'name' => 'X' ) ) )->error?->kind );
	}
}
