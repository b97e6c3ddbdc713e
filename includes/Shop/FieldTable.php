<?php
/**
 * The one place that reads and writes fields of WooCommerce's objects, driven by rows of Property.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Endpoint\Field;

final class FieldTable {

	/** @var array<string, Property> */
	private readonly array $properties;

	/** @param list<Property> $properties Rows. */
	public function __construct( array $properties ) {
		$by_name = array();
		foreach ( $properties as $property ) {
			$by_name[ $property->field->name ] = $property;
		}
		$this->properties = $by_name;
	}

	/** @param list<Property> $more Rows. */
	public function with( array $more ): self {
		return array() === $more ? $this : new self( array( ...array_values( $this->properties ), ...$more ) );
	}

	/** @return array<string, Field> */
	public function fields(): array {
		return array_map( static fn( Property $property ): Field => $property->field, $this->properties );
	}

	/**
	 * @param object $object What the readers of this table expect.
	 * @return array<string, mixed>
	 */
	public function read( object $object ): array {
		return array_map( static fn( Property $property ): mixed => ( $property->read )( $object ), $this->properties );
	}

	/**
	 * Whether these values could be set.
	 *
	 * @param array<string, mixed> $values Neutral values by field name.
	 * @param array<string, mixed> $now    The record's values.
	 * @throws \Crosswalk\Endpoint\EndpointError When a value is not valid.
	 */
	public function check( array $values, array $now = array() ): void {
		foreach ( $values as $name => $value ) {
			$this->checked( (string) $name, $value, $now );
		}
	}

	/**
	 * @param array<string, mixed> $now The record's values.
	 * @return Property|null Null: there is nothing to set.
	 * @throws \Crosswalk\Endpoint\EndpointError When the value is not valid.
	 */
	private function checked( string $name, mixed $value, array $now ): ?Property {
		Meta::refuse_protected( $name );
		$property = $this->properties[ $name ] ?? throw Refusal::unknown_field( $name );
		if ( null === $property->write || ( array_key_exists( $name, $now ) && $now[ $name ] === $value ) ) {
			return null;
		}
		Validation::check( $property->field, $value );
		return $property;
	}

	/**
	 * Sets what differs from now; nothing is saved yet.
	 *
	 * @param object               $object What the writers of this table expect.
	 * @param array<string, mixed> $values Neutral values by field name.
	 * @param array<string, mixed> $now    The record's values, to leave alone what is already so.
	 * @return list<string> Sentences about values that could not be taken in.
	 * @throws \Crosswalk\Endpoint\EndpointError When a value is not valid.
	 */
	public function write( object $object, array $values, array $now = array() ): array {
		$notes = array();
		foreach ( $values as $name => $value ) {
			$property = $this->checked( (string) $name, $value, $now );
			if ( null === $property?->write ) {
				continue;
			}
			try {
				$notes[] = ( $property->write )( $object, $value );
			} catch ( \WC_Data_Exception $error ) {
				throw Refusal::by_woocommerce( $error, (string) $name );
			}
		}
		return array_values( array_filter( $notes, 'is_string' ) );
	}
}
