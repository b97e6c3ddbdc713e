<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Unit\Vtiger;

use Crosswalk\Connectors\Vtiger\Vtql;
use PHPUnit\Framework\TestCase;

final class VtqlTest extends TestCase {

	public function test_a_query_ends_with_a_semicolon_and_never_asks_for_more_than_a_page(): void {
		self::assertSame( 'select id,modifiedtime from Contacts order by id limit 100;', (string) Vtql::select( 'Contacts', 'id', 'modifiedtime' )->order_by( 'id' )->limit( 1000 ) );
		self::assertSame( 'select * from Tax limit 100,100;', (string) Vtql::select( 'Tax' )->limit( 100, 100 ) );
	}

	public function test_quotes_are_doubled(): void {
		self::assertSame( 'select id from Contacts where lastname = \'O\'\'Brien\' and id > \'12x5\';', (string) Vtql::select( 'Contacts', 'id' )->where( 'lastname', '=', 'O\'Brien' )->where( 'id', '>', '12x5' ) );
		self::assertSame( 'select id from Contacts where email in (\'a@b.c\',\'d\'\'e@f.g\');', (string) Vtql::select( 'Contacts', 'id' )->where_in( 'email', array( 'a@b.c', 'd\'e@f.g' ) ) );
	}

	public function test_one_direction_for_all_columns(): void {
		self::assertSame( 'select id from Contacts order by modifiedtime,id desc limit 1;', (string) Vtql::select( 'Contacts', 'id' )->order_by( 'modifiedtime', 'id' )->descending()->limit( 1 ) );
	}

	public function test_what_would_be_a_syntax_error_is_none_of_ours(): void {
		foreach ( array( '', ' ', 'a\\b' ) as $value ) {
			self::assertFalse( Vtql::can_compare( $value ) );
		}
		self::assertSame( 'a_b', Vtql::pattern( 'a\\b' ) );
		$this->expectException( \InvalidArgumentException::class );
		Vtql::select( 'Contacts', 'id' )->where( 'email', '=', '' );
	}
}
