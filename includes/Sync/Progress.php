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
 * tries, again_at: failed attempts at the page, and when the next one may be made. withdraw: what a person answered to the
 * question whether so many records are really gone (E24); null: nobody was asked. newest: the newest link when the listing
 * began, for what the sync makes while it lists is not missing from the list. counted, gone: up to which link it was looked
 * how many records are missing before anybody is asked, and how many they are.
 *
 * @phpstan-type Step array{module: string, side: string, state: string, after: ?string, listed: int, linked: int, unchanged: int, queued: int, sweep: int, started_at: int, error: string, tries: int, again_at: int, withdraw: ?bool, newest: int, counted: int, gone: int}
 */
final class Progress {

	public const WAITING  = 'waiting';
	public const LISTING  = 'listing';
	public const SWEEPING = 'sweeping';
	public const WORKING  = 'working';
	public const DONE     = 'done';
	public const FAILED   = 'failed';

	/**
	 * @param list<Step> $steps    One per module and listed side, in order.
	 * @param bool       $every    Also records that did not change: the mapping did.
	 * @param int        $revision Of the connection's settings when the run was planned.
	 */
	public function __construct( public array $steps, public readonly bool $every = false, public readonly int $revision = 0 ) {
	}

	/** @param list<string> $modules Those to sync; empty: all that are on. */
	public static function plan( Pairing $pairing, array $modules, bool $every = false ): self {
		$steps = array();
		foreach ( $pairing->configs as $name => $config ) {
			if ( Direction::Off === $config->direction || array() !== $modules && ! in_array( $name, $modules, true ) ) {
				continue;
			}
			// The remote first: what it has is linked before anything is created there.
			foreach ( array( Side::Remote, Side::Shop ) as $side ) {
				if ( $config->direction->goes_to( $side->other() ) ) {
					$steps[] = self::step( $name, $side );
				}
			}
		}
		return new self( $steps, $every, $pairing->revision );
	}

	/**
	 * @param list<array{module: string, side: Side}> $parts In order.
	 */
	public static function of_parts( array $parts, int $revision ): self {
		return new self( array_map( static fn( array $part ): array => self::step( $part['module'], $part['side'] ), $parts ), false, $revision );
	}

	public static function read( string $json ): self {
		$data  = json_decode( $json, true );
		$steps = is_array( $data ) && is_array( $data['steps'] ?? null ) ? $data['steps'] : array();
		$steps = array_map( static fn( mixed $step ): array => ( is_array( $step ) ? $step : array() ) + self::step( '', Side::Shop ), $steps );
		/** @var list<Step> $steps */
		return new self( $steps, is_array( $data ) && ! empty( $data['every'] ), is_array( $data ) && is_int( $data['revision'] ?? null ) ? $data['revision'] : 0 );
	}

	/** @return array{steps: list<Step>, every: bool, revision: int} */
	public function to_array(): array {
		return array(
			'steps'    => $this->steps,
			'every'    => $this->every,
			'revision' => $this->revision,
		);
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

	/** @return Step Not begun. */
	private static function step( string $module, Side $side ): array {
		return array(
			'module'     => $module,
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
			'tries'      => 0,
			'again_at'   => 0,
			'withdraw'   => null,
			'newest'     => 0,
			'counted'    => 0,
			'gone'       => 0,
		);
	}
}
