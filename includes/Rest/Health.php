<?php
/**
 * Green, amber or red, and the sentence that says why and what to do first (P1).
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Storage\Connections;

/**
 * @phpstan-import-type ConnectionRow from Connections
 */
final class Health {

	public const GOOD         = 'good';
	public const ATTENTION    = 'attention';
	public const BAD          = 'bad';
	public const UNCONFIGURED = 'unconfigured';

	/** Updates that could be worked on are left lying for so long: amber, red. */
	private const STALE_S = array( 900, 3600 );

	private function __construct( public readonly string $state, public readonly string $sentence ) {
	}

	/**
	 * @param ConnectionRow                                                $row     A connection.
	 * @param array{waiting: int, due_at: int, decisions: int, rejected: int, ...} $numbers Of its queue.
	 * @param array{string, string}|null                                   $mapping Label of a module, and what is wrong with its mapping.
	 * @param bool                                                         $asks    Its run waits for an answer.
	 * @param array{since: int, message: string, advice: string}|null      $outage  Nothing gets through.
	 */
	public static function of_connection( array $row, array $numbers, bool $running, ?array $mapping = null, bool $asks = false, ?array $outage = null ): self {
		$message = trim( ( $row['reason']['message'] ?? '' ) . ' ' . ( $row['reason']['advice'] ?? '' ) );
		if ( Connections::SETUP === $row['state'] ) {
			return '' === $message ? new self( self::ATTENTION, __( 'Not started yet. Nothing is written before you have seen what would happen.', 'crosswalk' ) ) : new self( self::BAD, $message );
		}
		if ( Connections::WORKING !== $row['state'] ) {
			return new self( 'person' === ( $row['reason']['kind'] ?? '' ) ? self::ATTENTION : self::BAD, '' === $message ? __( 'This connection is paused.', 'crosswalk' ) : $message );
		}
		if ( $asks ) {
			return new self( self::ATTENTION, __( 'A sync has stopped and asks whether records are really gone. See below.', 'crosswalk' ) );
		}
		return self::silent( $outage ) ?? self::stale( $numbers ) ?? self::undone( $numbers ) ?? self::unfit( $mapping ) ?? new self( self::GOOD, self::calm( $row, $running ) );
	}

	/**
	 * Of the whole plugin: the worst that there is to say.
	 *
	 * @param list<array<string, mixed>> $connections Each with `health`, `sentence`, `name`, `last_sync_at`.
	 * @param array<string, bool|int>    $switches    Master switches.
	 */
	public static function of_all( array $connections, array $switches, ?int $cron_late_s ): self {
		if ( array() === $connections ) {
			return new self( self::UNCONFIGURED, __( 'Nothing is connected yet.', 'crosswalk' ) );
		}
		foreach ( array( self::BAD, self::ATTENTION ) as $state ) {
			if ( self::ATTENTION === $state && null !== $cron_late_s ) {
				/* translators: %s: a span of time. */
				return new self( $state, sprintf( __( 'Background work is %s late. Ask your host whether WP-Cron runs.', 'crosswalk' ), human_time_diff( time() - $cron_late_s ) ) );
			}
			foreach ( $connections as $connection ) {
				if ( $state === $connection['health'] ) {
					return new self( $state, self::whose( $connection, count( $connections ) ) );
				}
			}
		}
		return self::switched_off( $switches ) ?? new self( self::GOOD, self::well( $connections ) );
	}

	/**
	 * Names the connection where there are several and the sentence does not.
	 *
	 * @param array<string, mixed> $connection With `name` and `sentence`.
	 */
	private static function whose( array $connection, int $of ): string {
		$name     = is_string( $connection['name'] ) ? $connection['name'] : '';
		$sentence = is_string( $connection['sentence'] ) ? $connection['sentence'] : '';
		return $of > 1 && ! str_starts_with( $sentence, $name ) ? "$name: $sentence" : $sentence;
	}

