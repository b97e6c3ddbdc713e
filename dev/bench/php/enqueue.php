<?php
/**
 * What the plugin adds to a save of an order: the same save with its listeners and without, by turns.
 *
 * @package Crosswalk
 */

declare( strict_types=1 );

namespace Crosswalk\Bench;

use Crosswalk\Shop\ChangeListener;
use Crosswalk\Sync\Intake;

$options = require __DIR__ . '/boot.php';
require __DIR__ . '/shop.php';
connect( sandbox(), array( 'contacts' => array( 'direction' => 'both' ), 'orders' => array( 'direction' => 'to_remote' ) ) ); // phpcs:ignore WordPress.Arrays
// The one async action per ten seconds has just been added.
update_option( 'crosswalk_woken', time() + HOUR_IN_SECONDS, true );
$customers = customers( 1 );
$customer  = (int) substr( $customers[0], 5 );
$saves     = array(
	'customer_changes' => static fn(): \Closure => change_of( order( $customer ) ),
	'customer_orders'  => static fn(): \Closure => new_order( $customer ),
	'guest_changes'    => static fn(): \Closure => change_of( order( 0 ) ),
	'guest_orders'     => static fn(): \Closure => new_order( 0 ),
);
$results   = array();
foreach ( $saves as $name => $prepare ) {
	for ( $i = 0; $i < $options['rounds']; $i++ ) {
		foreach ( array( 'with', 'without' ) as $how ) {
			$save     = $prepare();
			$returned = 'without' === $how ? take_off() : array();
			$results[ $name ][ $how ][] = measured( $save );
			put_back( $returned );
		}
	}
}
answer( $results );

/** @return array{queries: int, ms: float} Of a save with the end of its request. */
function measured( \Closure $save ): array {
	global $wpdb;
	$queries = $wpdb->num_queries;
	$start   = hrtime( true );
	$save();
	foreach ( listeners( 'shutdown' ) as list( , , $listener ) ) {
		$listener();
	}
	return array(
		'queries' => $wpdb->num_queries - $queries,
		'ms'      => ( hrtime( true ) - $start ) / 1e6,
	);
}

function order( int $customer ): \WC_Order {
	$order = new \WC_Order();
	$order->set_customer_id( $customer );
	$order->set_billing_email( 'buyer' . wp_rand() . '@shop.test' );
	$order->set_billing_last_name( 'Buyer' );
	$order->set_status( 'on-hold' );
	$order->save();
	// Its save belongs to an earlier request.
	foreach ( listeners( 'shutdown' ) as list( , , $listener ) ) {
		$listener();
	}
	return wc_get_order( $order->get_id() );
}

function change_of( \WC_Order $order ): \Closure {
	return static function () use ( $order ): void {
		$order->set_customer_note( 'Please ring twice.' );
		$order->save();
	};
}

function new_order( int $customer ): \Closure {
	return static function () use ( $customer ): void {
		$order = new \WC_Order();
		$order->set_customer_id( $customer );
		$order->set_billing_email( 'buyer' . wp_rand() . '@shop.test' );
		$order->set_billing_last_name( 'Buyer' );
		$order->set_status( 'on-hold' );
		$order->save();
	};
}

/**
 * The plugin's own listeners of changes.
 *
 * @return list<array{string, int, callable}> Hook, priority, listener.
 */
function listeners( string $only = '' ): array {
	global $wp_filter;
	$found = array();
	foreach ( $wp_filter as $hook => $listening ) {
		foreach ( $listening->callbacks as $priority => $callbacks ) {
			foreach ( array_column( $callbacks, 'function' ) as $callback ) {
				$of = match ( true ) {
					$callback instanceof \Closure => ( new \ReflectionFunction( $callback ) )->getClosureThis(),
					is_array( $callback )         => $callback[0],
					default                       => null,
				};
				if ( ( $of instanceof ChangeListener || $of instanceof Intake ) && ( '' === $only || $hook === $only ) ) {
					$found[] = array( (string) $hook, $priority, $callback );
				}
			}
		}
	}
	return $found;
}

/** @return list<array{string, int, callable}> What was taken off. */
function take_off(): array {
	$off = listeners();
	foreach ( $off as list( $hook, $priority, $listener ) ) {
		remove_action( $hook, $listener, $priority );
	}
	return $off;
}

/** @param list<array{string, int, callable}> $listeners */
function put_back( array $listeners ): void {
	foreach ( $listeners as list( $hook, $priority, $listener ) ) {
		add_action( $hook, $listener, $priority, 10 );
	}
}
