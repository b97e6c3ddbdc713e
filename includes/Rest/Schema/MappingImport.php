<?php
/**
 * What a file of mappings would change, or has changed.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

use Crosswalk\Mapping\ProblemWords;
use Crosswalk\Maps\Import;
use Crosswalk\Rest\Labels;

/**
 * @phpstan-import-type Property from Shape
 */
final class MappingImport {

	public function __construct( private readonly Labels $labels ) {
	}

	/** @return array<string, Property> */
	public static function properties(): array {
		$fault  = array(
			'module'  => Shape::text(),
			'label'   => Shape::text(),
			'row'     => Shape::integer( 'Number of the row, from 1; 0: the module as a whole.' ),
			'message' => Shape::text(),
		);
		$module = array(
			'module'   => Shape::text(),
			'label'    => Shape::text(),
			'rows'     => Shape::integer( 'How many it has.' ),
			'problems' => Shape::list_of( MappingProblem::shape() ),
		);
		return array(
			'imported' => Shape::boolean( 'It is stored; otherwise nothing has changed.' ),
			'possible' => Shape::boolean( 'It can be imported, with whatever is said of it accepted.' ),
			'faults'   => Shape::list_of( Shape::object( 'ImportFault', $fault ) ),
			'modules'  => Shape::list_of( Shape::object( 'ImportModule', $module ) ),
		);
	}

	/** @return array<string, mixed> */
	public function to_response( Import $import, ProblemWords $words, bool $imported ): array {
		$modules = array();
		foreach ( $import->drafts as $name => $draft ) {
			$modules[] = array(
				'module'   => $name,
				'label'    => $this->labels->shop( $name ),
				'rows'     => count( $draft->map->rows ),
				'problems' => MappingProblem::all( $import->problems[ $name ] ?? array(), $words ),
			);
		}
		return array(
			'imported' => $imported,
			'possible' => $import->is_possible(),
			'faults'   => array_map( fn( array $fault ): array => array( 'label' => '' === $fault['module'] ? '' : $this->labels->shop( $fault['module'] ) ) + $fault, $import->faults ),
			'modules'  => $modules,
		);
	}
}
