<?php
/**
 * Records that failed for one cause.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

use Crosswalk\Rest\Labels;

/**
 * @phpstan-import-type Property from Shape
 */
final class FailureGroup {

	public function __construct( private readonly Labels $labels ) {
	}

	/** @return array<string, Property> */
	public static function properties(): array {
		return array(
			'id'            => Shape::integer(),
			'connection_id' => Shape::integer(),
			'module'        => Shape::text(),
			'module_label'  => Shape::text(),
			'kind'          => Shape::error_kind(),
			'code'          => Shape::text(),
			'message'       => Shape::text(),
			'advice'        => Shape::text(),
			'count'         => Shape::integer( 'Records it stops now.' ),
			'first_at'      => Shape::instant(),
			'last_at'       => Shape::instant(),
		);
	}

	/**
	 * @param array<string, string|null> $row Of the table, with `count`.
	 * @return array<string, mixed>
	 */
	public function to_response( array $row ): array {
		return array(
			'id'            => (int) $row['id'],
			'connection_id' => (int) $row['connection_id'],
			'module'        => $row['module'],
			'module_label'  => $this->labels->shop( (string) $row['module'] ),
			'kind'          => $row['kind'],
			'code'          => $row['code'],
			'message'       => $row['message'],
			'advice'        => $row['advice'],
			'count'         => (int) $row['count'],
			'first_at'      => Shape::to_instant( (int) $row['first_at'] ),
			'last_at'       => Shape::to_instant( (int) $row['last_at'] ),
		);
	}
}
