<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Unit;

use Crosswalk\Connectors\Mask;
use PHPUnit\Framework\Attributes\TestWith;
use PHPUnit\Framework\TestCase;

/** V8: what names nobody stays readable, and what reaches somebody does not. */
final class MaskTest extends TestCase {

	#[TestWith( array( 'Please call +49 30 1234567 before noon' ) )]
	#[TestWith( array( 'Please call +49 (0)30 1234-567.' ) )]
	#[TestWith( array( '+48123456789' ) )]
	#[TestWith( array( 'mobile 0151/23456789, evenings' ) )]
	#[TestWith( array( 'Tel. (030) 123 45 67' ) )]
	#[TestWith( array( 'Tel. 030 - 1234567' ) )]
	#[TestWith( array( 'Tel: 0049 30 1234567' ) )]
	#[TestWith( array( 'ring (555) 123-4567 please' ) )]
	#[TestWith( array( 'ring 555-123-4567 please' ) )]
	public function test_a_telephone_number_in_a_text_is_hidden( string $text ): void {
		$masked = Mask::words( $text );

		self::assertStringContainsString( '☎…', $masked );
		self::assertDoesNotMatchRegularExpression( '/\d{2}/', $masked );
	}

	#[TestWith( array( 'created 2026-11-27 10:05:33, due 05-11-2026 or 05/11/2026' ) )]
	#[TestWith( array( 'changed 2026-11-27T10:05:33+01:00' ) )]
	#[TestWith( array( 'Fri, 27 Nov 2026 09:46:13 GMT' ) )]
	#[TestWith( array( 'never: 0000-00-00 00:00:00' ) )]
	#[TestWith( array( 'Order 12x6045, line 33x1, invoice INV-2026-00042' ) )]
	#[TestWith( array( 'total 1,234,567.89 of 0.50000000 and 10.500, +12.50' ) )]
	#[TestWith( array( 'server time 1795450943, hash 0123456789abcdef0123456789abcdef' ) )]
	#[TestWith( array( 'bytes 0-1023/20000000 of 550e8400-e29b-41d4-a716-446655440000' ) )]
	#[TestWith( array( '0815-4711-22' ) )]
	#[TestWith( array( 'SALE-0815-4711-22' ) )]
	#[TestWith( array( 'https://crm.example/restapi/v1/vtiger/default/query' ) )]
	public function test_dates_ids_and_amounts_stay( string $text ): void {
		self::assertSame( $text, Mask::words( $text ) );
	}
}
