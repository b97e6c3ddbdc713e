<?php
/**
 * The fields of each row: whether they are there, can be written, and are written by one row only.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping\Checks;

use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Direction;
use Crosswalk\Mapping\Problem;
use Crosswalk\Mapping\Row;

final class Fields implements Inspection {

	public function problems( Subject $subject ): array {
		$problems = array();
		$keys     = array();
		foreach ( $subject->rows() as $row ) {
			if ( self::is_incomplete( $row ) ) {
				$problems[] = Problem::error( 'incomplete', $row );
			} elseif ( isset( $keys[ $row->key() ] ) ) {
				$problems[] = Problem::error( 'duplicate', $row );
			}
			$keys[ $row->key() ] = true;
			foreach ( Side::cases() as $side ) {
				array_push( $problems, ...self::of_side( $subject, $row, $side ) );
			}
		}
		return array( ...$problems, ...self::written_twice( $subject ) );
	}

	/** A row needs a field to write, and one to read unless it makes its value itself. */
	private static function is_incomplete( Row $row ): bool {
		$reads = match ( $row->direction ) {
			Direction::ToShop => Side::Remote,
			default           => Side::Shop,
		};
		return '' === $row->field( $reads->other() ) || ( '' === $row->field( $reads ) && ! $row->makes_value() );
	}

	/** @return list<Problem> */
	private static function of_side( Subject $subject, Row $row, Side $side ): array {
		$name  = $row->field( $side );
		$field = $subject->field( $side, $name );
		if ( '' === $name || Direction::Off === $row->direction ) {
			return array();
		}
		if ( null === $field ) {
			return array( self::gone( $subject, $row, $side, $name ) );
		}
		if ( $field->readonly && $row->flow()->within( $subject->draft->direction )->goes_to( $side ) ) {
			return array( Problem::warning( 'readonly', $row, $side, $name, $field->label ) );
		}
		return array();
	}

	/** A field that was renamed usually kept its label. */
	private static function gone( Subject $subject, Row $row, Side $side, string $name ): Problem {
		$label  = Side::Remote === $side ? $subject->labels[ $name ] ?? '' : '';
		$mapped = array_map( static fn( Row $one ): string => $one->field( $side ), $subject->rows() );
		foreach ( '' === $label ? array() : $subject->module( $side )->fields as $other ) {
			if ( mb_strtolower( $other->label ) === mb_strtolower( $label ) && ! in_array( $other->name, $mapped, true ) ) {
				return Problem::warning( 'renamed', $row, $side, $name, $label, array( $other->name ), $other->name );
			}
		}
		return Problem::warning( 'gone', $row, $side, $name, $label );
	}

	/** @return list<Problem> */
	private static function written_twice( Subject $subject ): array {
		$problems = array();
		$writers  = array();
		foreach ( $subject->ways() as list( 'row' => $row, 'to' => $to, 'target' => $target ) ) {
			$first = $writers[ $to->value ][ $target->name ] ?? null;
			if ( null !== $first && $first->key() !== $row->key() ) {
				$problems[] = Problem::error( 'written_twice', $row, $to, $target->name, $target->label );
			}
			$writers[ $to->value ][ $target->name ] = $first ?? $row;
		}
		return $problems;
	}
}
