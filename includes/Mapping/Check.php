<?php
/**
 * Holds a mapping against what both sides say of themselves, before anything fails (V12, V13).
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping;

use Crosswalk\Endpoint\Module;

final class Check {

	/** @var list<Checks\Inspection> */
	private readonly array $inspections;

	public function __construct( private readonly Transforms $transforms ) {
		$this->inspections = array(
			new Checks\Fields(),
			new Checks\Chains(),
			new Checks\Required(),
			new Checks\Types(),
			new Checks\Money(),
			new Checks\Choices(),
			new Checks\Loops(),
			new Checks\MatchRules(),
		);
	}

	/**
	 * @param array<string, string> $labels     Labels of remote fields by name, as they were when last seen.
	 * @param array<string, string> $currencies ISO 4217 of the amounts of each side, by Side::value, where it is known.
	 * @return list<Problem> By row, errors first.
	 */
	public function problems( Draft $draft, Module $shop, Module $remote, array $labels = array(), array $currencies = array() ): array {
		$subject  = new Checks\Subject( $draft, $shop, $remote, $this->transforms, $labels, $currencies );
		$problems = array();
		foreach ( $this->inspections as $inspection ) {
			array_push( $problems, ...$inspection->problems( $subject ) );
		}
		$places = array_flip( array( '', ...array_map( static fn( Row $row ): string => $row->key(), $draft->map->rows ) ) );
		usort( $problems, static fn( Problem $a, Problem $b ): int => array( $places[ $a->row ], ! $a->is_error() ) <=> array( $places[ $b->row ], ! $b->is_error() ) );
		return $problems;
	}
}
