<?php
/**
 * A configured connection. Secrets go in and never come out: `has_secret` says which there are.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

use Crosswalk\Capabilities;
use Crosswalk\Connectors\Definition;
use Crosswalk\Connectors\Registry;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Mapping\Options;
use Crosswalk\Maps\Watch;
use Crosswalk\Rest\Labels;
use Crosswalk\Rest\ModuleChanges;
use Crosswalk\Storage\Connections;
use Crosswalk\Storage\Updates;
use Crosswalk\Sync\ModuleConfig;
use Crosswalk\Sync\Policy;
use Crosswalk\Sync\Rule;

/**
 * @phpstan-import-type ConnectionRow from Connections
 * @phpstan-import-type Property from Shape
 * @phpstan-type ModuleResponse array{name: string, shop_label: string, remote_label: string, enabled: bool, direction: mixed, fixed: bool, create_shop: bool, create_remote: bool, delete: mixed, drift: mixed, records_from: string, stock: mixed, permissions: list<array{name: string, label: string, help: string}>, permits: list<string>, rules: list<array<string, mixed>>, waiting: int, mapping_problems: list<string>}
 */
final class Connection {

	public const OPTIONS = array(
		'conflict'         => Policy::LAST_UPDATED,
		'tie_breaker'      => 'shop',
		'winner_untouched' => false,
		'records_from'     => 'all',
		'frequency_min'    => 15,
		'shop_changes'     => 'at_once',
	);

	public function __construct(
		private readonly Registry $registry,
		private readonly Labels $labels,
		private readonly Updates $updates,
		private readonly Watch $watch
	) {
	}

	/** @return array<string, Property> */
	public static function properties(): array {
		$reason   = array(
			'kind'    => Shape::choice( 'ReasonKind', array( ErrorKind::Config->value, 'person', 'clone', 'restored' ) ),
			'message' => Shape::text(),
			'advice'  => Shape::text(),
		);
		$endpoint = array(
			'system'     => Shape::text(),
			'user'       => Shape::text(),
			'latency_ms' => Shape::integer(),
		);
		return array(
			'id'              => Shape::integer() + array( 'readonly' => true ),
			'name'            => Shape::text() + array( 'required' => true, 'minLength' => 1, 'maxLength' => 190 ), // phpcs:ignore WordPress.Arrays
			'connector'       => Shape::text() + array( 'required' => true ),
			'connector_label' => Shape::text() + array( 'readonly' => true ),
			'state'           => Shape::choice( 'ConnectionState', array( Connections::SETUP, Connections::WORKING, Connections::PAUSED, Connections::STOPPED ) ) + array( 'readonly' => true ),
			'state_reason'    => Shape::object( 'Reason', $reason, true ) + array( 'readonly' => true ),
			'settings'        => Shape::map( 'string' ) + array( 'description' => 'By name of a form field. A secret that is left out or empty stays as it is.' ),
			'has_secret'      => Shape::map( 'boolean' ) + array( 'readonly' => true ),
			'modules'         => Shape::list_of( Shape::object( 'ConnectionModule', self::module_properties() ) ),
			'options'         => Shape::object( 'ConnectionOptions', self::option_properties() ),
			'revision'        => Shape::text( 'Changes with what a person sets here; whoever saves may say which one they began with.' ),
			'last_sync_at'    => Shape::instant( true ) + array( 'readonly' => true ),
			'endpoint'        => Shape::object( 'EndpointInfo', $endpoint, true ) + array( 'readonly' => true ),
		);
	}

