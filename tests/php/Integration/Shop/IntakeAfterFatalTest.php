<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Shop;

use Crosswalk\Plugin;
use Crosswalk\Tests\Support\CommittedData;
use PHPUnit\Framework\Attributes\Group;
use PHPUnit\Framework\Attributes\TestWith;

/** E28: a request that dies after a save has still told of it. */
#[Group( 'woocommerce' )]
final class IntakeAfterFatalTest extends ShopTestCase {
	use CommittedData;

	#[TestWith( array( 'no_such_function();' ) )]
	#[TestWith( array( 'add_action( "shutdown", fn() => no_such_function(), 1 );' ) )]
	#[TestWith( array( 'ini_set( "memory_limit", memory_get_usage( true ) + 4194304 ); $s = ""; while ( true ) { $s .= str_repeat( "x", 1048576 ); }' ) )]
	#[TestWith( array( 'exit( 3 );' ) )]
	public function test_an_order_is_told_of_although_its_request_dies( string $death ): void {
		$plugin = new Plugin();
		$plugin->connections->add( array( 'connector' => 'sandbox', 'name' => 'CRM', 'settings' => array( 'start' => 'empty' ), 'secrets' => array(), 'modules' => $plugin->registry->get( 'sandbox' )->definition()->modules(), 'options' => array() ) ); // phpcs:ignore WordPress.Arrays

		$process = $this->start_process( '$order = wc_create_order( array( "status" => "processing" ) ); echo "order:", $order->get_id(), "\n";' . $death );

		self::assertNotSame( 0, $process->wait(), 'It died.' );
		preg_match( '/order:\d+/', $process->output(), $found );
		self::assertNotEmpty( $found, $process->output() . $process->errors() );
		self::assertSame( '1', $GLOBALS['wpdb']->get_var( "SELECT COUNT(*) FROM {$GLOBALS['wpdb']->prefix}crosswalk_updates WHERE module='orders' AND record_id='{$found[0]}'" ) );
	}
}
