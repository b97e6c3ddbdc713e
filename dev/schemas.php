<?php
/**
 * Prints the schemas of all REST resources as one JSON object, by name. Run by `npm run types`; needs PHP only.
 */

declare( strict_types=1 );

spl_autoload_register(
	static function ( string $name ): void {
		$file = dirname( __DIR__ ) . '/includes/' . str_replace( '\\', '/', substr( $name, strlen( 'Crosswalk\\' ) ) ) . '.php';
		if ( str_starts_with( $name, 'Crosswalk\\' ) && is_file( $file ) ) {
			require $file;
		}
	}
);

echo json_encode( Crosswalk\Rest\Schemas::all(), JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR ), "\n"; // phpcs:ignore WordPress
