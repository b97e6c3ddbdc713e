<?php
/**
 * Where an error came from, without what was passed: that may be a secret or somebody's name, and PHP shows the beginning
 * of it unless zend.exception_ignore_args forbids it.
 */

declare( strict_types=1 );

namespace Crosswalk\Endpoint;

use Throwable;

final class Trace {

	/** The calls that led to it, the last one first. */
	public static function of( Throwable $error ): string {
		$lines = array();
		foreach ( $error->getTrace() as $number => $call ) {
			$lines[] = sprintf( '#%d %s(%d): %s%s%s()', $number, $call['file'] ?? '[internal]', $call['line'] ?? 0, $call['class'] ?? '', $call['type'] ?? '', $call['function'] );
		}
		return implode( "\n", $lines );
	}

	/** All that a developer wants to know, for PHP's log. */
	public static function report( Throwable $error ): string {
		$report = sprintf( "%s: %s in %s:%d\n%s", $error::class, $error->getMessage(), $error->getFile(), $error->getLine(), self::of( $error ) );
		return null === $error->getPrevious() ? $report : $report . "\n\nBecause of " . self::report( $error->getPrevious() );
	}
}
