<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Support;

use Crosswalk\Connectors\Connection;
use Crosswalk\Connectors\Connector;
use Crosswalk\Connectors\Definition;
use Crosswalk\Connectors\Sandbox\SampleShop;
use Crosswalk\Connectors\Sandbox\Sandbox;
use Crosswalk\Endpoint\Endpoint;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;
use Crosswalk\Endpoint\Write;
use Crosswalk\Plugin;
use Crosswalk\Storage\Update;

/**
 * The engine between a sample shop and a CRM, both in this database: what it does, without the ways of a real system.
 * The CRM's endpoint is wrapped, so that a test can make it fail.
 */
abstract class SyncTestCase extends TestCase {

	protected Plugin $plugin;

	protected int $connection;

	protected Endpoint $shop;

	protected Unreliable $crm;

	protected function setUp(): void {
		parent::setUp();
		remove_all_actions( 'crosswalk_shop_changed' );
		add_filter( 'crosswalk_connectors', fn( array $connectors ): array => array( ...$connectors, $this->connector() ) );
		global $wpdb;
		$db               = new \Crosswalk\Storage\Db( $wpdb );
		$this->shop       = SampleShop::endpoint( $db, false );
		$this->plugin     = new Plugin( $this->shop );
		$this->connection = $this->connect();
	}

	/** @param array<string, array<string, mixed>> $modules Changes to the module settings, by module. @param array<string, mixed> $options Of the connection. */
	protected function connect( array $modules = array(), array $options = array() ): int {
		$all = $this->connector()->definition()->modules();
		foreach ( $modules as $name => $changes ) {
			$all[ $name ] = $changes + $all[ $name ];
		}
		return $this->plugin->connections->add(
			array(
				'connector' => 'unreliable',
				'name'      => 'Practice CRM',
				'settings'  => array( 'start' => 'empty' ),
				'secrets'   => array(),
				'modules'   => $all,
				'options'   => $options,
			)
		);
	}

	/** @param array<string, mixed> $changes */
	protected function configure( string $module, array $changes ): void {
		$modules            = $this->plugin->connections->get( $this->connection )['modules'] ?? array();
		$modules[ $module ] = $changes + $modules[ $module ];
		$this->plugin->connections->set( $this->connection, array( 'modules' => $modules ) );
	}

	/** @param array<string, mixed> $options */
	protected function options( array $options ): void {
		$this->plugin->connections->set( $this->connection, array( 'options' => $options ) );
	}

	/** @param array<string, mixed> $fields */
	protected function put( Endpoint $endpoint, string $module, array $fields, ?string $id = null ): Record {
		foreach ( $endpoint->save( $module, array( new Write( 'test', $id, $fields ) ) ) as $result ) {
			if ( null !== $result->error ) {
				throw $result->error;
			}
			if ( null !== $result->record ) {
				return $result->record;
			}
		}
		self::fail( 'Nothing was saved.' );
	}

	protected function remove( Endpoint $endpoint, string $module, string $id ): void {
		foreach ( $endpoint->save( $module, array( new Write( 'test', $id, array(), null, true ) ) ) as $result ) {
			self::assertNull( $result->error );
		}
	}

	/** @return array<string, Record> By id. */
	protected function all( Endpoint $endpoint, string $module ): array {
		$ids = array_map( static fn( $entry ): string => $entry->id, $endpoint->list( $module, null, 1000 )->entries );
		return $endpoint->fetch( $module, $ids );
	}

	protected function one( Endpoint $endpoint, string $module ): Record {
		$all = $this->all( $endpoint, $module );
		self::assertCount( 1, $all );
		return reset( $all );
	}

	protected function queue( string $module, Side $side, string $id ): void {
		$record = array(
			'connection_id' => $this->connection,
			'module'        => $module,
			'side'          => $side,
			'record_id'     => $id,
		);
		$this->plugin->updates->add( array( $record ), Update::PRIORITY_LIVE );
	}

	/** Works until nothing is due. Waiting times that the queue set are over at once. */
	protected function work(): void {
		for ( $i = 0; $i < 20; $i++ ) {
			global $wpdb;
			$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_updates SET next_at=0 WHERE next_at<4102444800" );
			$handled   = $this->plugin->worker->work( 5 );
			$postponed = $wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_runs SET progress=REGEXP_REPLACE(progress,'\"again_at\":[1-9][0-9]*','\"again_at\":0') WHERE state='running'" );
			if ( 0 === $handled && 0 === $postponed ) {
				return;
			}
		}
	}

	/**
	 * A run to its end.
	 *
	 * @param list<string> $modules
	 * @return array<string, array<string, int>> Counters by "module>side".
	 */
	protected function sync( array $modules = array() ): array {
		return $this->counts( $this->done( $this->plugin->run_control->start( $this->connection, $modules, 'person', 0 ) ) );
	}

	/**
	 * A dry run to its end.
	 *
	 * @param list<string> $modules
	 * @return int Its id.
	 */
	protected function rehearse( array $modules = array() ): int {
		return $this->done( $this->plugin->run_control->start( $this->connection, $modules, 'person', 0, true ) );
	}

	/** Works a run to its end. */
	protected function done( int $run_id ): int {
		$this->work();
		$run = $this->plugin->runs->get( $run_id );
		self::assertSame( 'done', $run['state'] ?? '', (string) ( $run['error'] ?? '' ) );
		return $run_id;
	}

	/** @return array<string, array<string, int>> Counters by "module>side", without zeros. */
	protected function counts( int $run_id ): array {
		$result = array();
		foreach ( $this->plugin->runs->counts( array( $run_id ) )[ $run_id ] ?? array() as $row ) {
			$numbers = array_filter( array_map( 'intval', array_diff_key( $row, array_flip( array( 'run_id', 'module', 'side' ) ) ) ) );
			if ( array() !== $numbers ) {
				$result[ $row['module'] . '>' . $row['side'] ] = $numbers;
			}
		}
		return $result;
	}

	/** @return list<array<string, string|null>> Rows of one of our tables. */
	protected function rows( string $table, string $where = '1=1' ): array {
		global $wpdb;
		return $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}crosswalk_$table WHERE $where ORDER BY 1", ARRAY_A );
	}

	/** The Sandbox, seen through an endpoint that fails on demand. */
	private function connector(): Connector {
		global $wpdb;
		return new class( new Sandbox( new \Crosswalk\Storage\Db( $wpdb ) ), function ( Endpoint $endpoint ): Unreliable {
			$before           = $this->crm ?? null;
			$this->crm        = new Unreliable( $endpoint );
			$this->crm->fault = $before?->fault;
			$this->crm->hides = $before->hides ?? '';
			return $this->crm;
		} ) implements Connector {
			/** @param \Closure(Endpoint): Unreliable $wrap */
			public function __construct( private readonly Connector $sandbox, private readonly \Closure $wrap ) {
			}

			public function definition(): Definition {
				$own = $this->sandbox->definition();
				return new Definition( 'unreliable', $own->label, $own->summary, $own->form, $own->presets, $own->fixed );
			}

			public function connect( Connection $connection ): Endpoint {
				return ( $this->wrap )( $this->sandbox->connect( $connection ) );
			}
		};
	}

	/** Has the CRM's endpoint built, so that a test can fill it. */
	protected function crm(): Unreliable {
		$this->plugin->pairings->of( $this->connection );
		return $this->crm;
	}
}
