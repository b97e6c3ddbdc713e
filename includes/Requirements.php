<?php
/**
 * What the plugin needs to run. Where something is missing it does nothing but say so, in one notice (P12).
 *
 * Written for PHP 7.4: this is the file that answers where PHP is too old for the others.
 */

declare( strict_types=1 );

namespace Crosswalk;

final class Requirements {

	const PHP         = '8.1';
	const WORDPRESS   = '6.7';
	const WOOCOMMERCE = '10.0';

	/** @var array<string, array{needed: string, found: string|null}> By name of what is needed. */
	private array $needs;

	/** @param string|null $woocommerce Version; null: not active. */
	public function __construct( string $php, string $wordpress, ?string $woocommerce, bool $sample_shop = false ) {
		$this->needs = array(
			'PHP'       => array( 'needed' => self::PHP, 'found' => $php ), // phpcs:ignore WordPress.Arrays
			'WordPress' => array( 'needed' => self::WORDPRESS, 'found' => $wordpress ), // phpcs:ignore WordPress.Arrays
		);
		if ( ! $sample_shop ) {
			$this->needs['WooCommerce'] = array( 'needed' => self::WOOCOMMERCE, 'found' => $woocommerce ); // phpcs:ignore WordPress.Arrays
		}
	}

	/** CROSSWALK_SAMPLE_SHOP: a development site on a machine without WooCommerce, see docs/architecture.md. */
	public static function of_this_site(): self {
		$woocommerce = function_exists( 'WC' ) ? (string) WC()->version : null;
		// As core compares: 6.7-alpha counts as 6.7.
		$wordpress = explode( '-', get_bloginfo( 'version' ) )[0];
		return new self( PHP_VERSION, $wordpress, $woocommerce, defined( 'CROSSWALK_SAMPLE_SHOP' ) && CROSSWALK_SAMPLE_SHOP );
	}

	/** Asked before translations may be loaded, so without a sentence. */
	public function met(): bool {
		return array() === $this->unmet();
	}

	/** @return list<string> Sentences; empty when all is there. */
	public function missing(): array {
		$missing = array();
		foreach ( $this->unmet() as $name => $need ) {
			$missing[] = null === $need['found']
				/* translators: 1: name of a program, 2: version number. */
				? sprintf( __( '%1$s %2$s or later, active on this site', 'crosswalk' ), $name, $need['needed'] )
				/* translators: 1: name of a program, 2: version needed, 3: version found. */
				: sprintf( __( '%1$s %2$s or later (here it is %3$s)', 'crosswalk' ), $name, $need['needed'], $need['found'] );
		}
		return $missing;
	}

	public function register(): void {
		add_action( 'admin_notices', array( $this, 'show' ) );
		add_action( 'network_admin_notices', array( $this, 'show' ) );
	}

	/** One notice, for those who can do something about it. */
	public function show(): void {
		if ( ! current_user_can( 'activate_plugins' ) ) {
			return;
		}
		/* translators: %s: list of programs and versions. */
		$text = sprintf( __( 'Crosswalk is not running. It needs %s. Nothing was changed.', 'crosswalk' ), implode( ', ', $this->missing() ) );
		printf( '<div class="notice notice-error"><p>%s</p></div>', esc_html( $text ) );
	}

	/** @return array<string, array{needed: string, found: string|null}> */
	private function unmet(): array {
		return array_filter(
			$this->needs,
			static function ( array $need ): bool {
				return null === $need['found'] || version_compare( $need['found'], $need['needed'], '<' );
			}
		);
	}
}