	/**
	 * @param ConnectionRow $row A connection.
	 * @return array<string, mixed>
	 */
	public function to_response( array $row ): array {
		$definition = $this->definition( $row['connector'] );
		$manages    = current_user_can( Capabilities::MANAGE );
		$endpoint   = $row['endpoint'];
		return array(
			'id'              => $row['id'],
			'name'            => $row['name'],
			'connector'       => $row['connector'],
			'connector_label' => $definition->label ?? $row['connector'],
			'state'           => $row['state'],
			'state_reason'    => array() === (array) $row['reason'] ? null : $row['reason'],
			'settings'        => (object) ( $manages ? $row['settings'] : array() ),
			'has_secret'      => (object) ( $manages ? self::has_secret( $definition, $row['secrets'] ) : array() ),
			'modules'         => $this->modules( $row ),
			'options'         => array_merge( self::OPTIONS, array_intersect_key( $row['options'], self::OPTIONS ) ),
			'revision'        => self::revision( $row ),
			'last_sync_at'    => Shape::to_instant( $row['last_sync_at'] ),
			'endpoint'        => null === $endpoint ? null : array_intersect_key( $endpoint, array_flip( array( 'system', 'user', 'latency_ms' ) ) ),
		);
	}

	/**
	 * Mappings are saved apart, with revisions of their own.
	 *
	 * @param ConnectionRow $row A connection.
	 */
	public static function revision( array $row ): string {
		$modules = array_map( static fn( array $settings ): array => array_intersect_key( $settings, array_flip( ModuleChanges::KEYS ) ), $row['modules'] );
		return substr( sha1( (string) wp_json_encode( array( $row['name'], $row['settings'], $modules, array_intersect_key( $row['options'], self::OPTIONS ) ) ) ), 0, 12 );
	}

	public function definition( string $connector ): ?Definition {
		try {
			return $this->registry->get( $connector )->definition();
		} catch ( EndpointError ) {
			return null;
		}
	}

	/**
	 * @param ConnectionRow $row A connection.
	 * @return list<ModuleResponse> In the order of a run.
	 */
	public function modules( array $row ): array {
		$definition = $this->definition( $row['connector'] );
		$waiting    = $this->updates->waiting_by_module( $row['id'] );
		$problems   = $this->watch->sentences( $row['id'] );
		$modules    = array();
		foreach ( array_unique( array( ...Modules::BACKFILL_ORDER, ...array_keys( $row['modules'] ) ) ) as $name ) {
			if ( ! isset( $row['modules'][ $name ] ) ) {
				continue;
			}
			$config    = $row['modules'][ $name ];
			$modules[] = array(
				'name'             => $name,
				'shop_label'       => $this->labels->shop( $name ),
				'remote_label'     => $this->labels->remote( $row, $name ),
				'enabled'          => ! empty( $config['enabled'] ),
				'direction'        => $config['direction'] ?? 'off',
				'fixed'            => in_array( $name, $definition->fixed ?? array(), true ),
				'create_shop'      => (bool) ( $config['create_shop'] ?? true ),
				'create_remote'    => (bool) ( $config['create_remote'] ?? true ),
				'delete'           => $config['delete'] ?? ModuleConfig::UNLINK,
				'drift'            => $config['drift'] ?? ModuleConfig::DRIFT_OVERWRITE,
				'records_from'     => Options::text( $config, 'records_from' ),
				'stock'            => $config['stock'] ?? '',
				'permissions'      => array_map( static fn( Field $permission ): array => array( 'name' => $permission->name, 'label' => $permission->label, 'help' => $permission->help ), $this->labels->permissions( $name ) ), // phpcs:ignore WordPress.Arrays
				'permits'          => Options::texts( $config, 'permits' ),
				'rules'            => array_map( static fn( array $rule ): array => Rule::from_array( $rule )->to_array(), Options::rows( $config, 'rules' ) ),
				'waiting'          => $waiting[ $name ] ?? 0,
				'mapping_problems' => $problems[ $name ] ?? array(),
			);
		}
		return $modules;
	}

	/**
	 * @param array<string, string> $secrets Decrypted.
	 * @return array<string, bool> By name of the form field.
	 */
	private static function has_secret( ?Definition $definition, array $secrets ): array {
		$has = array();
		foreach ( $definition->form ?? array() as $field ) {
			if ( $field->secret ) {
				$has[ $field->name ] = '' !== ( $secrets[ $field->name ] ?? '' );
			}
		}
		return $has;
	}

