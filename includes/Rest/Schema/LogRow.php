<?php
/**
 * A row of the Sync log: what one run did with one module on one side.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

use Crosswalk\Endpoint\Side;
use Crosswalk\Rest\Labels;
use Crosswalk\Storage\Connections;

/**
 * @phpstan-import-type ConnectionRow from Connections
 * @phpstan-import-type Property from Shape
 */
final class LogRow {

	public function __construct( private readonly Labels $labels ) {
	}

	/** @return array<string, Property> */
	public static function properties(): array {
		return array(
			'run_id'       => Shape::integer(),
			'at'           => Shape::instant(),
			'trigger'      => Run::trigger(),
			'dry'          => Shape::boolean( 'It saved nothing.' ),
			'undoes'       => Shape::integer( 'The run that it took back; 0: none.' ),
			'module_label' => Shape::text( 'As the side that was written calls it.' ),
		) + Run::count_properties();
	}

	/**
	 * @param array<string, string|null> $row         Counters with the run's columns.
	 * @param array<int, ConnectionRow>  $connections By id.
	 * @return array<string, mixed>
	 */
	public function to_response( array $row, array $connections ): array {
		$connection = $connections[ (int) $row['connection_id'] ] ?? null;
		$module     = (string) $row['module'];
		return array(
			'run_id'       => (int) $row['run_id'],
			'at'           => Shape::to_instant( (int) $row['started_at'] ),
			'trigger'      => $row['trigger_kind'],
			'dry'          => '1' === (string) $row['dry'],
			'undoes'       => (int) $row['undoes'],
			'module_label' => null === $connection || Side::Shop->value === $row['side'] ? $this->labels->shop( $module ) : $this->labels->remote( $connection, $module ),
		) + Run::count_response( $row );
	}
}