	/** @param array{since: int, message: string, advice: string}|null $outage Nothing gets through. */
	private static function silent( ?array $outage ): ?self {
		if ( 0 === ( $outage['since'] ?? null ) ) {
			/* translators: %s: a sentence. */
			return new self( self::ATTENTION, sprintf( __( 'Nothing gets through for now: %s Nothing is lost.', 'crosswalk' ), trim( $outage['message'] . ' ' . $outage['advice'] ) ) );
		}
		$lasts = null === $outage ? 0 : time() - $outage['since'];
		if ( null === $outage || $lasts < self::STALE_S[0] ) {
			return null;
		}
		/* translators: 1: a span of time, 2: a sentence. */
		$sentence = sprintf( __( 'For %1$s nothing has got through: %2$s Nothing is lost, and it is tried again by itself.', 'crosswalk' ), human_time_diff( $outage['since'] ), trim( $outage['message'] . ' ' . $outage['advice'] ) );
		return new self( $lasts < self::STALE_S[1] ? self::ATTENTION : self::BAD, $sentence );
	}

	/** @param array{due_at: int, ...} $numbers Of a queue. */
	private static function stale( array $numbers ): ?self {
		$late = 0 === $numbers['due_at'] ? 0 : time() - $numbers['due_at'];
		if ( $late < self::STALE_S[0] ) {
			return null;
		}
		/* translators: %s: a span of time. */
		$sentence = sprintf( __( 'Changes have been waiting for %s. Keep this page open to work on them, and ask your host whether WP-Cron runs.', 'crosswalk' ), human_time_diff( time() - $late ) );
		return new self( $late < self::STALE_S[1] ? self::ATTENTION : self::BAD, $sentence );
	}

	/** @param array{decisions: int, rejected: int, ...} $numbers Of a queue. */
	private static function undone( array $numbers ): ?self {
		if ( $numbers['rejected'] > 0 ) {
			/* translators: %s: number of records. */
			$sentence = _n( '%s record could not be synced. See below what to do.', '%s records could not be synced. See below what to do.', $numbers['rejected'], 'crosswalk' );
			return new self( self::ATTENTION, sprintf( $sentence, number_format_i18n( $numbers['rejected'] ) ) );
		}
		if ( $numbers['decisions'] > 0 ) {
			/* translators: %s: number of records. */
			$sentence = _n( '%s record needs your decision.', '%s records need your decision.', $numbers['decisions'], 'crosswalk' );
			return new self( self::ATTENTION, sprintf( $sentence, number_format_i18n( $numbers['decisions'] ) ) );
		}
		return null;
	}

	/** @param array{string, string}|null $mapping Label of a module, and what is wrong with its mapping. */
	private static function unfit( ?array $mapping ): ?self {
		/* translators: 1: name of a module, 2: a sentence. */
		return null === $mapping ? null : new self( self::ATTENTION, sprintf( __( 'Mapping of %1$s: %2$s', 'crosswalk' ), $mapping[0], $mapping[1] ) );
	}

	/** @param ConnectionRow $row Nothing is wrong with it. */
	private static function calm( array $row, bool $running ): string {
		return match ( true ) {
			$running                  => __( 'A sync is under way.', 'crosswalk' ),
			0 === $row['last_sync_at'] => __( 'Connected. Nothing has been synced yet.', 'crosswalk' ),
			/* translators: %s: a span of time. */
			default                   => sprintf( __( 'Working. Last change %s ago.', 'crosswalk' ), human_time_diff( $row['last_sync_at'] ) ),
		};
	}

	/** @param array<string, bool|int> $switches Master switches (E26). */
	private static function switched_off( array $switches ): ?self {
		$to_shop   = empty( $switches['writes_to_shop'] );
		$to_remote = empty( $switches['writes_to_remote'] );
		return match ( true ) {
			$to_shop && $to_remote => new self( self::ATTENTION, __( 'Writing is switched off for both sides in the settings.', 'crosswalk' ) ),
			$to_shop               => new self( self::ATTENTION, __( 'Writing to the shop is switched off in the settings.', 'crosswalk' ) ),
			$to_remote             => new self( self::ATTENTION, __( 'Writing to the other systems is switched off in the settings.', 'crosswalk' ) ),
			default                => null,
		};
	}

	/** @param list<array<string, mixed>> $connections All of them well. */
	private static function well( array $connections ): string {
		$last = max( 0, ...array_map( static fn( array $connection ): int => is_string( $connection['last_sync_at'] ) ? (int) strtotime( $connection['last_sync_at'] ) : 0, $connections ) );
		return 0 === $last
			? __( 'All is well. Nothing has been synced yet.', 'crosswalk' )
			/* translators: %s: a span of time. */
			: sprintf( __( 'All is well. Last change %s ago.', 'crosswalk' ), human_time_diff( $last ) );
	}
}
