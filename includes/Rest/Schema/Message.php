<?php
/**
 * A request and its answer in the debug log, masked (V8).
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

/**
 * @phpstan-import-type Property from Shape
 */
final class Message {

	/** @return array<string, Property> As listed. */
	public static function properties(): array {
		return array(
			'id'            => Shape::integer(),
			'connection_id' => Shape::integer(),
			'at'            => Shape::instant(),
			'method'        => Shape::text(),
			'url'           => Shape::text(),
			'status'        => Shape::integer( '0: there was no answer.' ),
			'failed'        => Shape::boolean( 'No answer, a status that is no success, or an answer that says so.' ),
			'took_ms'       => Shape::integer(),
			'error'         => Shape::text( 'Code and sentence; empty: none.' ),
		);
	}

	/** @return array<string, Property> */
	public static function detail_properties(): array {
		return self::properties() + array(
			'request_headers'  => Shape::text( 'A line each.' ),
			'request'          => Shape::text( 'Body; where it was too long it ends with how much of it is here.' ),
			'response_headers' => Shape::text(),
			'response'         => Shape::text(),
		);
	}

	/**
	 * @param array<string, string|null> $row Of the table.
	 * @return array<string, mixed>
	 */
	public function to_response( array $row ): array {
		return array(
			'id'            => (int) $row['id'],
			'connection_id' => (int) $row['connection_id'],
			'at'            => Shape::to_instant( (int) $row['at'] ),
			'method'        => $row['method'],
			'url'           => $row['url'],
			'status'        => (int) $row['status'],
			'failed'        => '1' === (string) $row['failed'],
			'took_ms'       => (int) $row['took_ms'],
			'error'         => (string) $row['error'],
		);
	}

	/**
	 * @param array<string, string|null> $row Of the table, whole.
	 * @return array<string, mixed>
	 */
	public function to_detail( array $row ): array {
		return $this->to_response( $row ) + array(
			'request_headers'  => (string) $row['request_headers'],
			'request'          => (string) $row['request'],
			'response_headers' => (string) $row['response_headers'],
			'response'         => (string) $row['response'],
		);
	}
}
