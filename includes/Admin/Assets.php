<?php
/**
 * What the build made of src/, and what it needs to know of the site.
 */

declare( strict_types=1 );

namespace Crosswalk\Admin;

use Crosswalk\Capabilities;
use Crosswalk\Storage\Connections;

final class Assets {

	public const HANDLE = 'crosswalk';

	/** @param string $file Of the plugin; build/ is beside it. */
	public function __construct( private readonly string $file, private readonly Connections $connections ) {
	}

	/** @param string $entry Of the build: "index" is our own page. */
	public function built( string $entry = 'index' ): bool {
		return is_file( $this->path( $entry . '.js' ) ) && is_file( $this->path( $entry . '.asset.php' ) );
	}

	/** @param string $entry Of the build. */
	public function enqueue( string $entry = 'index' ): void {
		$handle = 'index' === $entry ? self::HANDLE : self::HANDLE . '-' . $entry;
		/** @var array{dependencies: list<non-empty-string>, version: string} $asset */
		$asset = require $this->path( $entry . '.asset.php' );
		wp_enqueue_script( $handle, plugins_url( "build/$entry.js", $this->file ), $asset['dependencies'], $asset['version'], true );
		wp_set_script_translations( $handle, 'crosswalk', dirname( $this->file ) . '/languages' );
		wp_add_inline_script( $handle, 'window.crosswalk = ' . wp_json_encode( $this->settings(), JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_SLASHES ) . ';', 'before' );
		// The sheets of the components come from the site.
		$needed = in_array( 'wp-components', $asset['dependencies'], true ) ? array( 'wp-components' ) : array();
		foreach ( array( "style-$entry", $entry ) as $sheet ) {
			if ( is_file( $this->path( $sheet . '.css' ) ) ) {
				wp_enqueue_style( self::HANDLE . '-' . $sheet, plugins_url( "build/$sheet.css", $this->file ), $needed, $asset['version'] );
				wp_style_add_data( self::HANDLE . '-' . $sheet, 'rtl', 'replace' );
			}
		}
	}

	/** @return array<string, mixed> PageSettings of src/page-settings.ts. */
	public function settings(): array {
		return array(
			'restNamespace' => 'crosswalk/v1',
			'restUrl'       => untrailingslashit( rest_url( 'crosswalk/v1' ) ),
			'restNonce'     => wp_create_nonce( 'wp_rest' ),
			'version'       => CROSSWALK_VERSION,
			'capabilities'  => array(
				'manage'  => current_user_can( Capabilities::MANAGE ),
				'map'     => current_user_can( Capabilities::MAP ),
				'sync'    => current_user_can( Capabilities::SYNC ),
				'viewLog' => current_user_can( Capabilities::VIEW_LOG ),
				'verify'  => current_user_can( Capabilities::VERIFY ),
			),
			'adminUrl'      => admin_url(),
			'locale'        => get_user_locale(),
			'timeZone'      => wp_timezone_string(),
			'setupDone'     => $this->connections->any(),
		);
	}

	private function path( string $name ): string {
		return dirname( $this->file ) . '/build/' . $name;
	}
}
