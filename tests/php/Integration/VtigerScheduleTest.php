<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Tests\Support\VtigerSyncTestCase;
use PHPUnit\Framework\Attributes\Group;

/** V6: when changes of the shop go out. */
#[Group( 'woocommerce' )]
final class VtigerScheduleTest extends VtigerSyncTestCase {

	private function changes( string $when, int $minutes ): void {
		$this->plugin->connections->set( $this->connection, array( 'options' => array( 'shop_changes' => $when, 'frequency_min' => $minutes ) ) ); // phpcs:ignore WordPress.Arrays
	}

	/** Seconds until the first of what waits is due; null: nothing waits. */
	private function due(): ?int {
		global $wpdb;
		$at = $wpdb->get_var( "SELECT MIN(next_at) FROM {$wpdb->prefix}crosswalk_updates WHERE status='accepted'" );
		return null === $at ? null : (int) $at - time();
	}

	private function product(): void {
		$this->shop()->simple_product();
		$this->end_request();
	}

	public function test_v6_with_the_schedule_a_change_waits_for_it(): void {
		$this->changes( 'schedule', 30 );

		$this->product();

		self::assertEqualsWithDelta( 1800, (float) $this->due(), 3 );
		self::assertSame( 0, $this->plugin->worker->work( 1 ) );
	}

	public function test_v6_off_and_with_the_schedule_nothing_goes_out_before_somebody_says_so(): void {
		delete_option( \Crosswalk\Sync\CatchUp::DUE );
		$this->changes( 'schedule', 0 );
		$this->product();

		$this->plugin->clockwork->tick();
		self::assertSame( array(), $this->crm( 'Products' ) );

		$this->sync();
		self::assertCount( 1, $this->crm( 'Products' ) );
		self::assertNull( $this->due() );
	}

	public function test_v6_what_waits_does_not_wait_longer_than_the_settings_of_now_say(): void {
		$this->changes( 'schedule', 0 );
		$this->product();
		self::assertGreaterThan( YEAR_IN_SECONDS, $this->due() );

		$this->changes( 'schedule', 5 );
		self::assertEqualsWithDelta( 300, (float) $this->due(), 3 );
		$this->changes( 'schedule', 60 );
		self::assertEqualsWithDelta( 300, (float) $this->due(), 3 );
		$this->changes( 'at_once', 60 );
		self::assertLessThan( 10, $this->due() );
	}
}
