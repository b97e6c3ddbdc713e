<?php
/**
 * What every script of the benchmark begins with: the site, the plugin as a real request has it, and ways to put
 * records in and have the worker work.
 *
 * Usage: php <script>.php <site directory> <options as JSON>
 *
 * @package Crosswalk
 */

declare( strict_types=1 );

namespace Crosswalk\Bench;

use Crosswalk\Endpoint\Side;
use Crosswalk\Plugin;
use Crosswalk\Storage\Update;
use Crosswalk\Sync\Background;

$options = (array) json_decode( $argv[2] ?? '{}', true );
if ( ! empty( $options['sample'] ) ) {
	define( 'CROSSWALK_SAMPLE_SHOP', true );
}
$_SERVER['HTTP_HOST']   = 'shop.test';
$_SERVER['REMOTE_ADDR'] = '127.0.0.1';
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';
add_filter( 'pre_wp_mail', '__return_true' );

/** A second set of the plugin's services, to look and to queue with; the work is done by the registered ones. */
function plugin(): Plugin {
	static $plugin = null;
	return $plugin ??= new Plugin();
}

/**
 * @param array<string, mixed>                $to      Connector, settings, secrets.
 * @param array<string, array<string, mixed>> $modules Changes to the preset; only these modules are on.
 * @return int Connection id.
 */
function connect( array $to, array $modules ): int {
	$all = plugin()->registry->get( $to['connector'] )->definition()->modules();
	foreach ( $all as $name => $preset ) {
		$all[ $name ] = ( $modules[ $name ] ?? array() ) + array( 'enabled' => isset( $modules[ $name ] ) ) + $preset;
	}
	return plugin()->connections->add(
		array(
			'connector' => $to['connector'],
			'name'      => 'Benchmark',
			'settings'  => $to['settings'] ?? array(),
			'secrets'   => $to['secrets'] ?? array(),
			'modules'   => $all,
			'options'   => array(),
		)
	);
}

/** An empty Sandbox. @return array<string, mixed> */
function sandbox(): array {
	return array(
		'connector' => 'sandbox',
		'settings'  => array(
			'name'  => 'Benchmark',
			'start' => 'empty',
		),
	);
}

/** @param list<string> $ids Record ids. */
function enqueue( int $connection, string $module, Side $side, array $ids ): void {
	$records = array_map(
		static fn( string $id ): array => array(
			'connection_id' => $connection,
			'module'        => $module,
			'side'          => $side,
			'record_id'     => $id,
		),
		$ids
	);
	plugin()->updates->add( $records, Update::PRIORITY_BACKFILL );
}

/**
 * Has the registered worker work, as Action Scheduler does, until nothing waits.
 *
 * @return float Seconds it took.
 */
function work( int $connection ): float {
	$start = microtime( true );
	do {
		do_action( Background::WORK );
	} while ( plugin()->updates->due( array( $connection ) ) || array() !== plugin()->runs->active( $connection ) );
	$seconds = microtime( true ) - $start;
	$left    = plugin()->updates->numbers( $connection );
	if ( 0 !== $left['waiting'] + $left['rejected'] + $left['decisions'] ) {
		throw new \RuntimeException( 'Not all records got through: ' . wp_json_encode( $left ) . ' ' . why_not( $connection ) );
	}
	return $seconds;
}

/** The first reason why a record did not get through. */
function why_not( int $connection ): string {
	global $wpdb;
	return (string) $wpdb->get_var( $wpdb->prepare( "SELECT message FROM {$wpdb->prefix}crosswalk_updates WHERE connection_id=%d AND status<>'sent' AND message IS NOT NULL LIMIT 1", $connection ) );
}

/**
 * How the records of a connection ended.
 *
 * @return array<string, int> Updates by outcome.
 */
function outcomes( int $connection ): array {
	global $wpdb;
	$rows = $wpdb->get_results( $wpdb->prepare( "SELECT outcome, COUNT(*) AS n FROM {$wpdb->prefix}crosswalk_updates WHERE connection_id=%d GROUP BY outcome", $connection ), ARRAY_A );
	return array_map( 'intval', array_column( $rows, 'n', 'outcome' ) );
}

/** A benchmark that did not do its work must not have a figure. */
function expect( bool $true, string $what ): void {
	if ( ! $true ) {
		throw new \RuntimeException( $what );
	}
}

/** @param array<string, mixed> $answer For the figure. */
function answer( array $answer ): void {
	echo "\n", wp_json_encode( $answer ), "\n";
}

return $options;
