<?php
/**
 * What happens at a tick of the background: polls that are due, work, and now and then a little pruning.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

final class Clockwork {

	/** Action Scheduler gives a runner 30 s; what is left goes on in the next one. */
	private const WORK_S = 20.0;

	public function __construct(
		private readonly Worker $worker,
		private readonly Poller $poller,
		private readonly Guard $guard,
		private readonly CatchUp $catch_up,
		private readonly Pruning $pruning
	) {
	}

	public function register(): void {
		add_action( Background::TICK, array( $this, 'tick' ) );
		add_action( Background::WORK, array( $this, 'work' ) );
	}

	public function tick(): void {
		$this->poll();
		$this->work();
		$this->prune();
	}

	public function poll(): void {
		$working = $this->guard->working();
		$this->catch_up->run( $working );
		$this->poller->run( $working );
	}

	public function prune(): void {
		$this->pruning->run();
	}

	public function work(): void {
		$this->worker->work( self::WORK_S );
	}
}
