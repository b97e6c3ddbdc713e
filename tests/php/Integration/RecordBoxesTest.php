<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Admin\Assets;
use Crosswalk\Admin\RecordBoxes;
use Crosswalk\Plugin;
use Crosswalk\Storage\Db;
use Crosswalk\Storage\RecordStates;
use Crosswalk\Tests\Support\TestCase;
use PHPUnit\Framework\Attributes\Group;

/** The box on the pages of products and users: nothing but an element, and only for those who may see it. */
#[Group( 'woocommerce' )]
final class RecordBoxesTest extends TestCase {

	private string $folder;

	private RecordBoxes $boxes;

	private Plugin $plugin;

	private int $connection;

	protected function setUp(): void {
		parent::setUp();
		require_once ABSPATH . 'wp-admin/includes/template.php';
		require_once ABSPATH . 'wp-admin/includes/screen.php';
		require_once ABSPATH . 'wp-admin/includes/class-wp-screen.php';
		$this->folder = sys_get_temp_dir() . '/' . uniqid( 'crosswalk' );
		mkdir( $this->folder . '/build', 0777, true );
		file_put_contents( $this->folder . '/build/record-panel.js', '' );
		file_put_contents( $this->folder . '/build/record-panel.asset.php', "<?php return array( 'dependencies' => array(), 'version' => 'abc' );" );
		$this->plugin             = new Plugin();
		$connections              = $this->plugin->connections;
		$this->connection         = $connections->add( array( 'connector' => 'sandbox', 'name' => 'Practice', 'settings' => array(), 'secrets' => array(), 'modules' => array(), 'options' => array() ) ); // phpcs:ignore WordPress.Arrays
		$this->boxes              = new RecordBoxes( new Assets( $this->folder . '/plugin.php', $connections ), $connections, new RecordStates( new Db( $GLOBALS['wpdb'] ) ) );
		$GLOBALS['wp_scripts']    = null;
		$GLOBALS['wp_meta_boxes'] = array();
	}

	protected function tearDown(): void {
		array_map( 'unlink', (array) glob( $this->folder . '/build/*' ) );
		rmdir( $this->folder . '/build' );
		rmdir( $this->folder );
		parent::tearDown();
	}

	/** @return list<array{id: string, name: string}> Records that an element names. */
	private static function records( callable $show ): array {
		ob_start();
		$show();
		preg_match( '/data-records="([^"]*)"/', (string) ob_get_clean(), $found );
		return (array) json_decode( html_entity_decode( $found[1] ?? '[]', ENT_QUOTES | ENT_HTML5 ), true );
	}

	public function test_a_product_with_variations_names_each_of_them(): void {
		$this->act_as( 'shop_manager' );
		$product = $this->shop()->variable_product();
		$post    = get_post( $product->get_id() );
		self::assertNotNull( $post );

		$records = self::records( fn() => $this->boxes->show_product( $post ) );

		self::assertEqualsCanonicalizing( array_map( static fn( int $id ): string => "product:$id", array( ...$product->get_children(), $product->get_id() ) ), array_column( $records, 'id' ) );
		self::assertSame( 'product:' . $product->get_id(), end( $records )['id'] );
	}

	/** The pages of WordPress hand over what they show, escaped for a form. */
	public function test_names_come_as_people_read_them(): void {
		$this->act_as( 'shop_manager' );
		$product = $this->shop()->simple_product( array( 'name' => '24" screen & stand, &quot;new&quot;' ) );
		$post    = get_post( $product->get_id(), OBJECT, 'edit' );
		$user    = get_user_to_edit( $this->shop()->customer( array( 'display_name' => 'Ann "Q" O\'Neil' ) )->get_id() );
		self::assertNotNull( $post );

		self::assertSame( '24" screen & stand, "new"', self::records( fn() => $this->boxes->show_product( $post ) )[0]['name'] );
		self::assertSame( 'Ann "Q" O\'Neil', self::records( fn() => $this->boxes->show_user( $user ) )[0]['name'] );
	}

	public function test_it_says_of_each_variation_how_it_stands(): void {
		$this->act_as( 'shop_manager' );
		$product = $this->shop()->variable_product();
		$waiting  = 'product:' . $product->get_children()[1];
		$this->plugin->updates->add( array( array( 'connection_id' => $this->connection, 'module' => 'products', 'side' => \Crosswalk\Endpoint\Side::Shop, 'record_id' => $waiting ) ), 10 ); // phpcs:ignore WordPress.Arrays
		$post = get_post( $product->get_id() );
		self::assertNotNull( $post );

		$states = array_column( self::records( fn() => $this->boxes->show_product( $post ) ), 'state', 'id' );

		self::assertSame( array( $waiting => 'waiting' ), array_filter( $states ) );
		self::assertCount( 3, $states );
	}

	public function test_a_user_is_named_and_the_script_comes_only_where_it_is_needed(): void {
		$this->act_as( 'administrator' );
		$user = get_user_by( 'id', $this->shop()->customer()->get_id() );
		self::assertNotFalse( $user );
		self::assertSame( array( "user:$user->ID" ), array_column( self::records( fn() => $this->boxes->show_user( $user ) ), 'id' ) );

		foreach ( array( 'edit-product' => false, 'user-edit' => true, 'product' => true ) as $screen => $expected ) { // phpcs:ignore WordPress.Arrays
			$GLOBALS['wp_scripts'] = null;
			set_current_screen( $screen );
			$this->boxes->enqueue();
			self::assertSame( $expected, wp_script_is( 'crosswalk-record-panel' ), $screen );
		}
	}

	public function test_who_may_not_see_it_does_not(): void {
		$id = $this->act_as( 'customer' );
		ob_start();
		$this->boxes->add();
		$this->boxes->show_user( new \WP_User( $id ) );
		set_current_screen( 'user-edit' );
		$this->boxes->enqueue();

		self::assertSame( '', ob_get_clean() );
		self::assertSame( array(), $GLOBALS['wp_meta_boxes'] );
		self::assertFalse( wp_script_is( 'crosswalk-record-panel' ) );
	}
}
