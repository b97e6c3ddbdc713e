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
		$this->translate( $handle );
		if ( 'index' === $entry ) {
			array_map( array( $this, 'translate_chunk' ), $this->chunks() );
		}
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

	private function translate( string $handle ): void {
		wp_set_script_translations( $handle, 'crosswalk', dirname( $this->file ) . '/languages' );
	}

	/**
	 * WordPress has a file of translations for each script and brings those of the scripts that it prints. It does not print
	 * chunks: the page loads them itself, and they look for their texts where those of the first script are.
	 */
	private function translate_chunk( string $chunk ): void {
		$handle = self::HANDLE . '-' . $chunk;
		/** @var non-empty-string $address */
		$address = plugins_url( "build/$chunk.js", $this->file );
		wp_register_script( $handle, $address, array(), CROSSWALK_VERSION, true );
		$this->translate( $handle );
		$texts = wp_scripts()->print_translations( $handle, false );
		if ( is_string( $texts ) && '' !== $texts ) {
			wp_add_inline_script( self::HANDLE, $texts, 'before' );
		}
	}

	/** @return list<string> Scripts of the build that are no entries. */
	private function chunks(): array {
		$files = glob( $this->path( '*.js' ) );
		$names = array_map( static fn( string $file ): string => basename( $file, '.js' ), is_array( $files ) ? $files : array() );
		return array_values( array_filter( $names, fn( string $name ): bool => ! $this->built( $name ) ) );
	}

	private function path( string $name ): string {
		return dirname( $this->file ) . '/build/' . $name;
	}
}
