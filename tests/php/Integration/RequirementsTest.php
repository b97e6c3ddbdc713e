<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Requirements;
use Crosswalk\Tests\Support\TestCase;
use PHPUnit\Framework\Attributes\DataProvider;

/** P12: where something is missing, one notice says what is needed. */
final class RequirementsTest extends TestCase {

	public function test_nothing_is_missing_on_a_site_that_is_new_enough(): void {
		self::assertTrue( ( new Requirements( '8.1.0', '6.7', '10.0.0' ) )->met() );
	}

	/** @return array<string, array{Requirements, string}> */
	public static function too_old(): array {
		return array(
			'PHP'              => array( new Requirements( '7.4.33', '6.7', '10.0.0' ), 'PHP 8.1 or later (here it is 7.4.33)' ),
			'WordPress'        => array( new Requirements( '8.1.0', '6.6.2', '10.0.0' ), 'WordPress 6.7 or later (here it is 6.6.2)' ),
			'WooCommerce'      => array( new Requirements( '8.1.0', '6.7', '9.9.5' ), 'WooCommerce 10.0 or later (here it is 9.9.5)' ),
			'WooCommerce gone' => array( new Requirements( '8.1.0', '6.7', null ), 'WooCommerce 10.0 or later, active on this site' ),
		);
	}

	#[DataProvider( 'too_old' )]
	public function test_it_says_what_is_needed_and_what_is_there( Requirements $requirements, string $sentence ): void {
		self::assertFalse( $requirements->met() );
		self::assertSame( array( $sentence ), $requirements->missing() );
	}

	public function test_the_sample_shop_needs_no_woocommerce(): void {
		self::assertTrue( ( new Requirements( '8.1.0', '6.7', null, true ) )->met() );
	}

	public function test_an_administrator_sees_one_notice_with_all_of_it(): void {
		$this->act_as( 'administrator' );
		remove_all_actions( 'admin_notices' );
		( new Requirements( '7.4.33', '6.6', null ) )->register();

		ob_start();
		do_action( 'admin_notices' ); // phpcs:ignore WordPress.NamingConventions
		$notices = (string) ob_get_clean();

		self::assertSame( 1, substr_count( $notices, 'Crosswalk is not running' ) );
		foreach ( array( 'PHP 8.1', 'WordPress 6.7', 'WooCommerce 10.0' ) as $needed ) {
			self::assertStringContainsString( $needed, $notices );
		}
	}

	public function test_who_cannot_do_anything_about_it_sees_nothing(): void {
		$this->act_as( 'editor' );

		ob_start();
		( new Requirements( '7.4.33', '6.6', null ) )->show();

		self::assertSame( '', ob_get_clean() );
	}

	/** The header is what WordPress itself checks; it must ask for the same. */
	public function test_the_plugin_header_asks_for_the_same(): void {
		$header = get_file_data(
			dirname( __DIR__, 3 ) . '/plugin.php',
			array(
				'php'         => 'Requires PHP',
				'wordpress'   => 'Requires at least',
				'woocommerce' => 'WC requires at least',
				'plugins'     => 'Requires Plugins',
				'version'     => 'Version',
			)
		);

		self::assertSame( Requirements::PHP, $header['php'] );
		self::assertSame( Requirements::WORDPRESS, $header['wordpress'] );
		self::assertSame( Requirements::WOOCOMMERCE, $header['woocommerce'] );
		self::assertSame( 'woocommerce', $header['plugins'] );
		self::assertSame( CROSSWALK_VERSION, $header['version'] );
	}
}
