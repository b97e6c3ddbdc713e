<?php
/**
 * How records without a link are found (E5): by fields that are there, can be searched by, and can be compared.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping\Checks;

use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Draft;
use Crosswalk\Mapping\Problem;

/**
 * @phpstan-import-type Rule from Draft
 */
final class MatchRules implements Inspection {

	public function problems( Subject $subject ): array {
		$draft = $subject->draft;
		if ( array() === $draft->match ) {
			return $draft->creates( Side::Shop ) || $draft->creates( Side::Remote ) ? array( Problem::warning( 'no_match', null ) ) : array();
		}
		$problems = array();
		foreach ( $draft->match as $rule ) {
			array_push( $problems, ...self::of_rule( $subject, $rule ) );
		}
		return $problems;
	}

	/**
	 * @param Rule $rule Fields that must all agree.
	 * @return list<Problem>
	 */
	private static function of_rule( Subject $subject, array $rule ): array {
		if ( array() === $rule['shop'] || count( $rule['shop'] ) !== count( $rule['remote'] ) || in_array( '', array( ...$rule['shop'], ...$rule['remote'] ), true ) ) {
			return array( Problem::error( 'match_incomplete', null ) );
		}
		$problems = array();
		foreach ( Side::cases() as $side ) {
			foreach ( $rule[ $side->value ] as $i => $name ) {
				$field = $subject->field( $side, $name );
				if ( null === $field ) {
					$problems[] = Problem::error( 'match_gone', null, $side, $name, $subject->labels[ $name ] ?? $name );
				} elseif ( in_array( $field->type, array( FieldType::Reference, FieldType::Lines ), true ) || $field->writeonly ) {
					$problems[] = Problem::error( 'match_type', null, $side, $name, $field->label );
				} elseif ( 0 === $i && $subject->draft->direction->goes_to( $side ) && ! $subject->module( $side )->finds_by( $name ) ) {
					$problems[] = Problem::error( 'match_not_findable', null, $side, $name, $field->label );
				}
			}
		}
		return $problems;
	}
}
