<?php
/**
 * wp crosswalk work: a worker that stays. Any number of them, on any number of machines; whoever supervises them
 * (systemd, supervisord, a container) starts a new one when one ends (E16).
 */

declare( strict_types=1 );

namespace Crosswalk\Cli;

use Crosswalk\Sync\Clockwork;
use Crosswalk\Sync\Worker;

final class Work implements Command {

	/** A stop is obeyed after so long and the batch in hand. */
	private const ROUND_S = 1.0;

	/** How often to ask whether a poll is due, and to prune. */
	private const TICK_S = 10;

	private const IDLE_S = 1.0;

	private bool $stopped = false;

	public function __construct( private readonly Clockwork $clockwork, private readonly Worker $worker ) {
	}

	public function name(): string {
		return 'work';
	}

	public function description(): string {
		return 'Works on what waits, for ever. Ends by itself after SIGTERM, SIGINT, --seconds or --memory; start several for more speed.';
	}

	public function synopsis(): array {
		return array(
			Synopsis::flag( 'once', 'End as soon as nothing is due.' ),
			Synopsis::option( 'seconds', 'End after so many seconds.' ),
			Synopsis::option( 'memory', 'End when so many megabytes are in use; 256 if left out.' ),
		);
	}

	public function run( array $args, array $options, Console $console ): int {
		$started = microtime( true );
		$seconds = (float) ( $options['seconds'] ?? INF );
		$memory  = (int) ( $options['memory'] ?? 256 ) * MB_IN_BYTES;
		$ticked  = 0;
		$total   = 0;
		$this->listen();
		$console->line( 'Working. Stop with Ctrl-C.' );
		do {
			if ( time() - $ticked >= self::TICK_S ) {
				$ticked = time();
				$this->clockwork->look();
				$this->clockwork->prune();
			}
			$began  = microtime( true );
			$total += $this->worker->work( self::ROUND_S );
			// A round that ends early has found nothing more to do.
			$idle = microtime( true ) - $began < self::ROUND_S;
			if ( $idle && ! empty( $options['once'] ) ) {
				break;
			}
			$this->rest( $idle );
		} while ( ! $this->stopped && microtime( true ) - $started < $seconds && memory_get_usage( true ) < $memory );
		$console->line( "Worked on $total updates." );
		return 0;
	}

	private function listen(): void {
		if ( function_exists( 'pcntl_async_signals' ) ) {
			$stop = function (): void {
				$this->stopped = true;
			};
			pcntl_async_signals( true );
			pcntl_signal( SIGTERM, $stop );
			pcntl_signal( SIGINT, $stop );
		}
	}

	/** Settings that somebody changes meanwhile must be seen: options are cached for the life of a process. */
	private function rest( bool $idle ): void {
		if ( wp_cache_supports( 'flush_runtime' ) ) {
			wp_cache_flush_runtime();
		}
		if ( $idle && ! $this->stopped ) {
			usleep( (int) ( self::IDLE_S * 1_000_000 ) );
		}
	}
}
