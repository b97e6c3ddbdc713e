<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Unit;

use Crosswalk\Endpoint\Trace;
use PHPUnit\Framework\TestCase;
use RuntimeException;

/** V2: what was passed to a function is in no trace, whatever PHP is set to. */
final class TraceTest extends TestCase {

	// phpcs:disable WordPress.PHP.IniSet -- What PHP is set to is what the test is about.
	public function test_it_names_the_calls_and_not_what_was_passed(): void {
		// What PHP does without a php.ini.
		$ignores = (string) ini_set( 'zend.exception_ignore_args', '0' );
		$length  = (string) ini_set( 'zend.exception_string_param_max_len', '15' );
		try {
			$this->log_in( 'the-access-key' );
			self::fail( 'Nothing was thrown.' );
		} catch ( RuntimeException $error ) {
			$report = Trace::report( new RuntimeException( 'outer', 0, $error ) );
			self::assertStringContainsString( 'the-access-key', $error->getTraceAsString() );
			self::assertStringContainsString( 'log_in()', $report );
			self::assertStringContainsString( 'inner', $report );
			self::assertStringNotContainsString( 'the-access-key', $report );
		} finally {
			ini_set( 'zend.exception_ignore_args', $ignores );
			ini_set( 'zend.exception_string_param_max_len', $length );
		}
	}
	// phpcs:enable

	private function log_in( string $key ): never {
		throw new RuntimeException( 'inner ' . strlen( $key ) );
	}
}
