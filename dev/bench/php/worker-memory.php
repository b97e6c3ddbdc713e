<?php
/**
 * Contacts of a Sandbox created in the sample shop by one long-lived worker; what it holds is looked at after every
 * thousand.
 *
 * @package Crosswalk
 */

declare( strict_types=1 );

namespace Crosswalk\Bench;

use Crosswalk\Endpoint\Side;
use Crosswalk\Endpoint\Write;

$options    = require __DIR__ . '/boot.php';
$connection = connect( sandbox(), array( 'contacts' => array( 'direction' => 'to_shop', 'create_shop' => true ) ) ); // phpcs:ignore WordPress.Arrays
$crm        = plugin()->pairings->of( $connection )->endpoint( Side::Remote );
$ids        = array();
for ( $i = 1; $i <= $options['records']; $i++ ) {
	$fields = array(
		'first_name' => 'Contact',
		'last_name'  => 'Number ' . $i,
		'email'      => "contact$i@crm.test",
	);
	foreach ( $crm->save( 'contacts', array( new Write( 'k', null, $fields ) ) ) as $result ) {
		$ids[] = $result->record->id;
	}
}
foreach ( array_chunk( $ids, 1000 ) as $chunk ) {
	enqueue( $connection, 'contacts', Side::Remote, $chunk );
}
unset( $ids, $chunk, $crm );
wp_cache_flush_runtime();

// The sample shop announces each save, so a sample is always taken at the same place of a batch.
$saved   = 0;
$samples = array();
add_action(
	'crosswalk_shop_changed',
	static function () use ( &$saved, &$samples, $options ): void {
		if ( 0 === ++$saved % $options['every'] ) {
			gc_collect_cycles();
			$samples[ $saved ] = memory_get_usage();
		}
	},
	PHP_INT_MAX
);
$seconds = work( $connection );
expect( $saved === $options['records'], "Only $saved records were saved." );
answer( array( 'samples' => $samples, 'seconds' => $seconds ) ); // phpcs:ignore WordPress.Arrays
