<?php
/**
 * Types and lengths: whether what arrives is of a kind that the target takes.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping\Checks;

use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Conversion;
use Crosswalk\Mapping\Options;
use Crosswalk\Mapping\Problem;
use Crosswalk\Mapping\Row;

final class Types implements Inspection {

	/** A phone number has fifteen digits at most (E.164), and what people write between them. */
	private const PHONE = 30;

	public function problems( Subject $subject ): array {
		$problems = array();
		foreach ( $subject->ways() as list( 'row' => $row, 'to' => $to, 'from' => $from, 'target' => $target ) ) {
			$problem = self::type( $subject, $row, $to, $from, $target ) ?? self::length( $row, $to, $from, $target );
			if ( null !== $problem ) {
				$problems[] = $problem;
			}
		}
		return $problems;
	}

	private static function type( Subject $subject, Row $row, Side $to, ?Field $from, Field $target ): ?Problem {
		// What a value map or a constant gives is held against the target value by value; see Choices.
		if ( array() !== $row->values || self::has( $row, 'constant' ) ) {
			return null;
		}
		$type = $subject->transforms->type( $row, $to, $from->type ?? FieldType::Text );
		$fit  = Conversion::fit( $type, $target->type );
		if ( FieldType::Reference === $type && FieldType::Reference === $target->type && $from?->refers_to !== $target->refers_to ) {
			$fit = Conversion::IMPOSSIBLE;
		}
		// Two lists of choices are compared choice by choice, and what is not listed may be left out.
		$listed = FieldType::Choice === $target->type && ( FieldType::Choice === $type || self::has( $row, 'listed' ) );
		return match ( true ) {
			Conversion::IMPOSSIBLE === $fit         => Problem::error( 'type', $row, $to, $target->name, $target->label, array( $type->value, $target->type->value ) ),
			Conversion::RISKY === $fit && ! $listed => Problem::warning( 'may_not_fit', $row, $to, $target->name, $target->label, array( $type->value, $target->type->value ) ),
			default                                 => null,
		};
	}

	private static function length( Row $row, Side $to, ?Field $from, Field $target ): ?Problem {
		$room = $target->max_length;
		if ( null === $room || null === $from || array() !== $row->values ) {
			return null;
		}
		$length = self::longest( $from );
		foreach ( $row->transforms as $transform ) {
			$cut    = 'truncate' === Options::text( $transform, 'type' ) ? Options::number( $transform, 'length' ) : PHP_INT_MAX;
			$length = null === $length ? ( PHP_INT_MAX === $cut ? null : $cut ) : min( $length, $cut );
		}
		$long = null === $length ? FieldType::LongText === $from->type : $length > $room;
		return $long && ! $row->makes_value() ? Problem::warning( 'too_short', $row, $to, $target->name, $target->label, array( (string) $room, $from->label ) ) : null;
	}

	/** Characters of the longest value; null: nobody knows. */
	private static function longest( Field $field ): ?int {
		if ( FieldType::Choice === $field->type && array() !== $field->options ) {
			return max( array_map( static fn( int|string $value ): int => mb_strlen( (string) $value ), array_keys( $field->options ) ) );
		}
		return FieldType::Phone === $field->type ? min( self::PHONE, $field->max_length ?? self::PHONE ) : $field->max_length;
	}

	private static function has( Row $row, string $type ): bool {
		return in_array( $type, array_map( static fn( array $transform ): string => Options::text( $transform, 'type' ), $row->transforms ), true );
	}
}
