<?php
/**
 * Words for writing schemas. Every property of an object is always there; a type that has a title gets a TypeScript
 * type of that name.
 *
 * Descriptions are for people who read the schema, not for the screen: they are not translated, so that the types can
 * be generated without WordPress.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Direction;

/**
 * @phpstan-type Property array<string, mixed>
 */
final class Shape {

	/**
	 * @param array<string, Property> $properties By name.
	 * @return Property
	 */
	public static function object( string $title, array $properties, bool $nullable = false ): array {
		return array(
			'title'      => $title,
			'type'       => $nullable ? array( 'object', 'null' ) : 'object',
			'properties' => $properties,
		);
	}

	/**
	 * @param Property $items Of each one.
	 * @return Property
	 */
	public static function list_of( array $items ): array {
		return array(
			'type'  => 'array',
			'items' => $items,
		);
	}

	/**
	 * An object whose keys are not known beforehand.
	 *
	 * @return Property
	 */
	public static function map( string $of ): array {
		return array(
			'type'                 => 'object',
			'additionalProperties' => array( 'type' => $of ),
		);
	}

	/**
	 * @param list<string> $values Allowed ones.
	 * @return Property
	 */
	public static function choice( string $title, array $values ): array {
		return array(
			'title' => $title,
			'type'  => 'string',
			'enum'  => $values,
		);
	}

	/** @return Property */
	public static function text( string $description = '', bool $nullable = false ): array {
		return self::described( array( 'type' => $nullable ? array( 'string', 'null' ) : 'string' ), $description );
	}

	/** @return Property */
	public static function integer( string $description = '', bool $nullable = false ): array {
		return self::described( array( 'type' => $nullable ? array( 'integer', 'null' ) : 'integer' ), $description );
	}

	/** @return Property */
	public static function boolean( string $description = '' ): array {
		return self::described( array( 'type' => 'boolean' ), $description );
	}

	/** @return Property */
	public static function instant( bool $nullable = false ): array {
		return array(
			'title'       => 'Instant',
			'type'        => $nullable ? array( 'string', 'null' ) : 'string',
			'format'      => 'date-time',
			'description' => 'A moment: ISO 8601 in UTC, "2026-11-24T10:04:00Z".',
		);
	}

	/** @return Property */
	public static function side(): array {
		return self::choice( 'Side', array_column( Side::cases(), 'value' ) );
	}

	/** @return Property */
	public static function direction(): array {
		return self::choice( 'Direction', array_column( Direction::cases(), 'value' ) );
	}

	/** @return Property */
	public static function error_kind(): array {
		return self::choice( 'ErrorKind', array_column( ErrorKind::cases(), 'value' ) );
	}

	/** Unix seconds as they leave: null for 0. */
	public static function to_instant( int $time ): ?string {
		return 0 === $time ? null : gmdate( 'Y-m-d\TH:i:s\Z', $time );
	}

	/**
	 * @param Property $property What it is.
	 * @return Property
	 */
	private static function described( array $property, string $description ): array {
		return '' === $description ? $property : $property + array( 'description' => $description );
	}
}
