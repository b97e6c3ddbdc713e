<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Admin\Assets;
use Crosswalk\Admin\Page;
use Crosswalk\Plugin;
use Crosswalk\Tests\Support\TestCase;

/** WooCommerce → Crosswalk. */
final class AdminPageTest extends TestCase {

	private string $folder;

	protected function setUp(): void {
		parent::setUp();
		$this->folder = sys_get_temp_dir() . '/' . uniqid( 'crosswalk' );
		mkdir( $this->folder . '/build', 0777, true );
		$GLOBALS['wp_scripts'] = null;
		$GLOBALS['wp_styles']  = null;
	}

	protected function tearDown(): void {
		array_map( 'unlink', (array) glob( $this->folder . '/build/*' ) );
		rmdir( $this->folder . '/build' );
		rmdir( $this->folder );
		parent::tearDown();
	}

	public function test_the_page_says_so_when_it_has_not_been_built(): void {
		$this->act_as( 'administrator' );

		self::assertStringContainsString( 'npm run build', $this->shown() );
		self::assertFalse( wp_script_is( Assets::HANDLE ) );
	}

	public function test_the_built_page_is_one_element_its_script_and_its_styles(): void {
		$this->build();
		$this->act_as( 'administrator' );

		self::assertStringContainsString( '<div id="crosswalk-root"></div>', $this->shown() );
		self::assertTrue( wp_script_is( Assets::HANDLE ) );
		self::assertTrue( wp_style_is( Assets::HANDLE . '-style-index' ) );
		$script = wp_scripts()->registered[ Assets::HANDLE ];
		self::assertSame( array( array( 'wp-element', 'wp-i18n' ), 'abc' ), array( $script->deps, $script->ver ) );
	}

	public function test_other_pages_load_nothing_of_ours(): void {
		$this->build();
		$this->act_as( 'administrator' );
		$page = $this->page();
		$page->add();

		$page->enqueue( 'index.php' );

		self::assertFalse( wp_script_is( Assets::HANDLE ) );
	}

	public function test_the_page_knows_what_this_person_may(): void {
		$this->act_as( 'administrator' );
		self::assertSame( array( 'manage' => true, 'map' => true, 'sync' => true, 'viewLog' => true, 'verify' => true ), $this->assets()->settings()['capabilities'] ); // phpcs:ignore WordPress.Arrays
		self::assertFalse( $this->assets()->settings()['setupDone'] );

		$this->act_as( 'subscriber' );
		self::assertSame( array( false ), array_values( array_unique( $this->assets()->settings()['capabilities'] ) ) );
	}

	private function shown(): string {
		global $menu, $submenu;
		$menu    = array();
		$submenu = array();
		$page    = $this->page();
		$page->add();
		$page->enqueue( get_plugin_page_hookname( Page::SLUG, '' ) );
		ob_start();
		$page->show();
		return (string) ob_get_clean();
	}

	private function page(): Page {
		return new Page( $this->assets(), true );
	}

	private function assets(): Assets {
		return new Assets( $this->folder . '/plugin.php', ( new Plugin() )->connections );
	}

	private function build(): void {
		file_put_contents( $this->folder . '/build/index.js', '' );
		file_put_contents( $this->folder . '/build/style-index.css', '' );
		file_put_contents( $this->folder . '/build/index.asset.php', "<?php return array( 'dependencies' => array( 'wp-element', 'wp-i18n' ), 'version' => 'abc' );" );
	}
}
