<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Tests\Support\TestCase;
use PHPUnit\Framework\Attributes\Depends;

/** What one test writes, the next does not see. */
final class IsolationTest extends TestCase {
	public function test_a_write_and_a_transaction_of_the_code_are_visible_within_the_test(): void {
		global $wpdb;
		$wpdb->query( 'START TRANSACTION' );
		update_option( 'crosswalk_isolation', 'kept' );
		$wpdb->query( 'COMMIT' );
		$wpdb->query( 'START TRANSACTION' );
		update_option( 'crosswalk_isolation_2', 'taken back' );
		$wpdb->query( 'ROLLBACK' );
		wp_cache_flush();
		add_filter( 'crosswalk_isolation', '__return_true' );

		self::assertSame( 'kept', get_option( 'crosswalk_isolation' ) );
		self::assertFalse( get_option( 'crosswalk_isolation_2' ) );
	}

	#[Depends( 'test_a_write_and_a_transaction_of_the_code_are_visible_within_the_test' )]
	public function test_the_next_test_sees_nothing_of_it(): void {
		self::assertFalse( get_option( 'crosswalk_isolation' ) );
		self::assertFalse( has_filter( 'crosswalk_isolation' ) );
	}
}
