<?php
/**
 * Something that is wrong with a mapping, in a sentence.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Problem;
use Crosswalk\Mapping\ProblemWords;

/**
 * @phpstan-import-type Property from Shape
 */
final class MappingProblem {

	/** @return Property */
	public static function shape(): array {
		$properties = array(
			'code'       => Shape::text(),
			'severity'   => Shape::choice( 'Severity', array( Problem::ERROR, Problem::WARNING ) ),
			'row'        => Shape::text( 'Fields of its row as "shop>remote"; empty: the mapping as a whole.' ),
			'side'       => array( 'title' => 'ProblemSide', 'type' => 'string', 'enum' => array( ...array_column( Side::cases(), 'value' ), '' ) ), // phpcs:ignore WordPress.Arrays
			'field'      => Shape::text( 'Name of the field it is about.' ),
			'sentence'   => Shape::text(),
			'suggestion' => Shape::text( 'Name of a field to take instead.' ),
		);
		return Shape::object( 'MappingProblem', $properties );
	}

	/**
	 * @param list<Problem> $problems Of one mapping.
	 * @return list<array<string, mixed>>
	 */
	public static function all( array $problems, ProblemWords $words ): array {
		return array_map( static fn( Problem $problem ): array => self::to_response( $problem, $words ), $problems );
	}

	/** @return array<string, mixed> */
	private static function to_response( Problem $problem, ProblemWords $words ): array {
		return array(
			'code'       => $problem->code,
			'severity'   => $problem->severity,
			'row'        => $problem->row,
			'side'       => $problem->side->value ?? '',
			'field'      => $problem->field,
			'sentence'   => $words->sentence( $problem ),
			'suggestion' => $problem->suggestion,
		);
	}
}
