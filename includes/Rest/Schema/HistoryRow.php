<?php
/**
 * Something that happened to a record.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

use Crosswalk\Storage\History;

/**
 * @phpstan-import-type Property from Shape
 * @phpstan-import-type Row from History
 */
final class HistoryRow {

	public function __construct( private readonly Change $change ) {
	}

	/** @return array<string, Property> */
	public static function properties(): array {
		return array(
			'id'            => Shape::integer(),
			'at'            => Shape::instant(),
			'connection_id' => Shape::integer( '0: all connections.' ),
			'run_id'        => Shape::integer( '0: in none.' ),
			'origin'        => Shape::choice( 'Origin', array( 'shop', 'remote', 'person' ) ) + array( 'description' => 'Where it came from.' ),
			'person'        => Shape::text( 'Who did it; empty: nobody.' ),
		) + Change::properties();
	}

	/**
	 * @param Row $row Of the table.
	 * @return array<string, mixed>
	 */
	public function to_response( array $row ): array {
		$user = 0 === (int) $row['person'] ? false : get_userdata( (int) $row['person'] );
		return array(
			'id'            => (int) $row['id'],
			'at'            => Shape::to_instant( (int) $row['at'] ),
			'connection_id' => (int) $row['connection_id'],
			'run_id'        => (int) $row['run_id'],
			'origin'        => $row['origin'],
			'person'        => false === $user ? '' : $user->display_name,
		) + $this->change->to_response( $row );
	}
}
