<?php
/**
 * A kind of system that can be connected, with the form that asks for what it needs.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

use Crosswalk\Connectors\Definition;
use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;

/**
 * @phpstan-import-type Property from Shape
 */
final class Connector {

	/** @return array<string, Property> */
	public static function properties(): array {
		$field = array(
			'name'     => Shape::text(),
			'label'    => Shape::text(),
			'type'     => Shape::choice( 'FieldType', array_column( FieldType::cases(), 'value' ) ),
			'required' => Shape::boolean(),
			'secret'   => Shape::boolean( 'Typed as a password; never sent back.' ),
			'help'     => Shape::text(),
			'default'  => Shape::text(),
			'options'  => Shape::map( 'string' ),
		);
		return array(
			'id'      => Shape::text(),
			'label'   => Shape::text(),
			'summary' => Shape::text(),
			'form'    => Shape::list_of( Shape::object( 'FormField', $field ) ),
		);
	}

	/** @return array<string, mixed> */
	public function to_response( Definition $definition ): array {
		return array(
			'id'      => $definition->id,
			'label'   => $definition->label,
			'summary' => $definition->summary,
			'form'    => array_map( array( $this, 'field' ), $definition->form ),
		);
	}

	/** @return array<string, mixed> */
	private function field( Field $field ): array {
		return array(
			'name'     => $field->name,
			'label'    => $field->label,
			'type'     => $field->type->value,
			'required' => $field->required,
			'secret'   => $field->secret,
			'help'     => $field->help,
			'default'  => $field->default,
			'options'  => (object) $field->options,
		);
	}
}
