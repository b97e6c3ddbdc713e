<?php
/**
 * Plugin Name: Example CRM for Crosswalk
 * Description: A third-party connector in miniature: the whole of what another plugin has to bring.
 * Version:     1.0.0
 * License:     GPL-2.0-or-later
 *
 * @package ExampleCrm
 */

declare( strict_types=1 );

add_filter(
	'crosswalk_connectors',
	static function ( array $connectors ): array {
		// Loaded here and not above: the interfaces are Crosswalk's, and it may not be active.
		require_once __DIR__ . '/ExampleEndpoint.php';
		require_once __DIR__ . '/ExampleConnector.php';
		return array( ...$connectors, new ExampleCrm\ExampleConnector() );
	}
);
