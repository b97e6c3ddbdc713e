<?php
/**
 * Composition root: the only place that constructs services. Read it from top to bottom.
 */

declare( strict_types=1 );

namespace Crosswalk;

use Crosswalk\Connectors\Connection;
use Crosswalk\Connectors\Http;
use Crosswalk\Connectors\Recorder;
use Crosswalk\Connectors\Registry;
use Crosswalk\Connectors\Sandbox\SampleShop;
use Crosswalk\Connectors\Sandbox\Sandbox;
use Crosswalk\Connectors\Toolbox;
use Crosswalk\Connectors\Vtiger\Vtiger;
use Crosswalk\Endpoint\Endpoint;
use Crosswalk\Mapping\Check;
use Crosswalk\Mapping\Geography;
use Crosswalk\Mapping\Transforms;
use Crosswalk\Mapping\Translator;
use Crosswalk\Storage\Connections;
use Crosswalk\Storage\Db;
use Crosswalk\Storage\DebugMode;
use Crosswalk\Storage\Exclusions;
use Crosswalk\Storage\Failures;
use Crosswalk\Storage\History;
use Crosswalk\Storage\Invoices;
use Crosswalk\Storage\Links;
use Crosswalk\Storage\Locks;
use Crosswalk\Storage\Memory;
use Crosswalk\Storage\Messages;
use Crosswalk\Storage\PersonalRows;
use Crosswalk\Storage\Plans;
use Crosswalk\Storage\Runs;
use Crosswalk\Storage\Schema;
use Crosswalk\Storage\Settings;
use Crosswalk\Storage\Updates;
use Crosswalk\Storage\Vault;

final class Plugin {

	public readonly Db $db;
	public readonly Connections $connections;
	public readonly Updates $updates;
	public readonly Links $links;
	public readonly Runs $runs;
	public readonly History $history;
	public readonly Failures $failures;
	public readonly Plans $plans;
	public readonly Exclusions $exclusions;
	public readonly Settings $settings;
	public readonly Memory $memory;
	public readonly Invoices $invoices;
	public readonly Messages $messages;
	public readonly DebugMode $debug;
	public readonly Registry $registry;
	public readonly Endpoint $shop;
	public readonly Sync\Pairings $pairings;
	public readonly Sync\Guard $guard;
	public readonly Sync\Worker $worker;
	public readonly Sync\RunControl $run_control;
	public readonly Sync\Poller $poller;
	public readonly Sync\Clockwork $clockwork;
	public readonly Sync\Bonds $bonds;
	public readonly Sync\Kickoff $kickoff;
	public readonly Sync\Sequels $sequels;
	public readonly Sync\Decisions $decisions;
	public readonly Maps\Mappings $mappings;
	public readonly Maps\Watch $map_watch;
	public readonly Maps\Transfer $map_transfer;

	private readonly Transforms $transforms;
	private readonly Translator $translator;
	private readonly Sync\Background $background;
	private readonly Shop\Origin $origin;

