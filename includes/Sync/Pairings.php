<?php
/**
 * Connections made ready to sync. Built anew when a connection's revision changed, because workers live long.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Closure;
use Crosswalk\Endpoint\Endpoint;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Options;
use Crosswalk\Storage\Connections;

/**
 * @phpstan-import-type ConnectionRow from Connections
 */
final class Pairings {

	/** @var array<int, Pairing> */
	private array $built = array();

	/**
	 * @param Endpoint                                            $shop      WooCommerce, or the sample shop.
	 * @param string                                              $shop_name What to call it.
	 * @param Closure(ConnectionRow): Endpoint                    $remote    Makes the other side's endpoint.
	 */
	public function __construct(
		private readonly Connections $connections,
		private readonly Endpoint $shop,
		private readonly string $shop_name,
		private readonly Closure $remote
	) {
	}

	/** @throws EndpointError When its connector is gone. */
	public function of( int $id ): ?Pairing {
		$row = $this->connections->get( $id );
		if ( null === $row ) {
			unset( $this->built[ $id ] );
			return null;
		}
		if ( ( $this->built[ $id ]->revision ?? 0 ) !== $row['revision'] || self::baseline( $row ) !== $this->built[ $id ]->baseline ) {
			$this->built[ $id ] = $this->build( $row );
		}
		return $this->built[ $id ];
	}

	/**
	 * What is shown before a connection is started is what starting it would do.
	 *
	 * @param ConnectionRow $row A connection.
	 */
	private static function baseline( array $row ): int {
		return Connections::SETUP === $row['state'] && 0 === $row['started_at'] ? PHP_INT_MAX : $row['started_at'];
	}

	/** @param ConnectionRow $row A connection. */
	private function build( array $row ): Pairing {
		$configs = array();
		foreach ( array_unique( array( ...Modules::BACKFILL_ORDER, ...array_map( 'strval', array_keys( $row['modules'] ) ) ) ) as $name ) {
			if ( isset( $row['modules'][ $name ] ) ) {
				$configs[ $name ] = ModuleConfig::from_array( $name, $row['modules'][ $name ], $this->also_written( $row['id'], $name ) );
			}
		}
		$options = $row['options'];
		$from    = array( '' => self::since( Options::text( $options, 'records_from', 'all' ) ) );
		foreach ( $configs as $name => $config ) {
			if ( '' !== $config->records_from ) {
				$from[ $name ] = self::since( $config->records_from );
			}
		}
		return new Pairing(
			$row['id'],
			array(
				Side::Shop->value   => $this->shop_name,
				Side::Remote->value => $row['name'],
			),
			array(
				Side::Shop->value   => $this->shop,
				Side::Remote->value => ( $this->remote )( $row ),
			),
			$configs,
			new Policy( Options::text( $options, 'conflict', Policy::LAST_UPDATED ), Side::tryFrom( Options::text( $options, 'tie_breaker', 'shop' ) ) ?? Side::Shop, ! empty( $options['winner_untouched'] ) ),
			$row['revision'],
			$from,
			self::baseline( $row )
		);
	}

	/** @return list<string> Shop fields that other connections bring into the shop. */
	private function also_written( int $id, string $module ): array {
		$fields = array();
		foreach ( $this->connections->all() as $other ) {
			if ( $other['id'] !== $id && isset( $other['modules'][ $module ] ) ) {
				array_push( $fields, ...ModuleConfig::from_array( $module, $other['modules'][ $module ] )->brought() );
			}
		}
		return $fields;
	}

	/** "all", "30d", "2026-01-31" or "2026-01-31T10:00:00Z" as unix time; 0: all. */
	private static function since( string $setting ): int {
		if ( 1 === preg_match( '/^(\d{1,4})d$/', $setting, $days ) ) {
			return time() - (int) $days[1] * DAY_IN_SECONDS;
		}
		$date = 'all' === $setting ? false : strtotime( 1 === preg_match( '/Z$/', $setting ) ? $setting : $setting . ' UTC' );
		return false === $date ? 0 : $date;
	}
}
