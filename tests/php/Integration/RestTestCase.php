<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Capabilities;
use Crosswalk\Connectors\Sandbox\SampleShop;
use Crosswalk\Plugin;
use Crosswalk\Storage\Db;
use Crosswalk\Tests\Support\TestCase;
use WP_REST_Request;
use WP_REST_Response;
use WP_User;

/** Speaks to our routes as a logged-in person does. */
abstract class RestTestCase extends TestCase {

	protected Plugin $plugin;

	/** The routes of a plugin of our own: between the sample shop and CRMs in this database, with a third party's connector. */
	protected function setUp(): void {
		parent::setUp();
		remove_all_actions( 'rest_api_init' );
		remove_all_actions( 'crosswalk_shop_changed' );
		require dirname( __DIR__ ) . '/ExampleConnector/example-crm.php';
		global $wpdb;
		$this->plugin = new Plugin( SampleShop::endpoint( new Db( $wpdb ) ) );
		add_action( 'rest_api_init', array( $this->plugin, 'register_routes' ) );
		$GLOBALS['wp_rest_server'] = null;
	}

	/** @param array<string, mixed> $data Query of a GET, JSON body otherwise. */
	final protected function request( string $method, string $path, array $data = array() ): WP_REST_Response {
		$request = new WP_REST_Request( $method, '/crosswalk/v1' . $path );
		if ( 'GET' === $method ) {
			$request->set_query_params( $data );
		} else {
			$request->set_header( 'Content-Type', 'application/json' );
			$request->set_body( (string) wp_json_encode( array() === $data ? new \stdClass() : $data ) );
		}
		return rest_do_request( $request );
	}

	/**
	 * What a browser would get, after JSON.
	 *
	 * @param array<string, mixed> $data As above.
	 * @return array<mixed>
	 */
	final protected function get( string $path, array $data = array() ): array {
		return self::decoded( $this->request( 'GET', $path, $data ), 200 );
	}

	/**
	 * @param array<string, mixed> $data Body.
	 * @return array<mixed>
	 */
	final protected function post( string $path, array $data = array(), int $status = 200 ): array {
		return self::decoded( $this->request( 'POST', $path, $data ), $status );
	}

	/** @return array<mixed> */
	final protected static function decoded( WP_REST_Response $response, int $status ): array {
		$json = (string) wp_json_encode( $response->get_data() );
		self::assertSame( $status, $response->get_status(), $json );
		$data = json_decode( $json, true );
		self::assertIsArray( $data );
		return $data;
	}

	/** Without WooCommerce there is no such role; then it is a person with what the role would get. */
	final protected function act_as_shop_manager(): void {
		$user = new WP_User( $this->act_as( 'shop_manager' ) );
		foreach ( null === get_role( 'shop_manager' ) ? array( Capabilities::MAP, Capabilities::SYNC, Capabilities::VIEW_LOG, Capabilities::VERIFY ) : array() as $capability ) {
			$user->add_cap( $capability );
		}
		wp_set_current_user( 0 );
		wp_set_current_user( $user->ID );
	}

	/**
	 * A connection to the Sandbox.
	 *
	 * @param bool $start It works at once, without the dry run that a person looks at first.
	 * @param array<string, mixed> $more Of the body.
	 * @return array<mixed>
	 */
	final protected function connect_sandbox( array $more = array(), bool $start = true ): array {
		$this->end_request();
		$made = $this->post( '/connections', $more + array( 'connector' => 'sandbox', 'name' => 'Practice', 'settings' => array( 'name' => 'Practice CRM', 'start' => 'sample' ) ), 201 ); // phpcs:ignore WordPress.Arrays
		if ( ! $start ) {
			return $made;
		}
		$this->plugin->guard->start( $made['id'] );
		return $this->get( '/connections/' . $made['id'] );
	}

	/**
	 * Lends workers until the run ended.
	 *
	 * @return array<mixed> The run.
	 */
	final protected function finish( int $connection, int $run ): array {
		for ( $i = 0; $i < 60; $i++ ) {
			$work = $this->post( "/connections/$connection/work" );
			if ( null === $work['run'] || 'running' !== $work['run']['state'] ) {
				break;
			}
		}
		return $this->get( "/runs/$run" );
	}
}