	/** @param Endpoint|null $shop Another shop than this site's, for tests. */
	public function __construct( ?Endpoint $shop = null ) {
		global $wpdb;
		/** @var \wpdb $wpdb */
		$this->db          = new Db( $wpdb );
		$this->updates     = new Updates( $this->db );
		$this->links       = new Links( $this->db );
		$this->runs        = new Runs( $this->db );
		$this->history     = new History( $this->db );
		$this->failures    = new Failures( $this->db );
		$this->plans       = new Plans( $this->db );
		$this->exclusions  = new Exclusions( $this->db );
		$this->settings    = new Settings();
		$this->memory      = new Memory( $this->db );
		$this->invoices    = new Invoices( $this->db );
		$this->messages    = new Messages( $this->db );
		$this->debug       = new DebugMode();
		$this->connections = new Connections( $this->db, Vault::of_site() );
		$locks             = new Locks( $this->db );

		$toolbox        = new Toolbox( new Http( new Recorder( $this->debug, $this->messages ) ), $locks, $this->memory );
		$this->registry = new Registry( array( new Sandbox( $this->db ), new Vtiger( $toolbox ) ), $toolbox );
		$this->origin   = new Shop\Origin();
		$this->shop     = $shop ?? $this->own_shop();
		$this->pairings = new Sync\Pairings( $this->connections, $this->shop, $this->shop_name(), fn( array $row ): Endpoint => $this->remote( $row ) );

		$this->guard      = new Sync\Guard( $this->connections, $this->memory, $this->pairings );
		$this->background = new Sync\Background();
		$this->run_control = new Sync\RunControl( $this->runs, $this->updates, $this->pairings, $locks, $this->background );
		$this->bonds      = new Sync\Bonds( $this->links, $this->exclusions, $this->history );
		$lease            = new Sync\Lease( $locks, $this->links, $this->updates );
		$door             = new Sync\Doorkeeper();
		$this->transforms = new Transforms( $this->geography(), wp_timezone() );
		$this->translator = new Translator( $this->transforms );
		$planner          = new Sync\Planner( new Sync\Dependencies( $this->links, $this->updates, $this->plans ), $door, $this->translator, $this->updates );
		$matcher          = new Sync\Matcher( $this->links, $this->exclusions, new Sync\LockedKeys( $locks ), new Sync\PlannedKeys( $this->plans ) );
		$finish           = new Sync\FinishStage( $this->links, $this->history, $door, $this->bonds );
		$path             = array(
			new Sync\LinkStage( $this->links, $this->exclusions ),
			new Sync\LoadStage( new Sync\Deletions( $this->links, $this->exclusions ) ),
			new Sync\PlanStage( $door, $matcher, $planner, new Sync\Undo( $this->history ), $this->plans ),
		);
		$ledger           = new Sync\Ledger( $this->runs );
		$comparison       = new Sync\Comparison( $this->links, $this->exclusions, $this->updates );
		$dry              = new Sync\DryRunner( new Sync\Engine( array( ...$path, new Sync\Rehearsal() ) ), $this->plans, $ledger, $door );
		$this->poller     = new Sync\Poller( $this->connections, $this->pairings, $comparison, $this->memory, $locks );
		$listings         = new Sync\Listings(
			new Sync\SideListing( $comparison, $this->poller, $dry, $ledger, $this->settings ),
			new Sync\PlanListing( $this->plans, $comparison ),
			new Sync\HistoryListing( $this->history, $this->runs, $dry )
		);
		$batches          = new Sync\BatchRunner(
			new Sync\Batches( $this->pairings, $this->runs ),
			new Sync\Engine( array( ...$path, new Sync\RestoredShop( $this->guard, $this->run_control, $this->memory ), new Sync\SaveStage( $this->links, $this->settings, $lease, $finish, $planner ) ) ),
			$finish,
			new Sync\Settlement( $this->updates, $ledger, $this->failures, $this->guard ),
			$lease
		);
		$this->worker     = new Sync\Worker( $this->guard, $this->updates, $this->runs, new Sync\Lister( $this->runs, $this->updates, $this->pairings, $listings, $this->guard ), $batches );

		$this->kickoff     = new Sync\Kickoff( $this->connections, $this->runs, $this->pairings, $this->guard, $this->run_control );
		$this->sequels     = new Sync\Sequels( $this->runs, $this->plans, $this->history, $this->run_control );
		$this->decisions   = new Sync\Decisions( $this->updates, $this->bonds, $this->background, $this->pairings );

		$problems           = new Maps\Problems( new Check( $this->transforms ), $this->translator, $this->memory );
		$saving             = new Maps\Saving( $this->connections );
		$this->map_watch    = new Maps\Watch( $this->connections, $this->pairings, $problems, $this->memory );
		$this->mappings     = new Maps\Mappings( $this->connections, $this->pairings, $problems, $saving, $this->map_watch );
		$this->map_transfer = new Maps\Transfer( $this->pairings, $problems, $saving, $this->map_watch );

		$stock           = new Sync\StockScan( $this->connections, $this->pairings, $this->links, $comparison, $this->memory );
		$duties          = array( new Sync\CatchUp( $this->connections, $this->run_control ), $this->poller, $stock, new Sync\Reconciliation( $this->connections, $this->memory, $this->run_control ), $this->map_watch );
		$pruning         = new Sync\Pruning( $this->settings, array( $this->updates, $this->failures, $this->runs, $this->plans, new Storage\WithheldMails( $this->db ), $this->connections ), $this->messages, $this->history );
		$this->clockwork = new Sync\Clockwork( $this->worker, $this->guard, $pruning, $duties );
	}

