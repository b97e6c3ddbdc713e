<?php
/**
 * How far a run is: per module which side is being listed, from where, and what came of it. Stored with the run after
 * every page, so that a killed run resumes where it was (E21).
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Direction;

/**
 * @phpstan-type Step array{module: string, side: string, state: string, after: ?string, listed: int, linked: int, unchanged: int, queued: int, sweep: int, started_at: int, error: string}
 */
final class Progress {

	public const WAITING  = 'waiting';
	public const LISTING  = 'listing';
	public const SWEEPING = 'sweeping';
	public const WORKING  = 'working';
	public const DONE     = 'done';
	public const FAILED   = 'failed';

	/** @param list<Step> $steps One per module and listed side, in order. */
	public function __construct( public array $steps ) {
	}

	/** @param list<string> $modules Those to sync; empty: all that are on. */
	public static function plan( Pairing $pairing, array $modules ): self {
		$steps = array();
		foreach ( $pairing->configs as $name => $config ) {
			if ( Direction::Off === $config->direction || array() !== $modules && ! in_array( $name, $modules, true ) ) {
				continue;
			}
			// The remote first: what it has is linked before anything is created there.
			foreach ( array( Side::Remote, Side::Shop ) as $side ) {
				if ( $config->direction->goes_to( $side->other() ) ) {
					$steps[] = array(
						'module'     => $name,
						'side'       => $side->value,
						'state'      => self::WAITING,
						'after'      => null,
						'listed'     => 0,
						'linked'     => 0,
						'unchanged'  => 0,
						'queued'     => 0,
						'sweep'      => 0,
						'started_at' => 0,
						'error'      => '',
					);
				}
			}
		}
		return new self( $steps );
	}

	public static function read( string $json ): self {
		$data  = json_decode( $json, true );
		$steps = is_array( $data ) && is_array( $data['steps'] ?? null ) ? $data['steps'] : array();
		/** @var list<Step> $steps */
		return new self( $steps );
	}

	/** @return array{steps: list<Step>} */
	public function to_array(): array {
		return array( 'steps' => $this->steps );
	}

	/** Index of the step that is at work, or null when all are through. */
	public function current(): ?int {
		foreach ( $this->steps as $i => $step ) {
			if ( ! in_array( $step['state'], array( self::DONE, self::FAILED ), true ) ) {
				return $i;
			}
		}
		return null;
	}

	/** @return list<string> Modules of the run. */
	public function modules(): array {
		return array_values( array_unique( array_column( $this->steps, 'module' ) ) );
	}
}
