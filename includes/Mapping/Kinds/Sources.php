<?php
/**
 * Transforms that bring a value of their own: from several fields, where there is none, always the same, or
 * only where it is wanted.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping\Kinds;

use Crosswalk\Endpoint\FieldType;
use Crosswalk\Mapping\Context;
use Crosswalk\Mapping\Example;
use Crosswalk\Mapping\Options;
use Crosswalk\Mapping\Template;
use Crosswalk\Mapping\TransformKind;
use Crosswalk\Mapping\TransformOption;

final class Sources {

	/** @return list<TransformKind> */
	public static function all(): array {
		return array( self::template(), self::fallback(), self::constant(), self::listed() );
	}

	private static function template(): TransformKind {
		return new TransformKind(
			'template',
			__( 'Template', 'crosswalk' ),
			__( 'Makes one text of several fields.', 'crosswalk' ),
			static fn( string $value, array $options, Context $context ): ?string => Template::filled( Options::text( $options, 'text' ), $context->source ),
			options: array( new TransformOption( 'text', __( 'Text', 'crosswalk' ), TransformOption::TEMPLATE, required: true, help: __( 'Names of fields stand in braces: {first_name} {last_name}. With |local_part, only what stands before the @ of an e-mail is taken.', 'crosswalk' ) ) ),
			examples: array(
				new Example( array( 'text' => '{first_name} {middle_name} {last_name}' ), 'Anna', 'Anna Nowak', record: array( 'first_name' => 'Anna', 'last_name' => 'Nowak' ) ), // phpcs:ignore WordPress.Arrays
				new Example( array( 'text' => '{address_1}, {address_2}' ), 'Main Street 1', 'Main Street 1', record: array( 'address_1' => 'Main Street 1' ) ), // phpcs:ignore WordPress.Arrays
				new Example( array( 'text' => 'Order {number}' ), '1042', 'Order 1042', record: array( 'number' => '1042' ) ),
			),
			takes: TransformKind::ANYTHING,
			types: static fn(): FieldType => FieldType::Text
		);
	}

	private static function fallback(): TransformKind {
		$or_value = static fn( string $value, array $options, Context $context ): ?string => '' === $value ? Template::filled( Options::text( $options, 'value' ), $context->source ) : $value;
		return new TransformKind(
			'default',
			__( 'If empty', 'crosswalk' ),
			__( 'Puts a value where there is none.', 'crosswalk' ),
			$or_value,
			// What comes back is the other side's own, or what we put there and know.
			static fn( string $value ): ?string => '' === $value ? null : $value,
			array( new TransformOption( 'value', __( 'Value', 'crosswalk' ), TransformOption::TEMPLATE, required: true, help: __( 'A text, or fields in braces: {email|local_part} is what stands before the @.', 'crosswalk' ) ) ),
			array(
				new Example( array( 'value' => '{email|local_part}' ), null, 'anna', 'anna', array( 'email' => 'anna@example.com' ) ),
				new Example( array( 'value' => 'unknown' ), 'Nowak', 'Nowak' ),
				new Example( array( 'value' => '0' ), null, '0', '0' ),
			),
			takes: TransformKind::EMPTY_TOO
		);
	}

	/** Two lists of categories are seldom the same, and one that is missing in the other must not hold up its products. */
	private static function listed(): TransformKind {
		return new TransformKind(
			'listed',
			__( 'Only listed values', 'crosswalk' ),
			__( 'Sends a value if it is in the list of the field it goes to, and nothing if not.', 'crosswalk' ),
			static fn( string $value, array $options, Context $context ): ?string => array() === ( $context->target->options ?? array() ) || isset( $context->target->options[ $value ] ) ? $value : null,
			static fn( string $value ): string => $value,
			examples: array(
				new Example( array(), 'Clothing', 'Clothing', choices: array( 'Clothing', 'Tools' ) ),
				new Example( array(), 'Uncategorised', null, choices: array( 'Clothing', 'Tools' ) ),
			)
		);
	}

	private static function constant(): TransformKind {
		return new TransformKind(
			'constant',
			__( 'Always the same', 'crosswalk' ),
			__( 'Always sends this value, whatever the field holds.', 'crosswalk' ),
			static fn( string $value, array $options ): string => Options::text( $options, 'value' ),
			options: array( new TransformOption( 'value', __( 'Value', 'crosswalk' ), required: true ) ),
			examples: array( new Example( array( 'value' => 'Web Site' ), 'whatever', 'Web Site' ) ),
			takes: TransformKind::ANYTHING,
			types: static fn( FieldType $from, array $options, bool $back ): FieldType => $back ? $from : FieldType::Text
		);
	}
}