	public function register(): void {
		$this->activation()->register();
		( new Admin\Privacy( new PersonalRows( $this->db ), $this->shop, $this->invoices, $this->messages ) )->register();
		( new Sync\Intake( $this->updates, $this->links, $this->background ) )->register();
		$this->clockwork->register();
		$this->guard->register();
		( new Sync\Needs( $this->failures, $this->updates ) )->register();
		if ( ! $this->is_sample() ) {
			( new Shop\ChangeListener( $this->origin ) )->register();
			( new Shop\TermCounts( $this->db ) )->register();
			( new Shop\InvoiceOwners( $this->invoices ) )->register();
			$this->background->register();
		}
		$assets = new Admin\Assets( CROSSWALK_FILE, $this->connections );
		( new Admin\Page( $assets, $this->is_sample() ) )->register();
		( new Admin\OrderBox( $assets ) )->register();
		( new Admin\RecordBoxes( $assets, $this->connections, new Storage\RecordStates( $this->db ) ) )->register();
		$this->register_lists();
		if ( defined( 'WP_CLI' ) && WP_CLI ) {
			( new Cli\WpCli() )->register( $this->commands() );
		}
		add_action( 'rest_api_init', array( $this, 'register_routes' ) );
		add_filter( 'rest_pre_serve_request', array( Rest\FileResponse::class, 'serve' ), 10, 3 );
	}

	private function register_lists(): void {
		$column   = new Admin\Lists\StateColumn( new Storage\RecordStates( $this->db ), $this->connections, new Storage\StateClauses( $this->db ) );
		$commands = new Admin\Lists\BulkCommands( $this->bonds, new Sync\Requests( $this->connections, $this->updates, $this->background ) );
		$column->register();
		$commands->register();
		( new Admin\Lists\UserList( $column, $commands ) )->register();
		if ( ! $this->is_sample() ) {
			( new Admin\Lists\OrderList( $column, $commands ) )->register();
			( new Admin\Lists\ProductList( $column, $commands ) )->register();
		}
	}

	public function register_routes(): void {
		foreach ( $this->routes() as $routes ) {
			$routes->register();
		}
	}

	/** @return list<Rest\Controller> */
	private function routes(): array {
		$labels     = new Rest\Labels( $this->shop );
		$probe      = new Rest\Probe( $this->registry, $this->guard );
		$connection = new Rest\Schema\Connection( $this->registry, $labels, $this->updates, $this->map_watch );
		$run        = new Rest\Schema\Run( $this->runs, $this->updates, $this->history, $labels );
		$failure    = new Rest\Schema\FailureGroup( $labels );
		$change     = new Rest\Schema\Change( $this->pairings );
		$lists      = new Storage\UpdateLists( $this->db );
		$keys       = function_exists( 'wc_api_hash' ) && ! $this->is_sample() ? new Shop\ApiKeys( $this->db ) : null;
		$rivals     = new Rest\Rivals( $keys, $this->connections, $labels );
		$panel      = new Rest\Schema\StatusConnection( $connection, $this->updates, $this->links, $this->runs, $this->memory );
		$mails        = new Storage\WithheldMails( $this->db );
		$counterparts = new Maps\Counterparts( $this->links );
		$panels     = new Rest\PanelStates( new Storage\RecordStates( $this->db ), $this->connections, $this->pairings );
		return array(
			new Rest\Connectors( $this->registry, new Rest\Schema\Connector() ),
			new Rest\Connections( $this->connections, $this->registry, $connection, $probe, $this->run_control ),
			new Rest\ConnectionTests( $this->connections, $this->registry, $probe, new Rest\Schema\TestReport() ),
			new Rest\ConnectionStart( $this->kickoff, $this->runs, $run ),
			new Rest\ConnectionCommands( $this->connections, $this->guard, $this->background, $connection ),
			new Rest\Work( $this->connections, $this->worker, $this->updates, $this->runs, $run ),
			new Rest\Runs( $this->runs, $this->run_control, $this->sequels, $this->connections, $run ),
			new Rest\RunChanges( $this->runs, $this->plans, $this->history, $change ),
			new Rest\RunRecords( $this->runs, $this->pairings, new Rest\Schema\RunRecord() ),
			new Rest\Decisions( $lists, $this->updates, $this->pairings, $this->decisions, new Rest\Schema\Decision( $this->links, $labels, new Sync\SideBySide( $this->translator ) ) ),
			new Rest\OrderPanels( $panels, $this->invoices ),
			new Rest\RecordPanels( $panels, $this->pairings, $counterparts ),
			new Rest\RecordStates( new Storage\RecordStates( $this->db ), $this->history, $this->connections, $this->pairings, new Rest\Schema\HistoryRow( $change ) ),
			new Rest\RecordCommands( $this->bonds, new Sync\Requests( $this->connections, $this->updates, $this->background ), $this->pairings ),
			new Rest\QueuedRecords( $lists, $this->pairings, new Rest\Schema\QueuedRecord( new Rest\Schema\RunRecord() ) ),
			new Rest\Log( $this->runs, $this->connections, new Rest\Schema\LogRow( $labels ) ),
			new Rest\Status( $this->connections, $this->settings, $panel, new Rest\Attention( $this->failures, $failure, $mails, $rivals ) ),
			new Rest\Mails( $mails, $this->shop ),
			new Rest\LogFile( $this->runs, $this->connections, new Rest\Schema\LogRow( $labels ) ),
			new Rest\RecordFiles( $this->runs, $this->plans, $lists, $this->connections, $labels ),
			new Rest\Failures( $this->failures, $this->updates, $this->background, $failure ),
			new Rest\QueueCommands( $this->updates, $this->background ),
			new Rest\Settings( $this->settings, new Storage\Sizes( $this->db ), $this->updates, $this->background ),
			new Rest\ApiKeys( $keys, $rivals ),
			new Rest\DebugSwitch( $this->connections, $this->debug, $this->messages ),
			new Rest\Messages( $this->messages, new Rest\Schema\Message() ),
			new Rest\MappingFiles( $this->connections, $this->pairings, $this->map_transfer, new Rest\Schema\MappingImport( $labels ) ),
			new Rest\Mappings( $this->mappings, $this->registry, new Rest\Schema\Mapping( $this->mappings, $this->registry, $labels ) ),
			new Rest\MappingDrafts( $this->mappings, new Maps\Preview( $this->translator, $counterparts, $this->links ), $counterparts, new Rest\Schema\MappingPreview() ),
			new Rest\Transforms( $this->transforms, new Rest\Schema\Transform( $this->transforms ) ),
		);
	}

