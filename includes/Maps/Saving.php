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

final class Saving {

	public function __construct( private readonly Connections $connections ) {
	}

	/**
	 * @param Draft                $draft    Rows and rules to store.
	 * @param string|null          $revision Of the mapping that the edit began with; null: whatever is there.
	 * @param bool                 $from_now Rows that were not there yet leave existing pairs as they are.
	 * @param int                  $person   User id.
	 * @param array<string, mixed> $settings Further settings of the module, from a preset.
	 * @throws EndpointError Code `mapping_changed`, or `not_found`.
	 */
	public function save( int $connection_id, string $module, Draft $draft, ?string $revision, bool $from_now, int $person, array $settings = array() ): void {
		$this->change(
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
	 * @throws EndpointError Code `not_found`.
	 */
	public function save_all( int $connection_id, array $drafts, int $person ): void {
		$this->change(
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
	private function change( int $connection_id, callable $change ): void {
		if ( ! $this->connections->change( $connection_id, static fn( array $row ): array => array( 'modules' => $change( $row['modules'] ) ) ) ) {
			throw self::gone();
		}
	}

	/**
	 * @param array<string, mixed> $stored Settings of a module.
	 * @return array<string, mixed>
	 */
	private static function with( array $stored, Draft $draft, bool $from_now, int $person ): array {
		return array(
			'rows'  => self::rows( $draft->map, FieldMap::from_array( Options::rows( $stored, 'rows' ) ), $from_now ),
			'match' => $draft->match,
		) + Signature::by( Signature::MAPPING, $person ) + $stored;
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

	/** @param array<string, mixed> $stored Settings of the module. */
	private static function changed( array $stored ): EndpointError {
		$last = Signature::read( Signature::MAPPING, $stored );
		$text = match ( true ) {
			null === $last     => __( 'This mapping was changed meanwhile.', 'crosswalk' ),
			/* translators: %s: a span of time. */
			'' === $last->name => sprintf( __( 'This mapping was changed %s ago.', 'crosswalk' ), $last->ago() ),
			/* translators: 1: name of a person, 2: a span of time. */
			default            => sprintf( __( '%1$s changed this mapping %2$s ago.', 'crosswalk' ), $last->name, $last->ago() ),
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
