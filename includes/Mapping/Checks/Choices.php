<?php
/**
 * Values that are known beforehand: lists of choices, value maps, and what a transform always sends.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping\Checks;

use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Direction;
use Crosswalk\Mapping\Options;
use Crosswalk\Mapping\Problem;
use Crosswalk\Mapping\Row;
use Crosswalk\Mapping\Template;
use Crosswalk\Mapping\Validator;

final class Choices implements Inspection {

	public function problems( Subject $subject ): array {
		$problems   = array();
		$conversion = $subject->transforms->conversion();
		foreach ( $subject->ways() as list( 'row' => $row, 'to' => $to, 'from' => $from, 'target' => $target ) ) {
			$refused = array_values( array_filter( self::sent( $row, $to ), static fn( string $value ): bool => '' !== $value && null !== Validator::wrong( $target, $conversion->convert( $value, $target ) ) ) );
			if ( array() !== $refused ) {
				$problems[] = Problem::error( 'option_missing', $row, $to, $target->name, $target->label, $refused );
			}
			$nothing = self::to_nothing( $row, $to, $target );
			if ( array() !== $nothing ) {
				$problems[] = Problem::error( 'value_empty', $row, $to, $target->name, $target->label, $nothing );
			}
			$unmapped = null === $from ? array() : self::unmapped( $row, $to, $from, $target );
			if ( array() !== $unmapped ) {
				$problems[] = Problem::warning( 'option_unmapped', $row, $to, $target->name, $target->label, $unmapped );
			}
		}
		foreach ( $subject->rows() as $row ) {
			$shared = array_keys( array_filter( array_count_values( $row->values ), static fn( int $times ): bool => $times > 1 ) );
			if ( array() !== $shared && Direction::Both === $subject->flow( $row ) ) {
				$problems[] = Problem::warning( 'ambiguous_value', $row, Side::Remote, $row->remote, $subject->field( Side::Remote, $row->remote )->label ?? '', array_map( 'strval', $shared ) );
			}
		}
		return $problems;
	}

	/**
	 * Values that are sent whatever the record holds.
	 *
	 * @return list<string>
	 */
	private static function sent( Row $row, Side $to ): array {
		$sent = Side::Remote === $to ? array_values( $row->values ) : array_map( 'strval', array_keys( $row->values ) );
		// What comes after a value map changes its values; nobody but the engine knows into what.
		if ( array() !== $row->transforms && Side::Remote === $to ) {
			$sent = array();
		}
		if ( Subject::reads( $row ) === $to->other() ) {
			foreach ( $row->transforms as $transform ) {
				$value = Options::text( $transform, 'value' );
				$sent  = match ( Options::text( $transform, 'type' ) ) {
					'constant' => array( $value ),
					'default'  => array() === Template::fields( $value ) ? array( ...$sent, $value ) : $sent,
					default    => $sent,
				};
			}
		}
		return array_values( array_unique( $sent ) );
	}

	/**
	 * Values that the map makes nothing of, where the target must not be empty: somebody listed them and filled in no more.
	 *
	 * @return list<string>
	 */
	private static function to_nothing( Row $row, Side $to, Field $target ): array {
		$demands = $target->required && ! $target->readonly && '' === $target->default;
		return Side::Remote === $to && $demands && array() === $row->transforms ? array_map( 'strval', array_keys( $row->values, '', true ) ) : array();
	}

	/**
	 * Choices of the source that the target does not have and nobody translates.
	 *
	 * @return list<string>
	 */
	private static function unmapped( Row $row, Side $to, Field $from, Field $target ): array {
		if ( FieldType::Choice !== $from->type || FieldType::Choice !== $target->type || array() === $target->options || array() !== $row->transforms ) {
			return array();
		}
		$mapped = Side::Remote === $to ? array_keys( $row->values ) : array( ...array_values( $row->values ), ...$row->kept );
		$open   = array_diff( array_map( 'strval', array_keys( $from->options ) ), array_map( 'strval', $mapped ), array_map( 'strval', array_keys( $target->options ) ) );
		return array_values( $open );
	}
}
