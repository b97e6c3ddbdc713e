<?php
/**
 * When a failed update is tried again (E17).
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;

final class Schedule {

	/** Seconds: at once, 5 s, 1 m, 5 m, 30 m, 2 h, 6 h, 24 h. */
	public const DELAYS_S = array( 0, 5, 60, 300, 1800, 7200, 21600, 86400 );

	/** A payload that fails like this so often while others succeed is at fault itself. */
	private const POISON_ATTEMPTS = 3;

	/**
	 * Seconds until the next attempt, spread by a fifth so that a crowd does not come back at once; null: give up.
	 *
	 * @param int  $attempts       Attempts before this one.
	 * @param bool $others_succeed Other records of the connection get through now, or did since the attempt before.
	 */
	public static function delay_s( int $attempts, EndpointError $error, bool $others_succeed ): ?int {
		if ( ! isset( self::DELAYS_S[ $attempts ] ) ) {
			return null;
		}
		if ( $others_succeed && $attempts + 1 >= self::POISON_ATTEMPTS && str_starts_with( $error->error_code, 'http_5' ) ) {
			return null;
		}
		$delay = self::DELAYS_S[ $attempts ];
		$delay = (int) round( $delay * random_int( 80, 120 ) / 100 );
		return max( $delay, $error->retry_after_s ?? 0 );
	}

	/**
	 * So many seconds at least have passed since the attempt before. What others achieved before that says nothing about an
	 * outage that began meanwhile.
	 *
	 * @param int $attempts Attempts before this one.
	 */
	public static function passed_s( int $attempts ): int {
		return (int) floor( ( self::DELAYS_S[ $attempts - 1 ] ?? 0 ) * 0.8 );
	}

	/** The same error as this record's own fault. */
	public static function as_record( EndpointError $error ): EndpointError {
		return self::with_advice( $error, $error->advice );
	}

	/** What was to be tried again, and is no more. */
	public static function given_up( EndpointError $error ): EndpointError {
		return self::with_advice( $error, __( 'It was tried several times and is not tried again by itself. Look at the record in both systems, then retry.', 'crosswalk' ) );
	}

	private static function with_advice( EndpointError $error, string $advice ): EndpointError {
		return new EndpointError( ErrorKind::Record, $error->getMessage(), $error->error_code, $advice, $error->lost, null, $error->field, $error->getPrevious(), $error->need );
	}
}
