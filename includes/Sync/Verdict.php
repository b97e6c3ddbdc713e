<?php
/**
 * What the engine says of one update: it ended in an outcome, or it has to wait.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\Exclusions;

final class Verdict {

	public const SECOND = 'second';

	private function __construct(
		public readonly ?Outcome $outcome,
		public readonly ?Side $side = null,
		public readonly string $code = '',
		public readonly string $reason = '',
		public readonly ?EndpointError $error = null,
		public readonly int $wait_s = 0,
		public readonly string $blocked_by = '',
		/** @var array<string, string> */
		public readonly array $candidates = array()
	) {
	}

	/** @param Side|null $side The side written, where it is not the one the update goes to. */
	public static function done( Outcome $outcome, ?Side $side = null, string $note = '' ): self {
		return new self( $outcome, $side, '', $note );
	}

	/** Of an item that got through, by what was saved. */
	public static function of( Batch $batch, Item $item ): self {
		if ( $item->recovered ) {
			return self::done( Outcome::Created, $batch->to(), $item->note );
		}
		foreach ( array( $batch->to(), $batch->from ) as $side ) {
			if ( $item->saved( $side ) ) {
				return self::done( $item->created( $side ) ? Outcome::Created : Outcome::Updated, $side, $item->note );
			}
		}
		return $item->unlinks ? self::done( Outcome::Updated, $batch->to(), $item->note ) : self::done( Outcome::Unchanged, null, $item->note );
	}

	public static function skipped( string $code, string $reason ): self {
		return new self( Outcome::Skipped, null, $code, $reason );
	}

	/**
	 * A person wants it left alone.
	 *
	 * @param string $cause One of Exclusions'.
	 */
	public static function excluded( string $cause ): self {
		return self::skipped(
			'excluded',
			match ( $cause ) {
				Exclusions::UNLINKED => __( 'Somebody took this pair apart, so it is left alone until it is linked again.', 'crosswalk' ),
				Exclusions::DECISION => __( 'Somebody decided to leave this record alone.', 'crosswalk' ),
				default              => __( 'Somebody set this record to "Do not sync".', 'crosswalk' ),
			}
		);
	}

	/**
	 * A person decides.
	 *
	 * @param array<string, string> $candidates Names of the records to choose from, by id.
	 */
	public static function decision( string $code, string $reason, array $candidates = array() ): self {
		return new self( Outcome::Decision, null, $code, $reason, candidates: $candidates );
	}

	public static function failed( EndpointError $error ): self {
		return new self( Outcome::Failed, null, $error->error_code, $error->getMessage(), $error );
	}

	/** Not now, through no fault of the record: costs no attempt. */
	public static function wait( int $seconds, string $reason = '' ): self {
		return new self( null, null, '', $reason, null, $seconds );
	}

	/** Another record of the batch has the same match key: what becomes of that one shows what becomes of this one. */
	public static function second(): self {
		return new self( null, null, self::SECOND );
	}

	/**
	 * Another record has to get through first (E34): costs no attempt.
	 *
	 * @param string $key    Update::key() of that record.
	 * @param bool   $stuck  It was refused or needs a decision, so that this one ends the run as skipped.
	 */
	public static function blocked( string $key, string $reason, bool $stuck ): self {
		return new self( $stuck ? Outcome::Skipped : null, null, 'blocked', $reason, null, 300, $key );
	}
}