	/** @return array<string, Property> */
	private static function module_properties(): array {
		$rule = array(
			'side'     => array( 'description' => 'Where the record comes from.' ) + Shape::side(),
			'field'    => Shape::text( 'Name of a field of that side.' ),
			'values'   => Shape::list_of( Shape::text() ),
			'but'      => Shape::boolean( 'It is about all values but these.' ),
			'action'   => Shape::choice( 'RuleAction', array( Rule::IGNORE, Rule::MATCH, Rule::STAND_IN ) ) + array( 'description' => 'ignore: left out. match: linked with what exists, never created. stand_in: another record is used wherever something refers to it.' ),
			'stand_in' => Shape::text( 'Id on the other side, for the action of that name.' ),
		);
		$permission = array(
			'name'  => Shape::text(),
			'label' => Shape::text(),
			'help'  => Shape::text(),
		);
		return array(
			'name'          => Shape::text(),
			'shop_label'    => Shape::text(),
			'remote_label'  => Shape::text(),
			'enabled'       => Shape::boolean(),
			'direction'     => Shape::direction(),
			'fixed'         => Shape::boolean( 'The direction follows from the connector and cannot be changed.' ),
			'create_shop'   => Shape::boolean( 'Records may be created in the shop.' ),
			'create_remote' => Shape::boolean( 'Records may be created in the other system.' ),
			'delete'        => Shape::choice( 'DeletePolicy', array( ModuleConfig::UNLINK, ModuleConfig::DEACTIVATE, ModuleConfig::DELETE ) ),
			'drift'         => Shape::choice( 'DriftPolicy', array( ModuleConfig::DRIFT_OVERWRITE, ModuleConfig::DRIFT_LEAVE, ModuleConfig::DRIFT_ASK ) ),
			'records_from'  => array( 'description' => 'Instead of the connection\'s; empty: as the connection.' ) + self::records_from( true ),
			'stock'         => Shape::choice( 'StockOwner', array( '', ModuleConfig::STOCK_SHOP, ModuleConfig::STOCK_REMOTE, ModuleConfig::STOCK_NOBODY ) ) + array( 'description' => 'Of products: who decides about the stock, and so which way it goes; empty: as its rows say.' ),
			'permissions'   => Shape::list_of( Shape::object( 'Permission', $permission ) ) + array( 'description' => 'What the shop may be told to do beyond the ordinary.' ),
			'permits'       => Shape::list_of( Shape::text() ) + array( 'description' => 'Names of the permissions that are given.' ),
			'rules'         => Shape::list_of( Shape::object( 'ModuleRule', $rule ) ),
			'waiting'       => Shape::integer( 'Updates that wait.' ),
			'mapping_problems' => Shape::list_of( Shape::text() ) + array( 'description' => 'Sentences: what has changed in one of the systems and does not fit the mapping any more.' ),
		);
	}

	/** @return Property */
	private static function records_from( bool $or_empty = false ): array {
		return Shape::text( '"all", a number of days as "30d", or a date "2026-01-31".' ) + array( 'pattern' => '^(' . ( $or_empty ? '|' : '' ) . 'all|[0-9]{1,4}d|[0-9]{4}-[0-9]{2}-[0-9]{2})$' );
	}

	/** @return array<string, Property> */
	private static function option_properties(): array {
		return array(
			'conflict'      => Shape::choice( 'ConflictPolicy', array( Policy::LAST_UPDATED, Policy::SHOP, Policy::REMOTE ) ),
			'tie_breaker'   => array( 'description' => 'Wins where both sides changed in the same second, or nobody knows when.' ) + Shape::side(),
			'winner_untouched' => Shape::boolean( 'Of a record that both sides changed, the winning side is never written.' ),
			'records_from'  => self::records_from(),
			'frequency_min' => Shape::integer( 'Minutes between two looks at the other system; 0: off.' ) + array( 'enum' => array( 0, 5, 15, 30, 60, 360, 1440 ) ),
			'shop_changes'  => Shape::choice( 'ShopChanges', array( 'at_once', 'schedule' ) ),
		);
	}
}
