<?php
/**
 * A field of a side, as the pickers of a mapping show it.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Module;
use Crosswalk\Mapping\ProblemWords;

/**
 * @phpstan-import-type Property from Shape
 */
final class MapField {

	/** @return Property */
	public static function shape(): array {
		return Shape::object( 'MapField', self::properties() );
	}

	/** @return array<string, Property> */
	public static function properties(): array {
		$choice = array(
			'value' => Shape::text(),
			'label' => Shape::text(),
		);
		return array(
			'name'       => Shape::text(),
			'label'      => Shape::text(),
			'type'       => Shape::choice( 'FieldType', array_column( FieldType::cases(), 'value' ) ),
			'type_label' => Shape::text( 'What people call this type.' ),
			'required'   => Shape::boolean(),
			'max_length' => Shape::integer( 'Characters; null: no limit known.', true ),
			'scale'      => Shape::integer( 'Decimals that are kept.', true ),
			'options'    => Shape::list_of( Shape::object( 'FieldChoice', $choice ) ),
			'readonly'   => Shape::boolean( 'Filled in by its own side.' ),
			'writeonly'  => Shape::boolean( 'Written, never read.' ),
			'refers_to'  => Shape::text( 'Of a link to another record: its module.' ),
			'custom'     => Shape::boolean( 'Somebody added it.' ),
			'lookup'     => Shape::boolean( 'Records can be found by it.' ),
		);
	}

	/** @return list<array<string, mixed>> */
	public static function all( Module $module ): array {
		return array_map( static fn( Field $field ): array => self::to_response( $field, $module->finds_by( $field->name ) ), array_values( $module->fields ) );
	}

	/**
	 * Fields of a side that cannot be read now.
	 *
	 * @param array<string, string> $labels By name.
	 * @return list<array<string, mixed>>
	 */
	public static function last_known( array $labels ): array {
		return array_map( static fn( string $name, string $label ): array => self::to_response( new Field( $name, $label ), false ), array_map( 'strval', array_keys( $labels ) ), array_values( $labels ) );
	}

	/** @return array<string, mixed> */
	public static function to_response( Field $field, bool $lookup ): array {
		$options = array();
		foreach ( $field->options as $value => $label ) {
			$options[] = array(
				'value' => (string) $value,
				'label' => $label,
			);
		}
		return array(
			'name'       => $field->name,
			'label'      => $field->label,
			'type'       => $field->type->value,
			'type_label' => ProblemWords::type( $field->type->value ),
			'required'   => $field->required,
			'max_length' => $field->max_length,
			'scale'      => $field->scale,
			'options'    => $options,
			'readonly'   => $field->readonly,
			'writeonly'  => $field->writeonly,
			'refers_to'  => $field->refers_to,
			'custom'     => $field->custom,
			'lookup'     => $lookup,
		);
	}
}
