<?php
/**
 * What happens at a tick of the background: polls that are due, work, and now and then a little pruning.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

final class Clockwork {

	/** Action Scheduler gives a runner 30 s; what is left goes on in the next one. */
	private const WORK_S = 20.0;

	/** @param list<Duty> $duties In order. */
	public function __construct(
		private readonly Worker $worker,
		private readonly Guard $guard,
		private readonly Pruning $pruning,
		private readonly array $duties
	) {
	}

	public function register(): void {
		add_action( Background::TICK, array( $this, 'tick' ) );
		add_action( Background::WORK, array( $this, 'work' ) );
	}

	public function tick(): void {
		$this->look();
		$this->work();
		$this->prune();
	}

	/** Whether anything came up by itself. */
	public function look(): void {
		$working = $this->guard->working();
		foreach ( $this->duties as $duty ) {
			$duty->run( $working );
		}
	}

	public function prune(): void {
		$this->pruning->run();
	}

	public function work(): void {
		$this->worker->work( self::WORK_S );
	}
}
