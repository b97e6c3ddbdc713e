<?php
/**
 * Countries and states: each side writes codes or names, and either is understood.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping\Kinds;

use Crosswalk\Endpoint\FieldType;
use Crosswalk\Mapping\Context;
use Crosswalk\Mapping\Example;
use Crosswalk\Mapping\Options;
use Crosswalk\Mapping\TransformKind;
use Crosswalk\Mapping\TransformOption;

final class Places {

	/** @return list<TransformKind> */
	public static function all(): array {
		return array( self::country(), self::state() );
	}

	private static function country(): TransformKind {
		$choices = array(
			'name' => __( 'Name', 'crosswalk' ),
			'iso2' => __( 'Two letters (PL)', 'crosswalk' ),
			'iso3' => __( 'Three letters (POL)', 'crosswalk' ),
		);
		return new TransformKind(
			'country',
			__( 'Country', 'crosswalk' ),
			__( 'Writes a country as a code or a name. On the way back either is understood.', 'crosswalk' ),
			static fn( string $value, array $options, Context $context ): string => self::country_as( Options::text( $options, 'to', 'iso2' ), $context->places->country( $value ), $context ),
			static fn( string $value, array $options, Context $context ): string => $context->places->country( $value ),
			array( new TransformOption( 'to', __( 'Written in the other system as', 'crosswalk' ), TransformOption::CHOICE, 'iso2', $choices ) ),
			array(
				new Example( array( 'to' => 'name' ), 'PL', 'Poland' ),
				new Example( array( 'to' => 'iso3' ), 'PL', 'POL' ),
				new Example( array( 'to' => 'iso2' ), 'Poland', 'PL', 'PL' ),
				new Example( array( 'to' => 'iso2' ), 'UK', 'GB', 'GB' ),
				new Example( array( 'to' => 'iso3' ), 'United States', 'USA', 'US' ),
				new Example( array( 'to' => 'name' ), 'Atlantis', 'Atlantis' ),
			),
			types: static fn( FieldType $from, array $options, bool $back ): FieldType => $back || 'iso2' === Options::text( $options, 'to', 'iso2' ) ? FieldType::Country : FieldType::Text
		);
	}

	private static function state(): TransformKind {
		$choices = array(
			'name' => __( 'Name', 'crosswalk' ),
			'code' => __( 'Code', 'crosswalk' ),
		);
		$in_us   = array( 'billing_country' => 'US' );
		return new TransformKind(
			'state',
			__( 'State', 'crosswalk' ),
			__( 'Writes a state or province as a code or a name. On the way back either is understood.', 'crosswalk' ),
			static fn( string $value, array $options, Context $context ): string => self::state_as( Options::text( $options, 'to', 'code' ), self::country_of( $options, $context ), $value, $context ),
			static fn( string $value, array $options, Context $context ): string => $context->places->state( self::country_of( $options, $context ), $value ),
			array(
				new TransformOption( 'to', __( 'Written in the other system as', 'crosswalk' ), TransformOption::CHOICE, 'code', $choices ),
				new TransformOption( 'country', __( 'Field with its country', 'crosswalk' ), TransformOption::SHOP_FIELD, required: true, help: __( 'CA is California in one country and Catamarca in another.', 'crosswalk' ) ),
			),
			array(
				new Example( array( 'to' => 'name', 'country' => 'billing_country' ), 'CA', 'California', record: $in_us ), // phpcs:ignore WordPress.Arrays
				new Example( array( 'to' => 'code', 'country' => 'billing_country' ), 'California', 'CA', 'CA', $in_us ), // phpcs:ignore WordPress.Arrays
				new Example( array( 'to' => 'name', 'country' => 'billing_country' ), 'Nowhere', 'Nowhere', record: $in_us ), // phpcs:ignore WordPress.Arrays
			),
			types: static fn( FieldType $from, array $options, bool $back ): FieldType => $back || 'code' === Options::text( $options, 'to', 'code' ) ? FieldType::State : FieldType::Text
		);
	}

	private static function country_as( string $to, string $code, Context $context ): string {
		return match ( $to ) {
			'name'  => html_entity_decode( $context->places->countries()[ $code ] ?? $code, ENT_QUOTES ),
			'iso3'  => $context->places->iso3()[ $code ] ?? $code,
			default => $code,
		};
	}

	private static function state_as( string $to, string $country, string $value, Context $context ): string {
		$code = $context->places->state( $country, $value );
		return 'name' === $to ? html_entity_decode( $context->places->states( $country )[ $code ] ?? $code, ENT_QUOTES ) : $code;
	}

	/** @param array<mixed> $options With `country`: the shop's field that holds it. */
	private static function country_of( array $options, Context $context ): string {
		$value = $context->shop?->fields[ Options::text( $options, 'country' ) ] ?? '';
		return is_string( $value ) ? $context->places->country( $value ) : '';
	}
}
