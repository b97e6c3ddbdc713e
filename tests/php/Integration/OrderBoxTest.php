<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Admin\Assets;
use Crosswalk\Admin\OrderBox;
use Crosswalk\Plugin;
use Crosswalk\Tests\Support\TestCase;
use PHPUnit\Framework\Attributes\Group;
use PHPUnit\Framework\Attributes\TestWith;

/** The box on the page of an order: nothing but an element, and only for those who may see it. */
#[Group( 'woocommerce' )]
final class OrderBoxTest extends TestCase {

	private string $folder;

	private string $screen;

	protected function setUp(): void {
		parent::setUp();
		require_once ABSPATH . 'wp-admin/includes/template.php';
		require_once ABSPATH . 'wp-admin/includes/screen.php';
		require_once ABSPATH . 'wp-admin/includes/class-wp-screen.php';
		require_once WC_ABSPATH . 'includes/admin/wc-admin-functions.php';
		$this->screen = (string) wc_get_page_screen_id( 'shop-order' );
		$this->folder = sys_get_temp_dir() . '/' . uniqid( 'crosswalk' );
		mkdir( $this->folder . '/build', 0777, true );
		file_put_contents( $this->folder . '/build/order-panel.js', '' );
		file_put_contents( $this->folder . '/build/order-panel.css', '' );
		file_put_contents( $this->folder . '/build/order-panel.asset.php', "<?php return array( 'dependencies' => array( 'wp-element' ), 'version' => 'abc' );" );
		$GLOBALS['wp_scripts']    = null;
		$GLOBALS['wp_styles']     = null;
		$GLOBALS['wp_meta_boxes'] = array();
	}

	protected function tearDown(): void {
		array_map( 'unlink', (array) glob( $this->folder . '/build/*' ) );
		rmdir( $this->folder . '/build' );
		rmdir( $this->folder );
		parent::tearDown();
	}

	private function box(): OrderBox {
		return new OrderBox( new Assets( $this->folder . '/plugin.php', ( new Plugin() )->connections ) );
	}

	/** @return list<string> Ids of the boxes of a screen. */
	private function boxes( string $screen ): array {
		return array_keys( $GLOBALS['wp_meta_boxes'][ $screen ]['normal']['high'] ?? array() );
	}

	#[TestWith( array( 'administrator', true ) )]
	#[TestWith( array( 'shop_manager', true ) )]
	#[TestWith( array( 'editor', false ) )]
	public function test_those_who_may_see_the_log_have_the_box( string $role, bool $has ): void {
		$this->act_as( $role );

		$this->box()->add( $this->screen );

		self::assertSame( $has ? array( 'crosswalk-order-panel-box' ) : array(), $this->boxes( $this->screen ) );
	}

	public function test_no_other_screen_has_it(): void {
		$this->act_as( 'administrator' );

		$this->box()->add( 'product' );

		self::assertSame( array(), $this->boxes( 'product' ) );
	}

	/** The page is drawn without asking anybody: the element names the order, the script does the rest. */
	public function test_it_is_an_element_that_names_the_order(): void {
		$order = $this->shop()->order();
		global $wpdb;
		$before = $wpdb->num_queries;
		ob_start();
		$this->box()->show( $order );
		$html = (string) ob_get_clean();

		self::assertStringContainsString( '<div id="crosswalk-order-panel" data-order="' . $order->get_id() . '"></div>', $html );
		self::assertSame( $before, $wpdb->num_queries );
	}

	public function test_the_script_comes_on_the_page_of_one_order_only(): void {
		$this->act_as( 'administrator' );
		set_current_screen( $this->screen );
		$GLOBALS['pagenow'] = 'admin.php';
		$this->box()->enqueue();
		self::assertFalse( wp_script_is( 'crosswalk-order-panel' ), 'The list of orders.' );

		$_GET['action'] = 'edit';
		$this->box()->enqueue();

		self::assertTrue( wp_script_is( 'crosswalk-order-panel' ) );
		self::assertTrue( wp_style_is( 'crosswalk-order-panel' ) );
		self::assertFalse( wp_script_is( Assets::HANDLE ) );
	}
}
