<?php
/**
 * How far and how fast a run goes, as a person wants to know it: per module instead of per step.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

/**
 * @phpstan-import-type Step from Progress
 * @phpstan-type RunModule array{module: string, state: string, listed: int, total: int|null, queued: int, done: int}
 */
final class Pace {

	private const ENDED = array( Progress::DONE, Progress::FAILED );

	/**
	 * @param Progress           $progress Of the run.
	 * @param array<string, int> $open     Updates still to be done, by module.
	 * @param array<string, int> $handled  Records that have an outcome, by module.
	 * @param bool               $active   The run is under way or paused.
	 */
	public function __construct(
		private readonly Progress $progress,
		private readonly array $open,
		private readonly array $handled,
		private readonly bool $active
	) {
	}

	/** @return list<RunModule> In order. */
	public function modules(): array {
		return array_map( fn( string $name ): array => $this->module( $name ), $this->progress->modules() );
	}

	/** Records per second of the module under way: of those that differ, or of those compared while nothing differs. */
	public function rate( int $now ): float {
		$module = $this->current();
		if ( null === $module ) {
			return 0.0;
		}
		$began = array_filter( array_column( $this->steps( $module['module'] ), 'started_at' ) );
		$count = $module['queued'] > 0 ? $module['done'] : $module['listed'];
		return array() === $began ? 0.0 : round( $count / max( 1, $now - min( $began ) ), 1 );
	}

	/** For the module under way: how many records the later ones have is not known before they are listed. */
	public function seconds_left( int $now ): ?int {
		$module = $this->current();
		$rate   = $this->rate( $now );
		return null === $module || null === $module['total'] || $rate <= 0 ? null : (int) ceil( ( $module['queued'] - $module['done'] ) / $rate );
	}

	/** @return RunModule */
	private function module( string $name ): array {
		$steps  = $this->steps( $name );
		$listed = (int) array_sum( array_column( $steps, 'listed' ) );
		$queued = (int) array_sum( array_column( $steps, 'queued' ) );
		$states = array_column( $steps, 'state' );
		$known  = array() === array_intersect( $states, array( Progress::WAITING, Progress::LISTING ) );
		$done   = $this->active
			? $queued - ( $this->open[ $name ] ?? 0 )
			: ( $this->handled[ $name ] ?? 0 ) - (int) array_sum( array_column( $steps, 'unchanged' ) );
		return array(
			'module' => $name,
			'state'  => self::state( $states ),
			'listed' => $listed,
			'total'  => $known ? $listed : null,
			'queued' => $queued,
			'done'   => max( 0, min( $queued, $done ) ),
		);
	}

	/** @param list<string> $states Of its steps, in order. */
	private static function state( array $states ): string {
		$open = array_values( array_diff( $states, self::ENDED ) );
		return match ( true ) {
			array() === $open                        => in_array( Progress::FAILED, $states, true ) ? Progress::FAILED : Progress::DONE,
			Progress::WORKING === $open[0]           => Progress::WORKING,
			Progress::WAITING === $open[0] && count( $open ) === count( $states ) => Progress::WAITING,
			default                                  => Progress::LISTING,
		};
	}

	/** @return RunModule|null The module that is at work. */
	private function current(): ?array {
		$i = $this->progress->current();
		return null === $i ? null : $this->module( $this->progress->steps[ $i ]['module'] );
	}

	/** @return list<Step> */
	private function steps( string $module ): array {
		return array_values( array_filter( $this->progress->steps, static fn( array $step ): bool => $step['module'] === $module ) );
	}
}
