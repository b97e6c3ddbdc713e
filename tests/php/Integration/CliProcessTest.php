<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Tests\Support\CommittedData;
use Crosswalk\Tests\Support\TestCase;
use PHPUnit\Framework\Attributes\RequiresPhpExtension;

/** A supervised worker as its supervisor sees it: a process that is told to stop, and stops (E16). */
#[RequiresPhpExtension( 'pcntl' )]
#[RequiresPhpExtension( 'posix' )]
final class CliProcessTest extends TestCase {

	use CommittedData;

	public function test_a_worker_stops_cleanly_when_it_is_terminated(): void {
		$code    = <<<'PHP'
			global $wpdb;
			$plugin  = new Crosswalk\Plugin( Crosswalk\Connectors\Sandbox\SampleShop::endpoint( new Crosswalk\Storage\Db( $wpdb ), false ) );
			$console = new class() implements Crosswalk\Cli\Console {
				public function line( string $text ): void {
					echo $text, "\n";
				}
				public function warning( string $text ): void {
				}
				public function error( string $text ): void {
				}
				public function rows( string $format, array $rows, array $fields ): void {
				}
			};
			echo 'pid ', getmypid(), "\n";
			$exit = ( new Crosswalk\Cli\Work( $plugin->clockwork, $plugin->worker ) )->run( array(), array( 'seconds' => '60' ), $console );
			echo "ended with $exit\n";
			PHP;
		$process = $this->start_process( $code );
		$process->wait_for( 'Working.' );
		self::assertSame( 1, preg_match( '/pid (\d+)/', $process->output(), $pid ) );

		posix_kill( (int) $pid[1], SIGTERM );

		self::assertStringContainsString( 'ended with 0', $process->finish() );
	}
}
