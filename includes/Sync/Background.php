<?php
/**
 * When work happens without anybody watching: WooCommerce's Action Scheduler (E16). A tick every half minute polls what
 * is due and works for a while; an interval of a minute would slip to two under a cron of one, because the scheduler
 * counts from the end of the last run. A shop event adds at most one action per ten seconds, so that it need not wait
 * for the tick.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

final class Background {

	public const GROUP = 'crosswalk';
	public const TICK  = 'crosswalk_tick';
	public const WORK  = 'crosswalk_work';

	/** Autoloaded option: when the last wake-up was added. */
	private const WOKEN = 'crosswalk_woken';

	private const TICK_S = 30;

	private const WAKE_EVERY_S = 10;

	public function register(): void {
		add_action( 'action_scheduler_init', array( $this, 'keep_ticking' ) );
	}

	public function keep_ticking(): void {
		if ( ! as_has_scheduled_action( self::TICK, null, self::GROUP ) ) {
			as_schedule_recurring_action( time(), self::TICK_S, self::TICK, array(), self::GROUP, true );
		}
	}

	/** Seconds by which the next tick is late; null where nothing ticks by itself, or one is running. */
	public static function late_s(): ?int {
		$next = function_exists( 'as_next_scheduled_action' ) ? as_next_scheduled_action( self::TICK, null, self::GROUP ) : false;
		return is_int( $next ) ? max( 0, time() - $next ) : null;
	}

	/** Has the queue worked on soon. */
	public function wake(): void {
		$woken = get_option( self::WOKEN );
		if ( ! function_exists( 'as_enqueue_async_action' ) || is_numeric( $woken ) && time() - (int) $woken < self::WAKE_EVERY_S ) {
			return;
		}
		update_option( self::WOKEN, time(), true );
		as_enqueue_async_action( self::WORK, array(), self::GROUP );
	}
}
