<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Tests\Support\CommittedData;
use Crosswalk\Tests\Support\TestCase;
use PHPUnit\Framework\Attributes\Depends;

final class SecondProcessTest extends TestCase {
	use CommittedData;

	public function test_a_second_process_sees_committed_data_and_can_be_killed(): void {
		update_option( 'crosswalk_shared', 'by the first' );

		$process = $this->start_process(
			'echo get_option( $args["name"] ), "\n"; update_option( $args["name"], "by the second" ); echo "ready\n"; sleep( 60 );',
			array( 'name' => 'crosswalk_shared' )
		);
		$process->wait_for( 'ready' );
		$process->kill();
		wp_cache_flush();

		self::assertStringContainsString( 'by the first', $process->output() );
		self::assertSame( 'by the second', get_option( 'crosswalk_shared' ) );
	}

	#[Depends( 'test_a_second_process_sees_committed_data_and_can_be_killed' )]
	public function test_committed_data_is_gone_after_the_test(): void {
		self::assertFalse( get_option( 'crosswalk_shared' ) );
	}
}
