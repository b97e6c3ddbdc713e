<?php
/**
 * A kind of transform as data: the screen draws its form and its help from this. Examples are worked out here and now, by
 * the transform itself.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\Record;
use Crosswalk\Mapping\Example;
use Crosswalk\Mapping\TransformKind;
use Crosswalk\Mapping\TransformOption;
use Crosswalk\Mapping\Transforms;

/**
 * @phpstan-import-type Property from Shape
 */
final class Transform {

	public function __construct( private readonly Transforms $transforms ) {
	}

	/** @return array<string, Property> */
	public static function properties(): array {
		$choice  = array(
			'value' => Shape::text(),
			'label' => Shape::text(),
		);
		$option  = array(
			'name'     => Shape::text(),
			'label'    => Shape::text(),
			'type'     => Shape::choice( 'TransformOptionType', array( TransformOption::TEXT, TransformOption::NUMBER, TransformOption::CHOICE, TransformOption::SHOP_FIELD, TransformOption::TEMPLATE ) ),
			'default'  => Shape::text(),
			'choices'  => Shape::list_of( Shape::object( 'FieldChoice', $choice ) ),
			'required' => Shape::boolean(),
			'help'     => Shape::text(),
		);
		$example = array(
			'options' => Shape::map( 'string' ),
			'from'    => Shape::text( 'Shop value; null: nothing.', true ),
			'to'      => Shape::text( 'Remote value.', true ),
			'back'    => Shape::text( 'Shop value when it comes back; null: it does not.', true ),
		);
		return array(
			'type'     => Shape::text(),
			'label'    => Shape::text(),
			'help'     => Shape::text(),
			'reverses' => Shape::boolean( 'Values can also come back through it.' ),
			'options'  => Shape::list_of( Shape::object( 'TransformOption', $option ) ),
			'examples' => Shape::list_of( Shape::object( 'TransformExample', $example ) ),
		);
	}

	/** @return array<string, mixed> */
	public function to_response( TransformKind $kind ): array {
		return array(
			'type'     => $kind->type,
			'label'    => $kind->label,
			'help'     => $kind->help,
			'reverses' => Transforms::reverses( array( 'type' => $kind->type ) ),
			'options'  => array_map( array( self::class, 'option' ), $kind->options ),
			'examples' => array_map( fn( Example $example ): array => $this->example( $kind, $example ), $kind->examples ),
		);
	}

	/** @return array<string, mixed> */
	private static function option( TransformOption $option ): array {
		$choices = array();
		foreach ( $option->choices as $value => $label ) {
			$choices[] = array(
				'value' => (string) $value,
				'label' => $label,
			);
		}
		return array(
			'name'     => $option->name,
			'label'    => $option->label,
			'type'     => $option->type,
			'default'  => $option->default,
			'choices'  => $choices,
			'required' => $option->required,
			'help'     => $option->help,
		);
	}

	/** @return array<string, mixed> */
	private function example( TransformKind $kind, Example $example ): array {
		$transform = array( 'type' => $kind->type ) + $example->options;
		$record    = new Record( '', $example->record, '' );
		$target    = new Field( '', '', options: array_combine( $example->choices, $example->choices ) );
		$to        = $this->transforms->forward( $transform, $example->from, $record, null, $target );
		$back      = Transforms::reverses( $transform ) && null !== $to ? $this->transforms->backward( $transform, $to, $record ) : null;
		return array(
			'options' => (object) $example->options,
			'from'    => $example->from,
			'to'      => is_scalar( $to ) ? (string) $to : null,
			'back'    => is_scalar( $back ) ? (string) $back : null,
		);
	}
}
