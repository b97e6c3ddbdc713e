<?php
/**
 * Stores a mapping: never over what somebody else saved meanwhile.
 */

declare( strict_types=1 );

namespace Crosswalk\Maps;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Mapping\Draft;
use Crosswalk\Mapping\FieldMap;
use Crosswalk\Mapping\Options;
use Crosswalk\Mapping\Row;
use Crosswalk\Storage\Connections;
use Crosswalk\Storage\Locks;

final class Saving {

	private const LEASE_S = 20;

	/** How often another save is waited for. */
	private const TRIES = 20;

	public function __construct( private readonly Connections $connections, private readonly Locks $locks ) {
	}

	/**
	 * @param Draft                $draft    Rows and rules to store.
	 * @param string|null          $revision Of the mapping that the edit began with; null: whatever is there.
	 * @param bool                 $from_now Rows that were not there yet leave existing pairs as they are.
	 * @param int                  $person   User id.
	 * @param array<string, mixed> $settings Further settings of the module, from a preset.
	 * @throws EndpointError Code `mapping_changed`, `not_found`, or `busy`.
	 */
	public function save( int $connection_id, string $module, Draft $draft, ?string $revision, bool $from_now, int $person, array $settings = array() ): void {
		$this->alone(
			$connection_id,
			static function ( array $modules ) use ( $module, $draft, $revision, $from_now, $person, $settings ): array {
				$stored = $modules[ $module ] ?? throw self::gone();
				if ( null !== $revision && Draft::from_array( $stored )->revision() !== $revision ) {
					throw self::changed( $stored );
				}
				$modules[ $module ] = self::with( $settings + $stored, $draft, $from_now, $person );
				return $modules;
			}
		);
	}

	/**
	 * Several modules at once, or none of them.
	 *
	 * @param array<string, Draft> $drafts By module.
	 * @param int                  $person User id.
	 * @throws EndpointError Code `not_found`, or `busy`.
	 */
	public function save_all( int $connection_id, array $drafts, int $person ): void {
		$this->alone(
			$connection_id,
			static function ( array $modules ) use ( $drafts, $person ): array {
				foreach ( $drafts as $module => $draft ) {
					$modules[ $module ] = self::with( $modules[ $module ] ?? throw self::gone(), $draft, false, $person );
				}
				return $modules;
			}
		);
	}

	/**
	 * @param callable( array<string, array<string, mixed>> ): array<string, array<string, mixed>> $change Of the settings by module.
	 * @throws EndpointError
	 */
	private function alone( int $connection_id, callable $change ): void {
		$token = $this->lock( $connection_id );
		try {
			$modules = $this->connections->get( $connection_id )['modules'] ?? throw self::gone();
			$this->connections->set( $connection_id, array( 'modules' => $change( $modules ) ) );
		} finally {
			$this->locks->release( array( self::name( $connection_id ) ), $token );
		}
	}

	/**
	 * @param array<string, mixed> $stored Settings of a module.
	 * @return array<string, mixed>
	 */
	private static function with( array $stored, Draft $draft, bool $from_now, int $person ): array {
		return array(
			'rows'      => self::rows( $draft->map, FieldMap::from_array( Options::rows( $stored, 'rows' ) ), $from_now ),
			'match'     => $draft->match,
			'mapped_by' => $person,
			'mapped_at' => time(),
		) + $stored;
	}

	/**
	 * Who saved a mapping last, and when.
	 *
	 * @param array<string, mixed> $settings Of a module.
	 * @return array{name: string, at: int}|null Null: nobody yet.
	 */
	public static function last( array $settings ): ?array {
		$at   = Options::number( $settings, 'mapped_at' );
		$user = get_userdata( Options::number( $settings, 'mapped_by' ) );
		return 0 === $at ? null : array(
			'name' => false === $user ? '' : $user->display_name,
			'at'   => $at,
		);
	}

	/**
	 * Rows that were there before keep what was chosen for them then.
	 *
	 * @return list<array<string, mixed>>
	 */
	private static function rows( FieldMap $map, FieldMap $stored, bool $from_now ): array {
		$before = array();
		foreach ( $stored->rows as $row ) {
			$before[ $row->key() ] = $row->from_now;
		}
		return array_map(
			static fn( Row $row ): array => ( new Row( $row->shop, $row->remote, $row->direction, $row->transforms, $row->values, $before[ $row->key() ] ?? $from_now, $row->kept ) )->to_array(),
			$map->rows
		);
	}

	/** @throws EndpointError When somebody else is saving for long. */
	private function lock( int $connection_id ): string {
		$token = Locks::token();
		for ( $try = 0; $try < self::TRIES; $try++ ) {
			if ( $this->locks->take_one( self::name( $connection_id ), $token, self::LEASE_S ) ) {
				return $token;
			}
			usleep( 100_000 );
		}
		throw new EndpointError( ErrorKind::Transient, __( 'Somebody else is saving a mapping at this moment.', 'crosswalk' ), 'busy', __( 'Try again.', 'crosswalk' ) );
	}

	private static function name( int $connection_id ): string {
		return 'mapping:' . $connection_id;
	}

	/** @param array<string, mixed> $stored Settings of the module. */
	private static function changed( array $stored ): EndpointError {
		$last = self::last( $stored );
		$when = null === $last ? '' : human_time_diff( $last['at'] );
		$text = match ( true ) {
			null === $last       => __( 'This mapping was changed meanwhile.', 'crosswalk' ),
			/* translators: %s: a span of time. */
			'' === $last['name'] => sprintf( __( 'This mapping was changed %s ago.', 'crosswalk' ), $when ),
			/* translators: 1: name of a person, 2: a span of time. */
			default              => sprintf( __( '%1$s changed this mapping %2$s ago.', 'crosswalk' ), $last['name'], $when ),
		};
		return self::refused( 'mapping_changed', $text, __( 'Look at the new mapping, then make your changes again.', 'crosswalk' ) );
	}

	private static function gone(): EndpointError {
		return self::refused( 'not_found', __( 'It does not exist any more.', 'crosswalk' ) );
	}

	private static function refused( string $code, string $message, string $advice = '' ): EndpointError {
		return new EndpointError( ErrorKind::Record, $message, $code, $advice );
	}
}
