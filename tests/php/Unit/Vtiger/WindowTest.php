<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Unit\Vtiger;

use Crosswalk\Connectors\Vtiger\Cloud\Window;
use PHPUnit\Framework\TestCase;

/** What one worker tells the others of the quota is some seconds old: it must not undo what they know themselves (E17). */
final class WindowTest extends TestCase {

	public function test_the_same_minute_says_more_only_with_fewer_calls(): void {
		$own = new Window( 2, 60, 1000 );

		self::assertFalse( ( new Window( 29, 60, 1000 ) )->says_more_than( $own ) );
		self::assertFalse( ( new Window( 29, 60, 1001 ) )->says_more_than( $own ) );
		self::assertTrue( ( new Window( 0, 60, 999 ) )->says_more_than( $own ) );
	}

	public function test_a_later_minute_says_more_and_an_earlier_one_nothing(): void {
		$own = new Window( 2, 60, 1000 );

		self::assertTrue( ( new Window( 60, 60, 1060 ) )->says_more_than( $own ) );
		self::assertFalse( ( new Window( 0, 60, 940 ) )->says_more_than( $own ) );
	}

	public function test_there_is_a_wait_only_where_nothing_is_left(): void {
		self::assertSame( 0.0, ( new Window( 1, 60, time() + 30 ) )->wait_s() );
		self::assertSame( 0.0, ( new Window( 0, 60, time() - 30 ) )->wait_s() );
		self::assertEqualsWithDelta( 30, ( new Window( 0, 60, time() + 30 ) )->wait_s(), 2 );
	}

	public function test_what_was_kept_is_read_and_what_is_none_is_not(): void {
		$window = Window::from_json( json_decode( (string) json_encode( new Window( 3, 60, 1000 ) ), true ) ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- No WordPress here.

		self::assertEquals( new Window( 3, 60, 1000 ), $window );
		self::assertNull( Window::from_json( null ) );
		self::assertNull( Window::from_json( array( 'left' => 3 ) ) );
	}
}