	/** @return list<Cli\Command> */
	private function commands(): array {
		$choice     = new Cli\ConnectionChoice( $this->connections );
		$watch      = new Cli\RunWatch( $this->runs, $this->worker, $this->guard );
		$rehearsals = new Cli\Rehearsals( $this->runs, $this->plans );
		return array(
			new Cli\Status( $this->connections, $this->updates ),
			new Cli\DryRun( $choice, $this->run_control, $watch, $rehearsals ),
			new Cli\Start( $choice, $this->kickoff, $watch ),
			new Cli\Sync( $choice, $this->run_control, $this->sequels, $watch ),
			new Cli\Reconcile( $choice, $this->run_control, $watch ),
			new Cli\Undo( $this->sequels, $this->runs, $this->history, $watch, $rehearsals ),
			new Cli\Work( $this->clockwork, $this->worker ),
			new Cli\Retry( $this->failures, $this->updates ),
			new Cli\Links( $choice, $this->links ),
			new Cli\History( $this->history ),
			new Cli\MappingExport( $choice, $this->map_transfer ),
			new Cli\MappingImport( $choice, $this->pairings, $this->map_transfer ),
		);
	}

	public function activation(): Activation {
		return new Activation( new Schema( $this->db ), new Capabilities() );
	}

	/** A development site on a machine without WooCommerce: a second Sandbox plays the shop. */
	private function is_sample(): bool {
		return defined( 'CROSSWALK_SAMPLE_SHOP' ) && CROSSWALK_SAMPLE_SHOP;
	}

	private function own_shop(): Endpoint {
		return $this->is_sample() ? SampleShop::endpoint( $this->db ) : Shop\ShopEndpoint::of( $this->db, $this->origin, new Shop\Settings() );
	}

	private function shop_name(): string {
		return $this->is_sample() ? 'Sample shop' : 'WooCommerce';
	}

	private function geography(): Geography {
		return $this->is_sample() ? new Geography() : Shop\Geography::build();
	}

	/** @param array{id: int, connector: string, name: string, settings: array<string, string>, secrets: array<string, string>, modules: array<string, array<string, mixed>>} $row A stored connection. */
	private function remote( array $row ): Endpoint {
		return $this->registry->get( $row['connector'] )->connect( new Connection( $row['id'], $row['connector'], $row['name'], $row['settings'], $row['secrets'], array_keys( array_filter( $row['modules'], static fn( array $module ): bool => ! empty( $module['enabled'] ) ) ) ) );
	}
}
