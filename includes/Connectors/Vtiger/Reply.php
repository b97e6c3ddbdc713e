<?php
/**
 * What the CRM answered.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

final class Reply {

	/**
	 * @param mixed $result As decoded.
	 * @param int   $asked  The CRM's clock when it was asked, unix seconds, at most: what is in the result was read then or later.
	 */
	public function __construct( public readonly mixed $result, public readonly int $asked ) {
	}

	/** @return list<array<string, string>> The rows of a query. */
	public function rows(): array {
		$rows = array();
		foreach ( is_array( $this->result ) ? $this->result : array() as $row ) {
			$rows[] = self::flat( $row );
		}
		return $rows;
	}

	/** @return array<string, string> One record's plain values. */
	public function record(): array {
		return self::flat( $this->result );
	}

	/** @return array<string, string> */
	private static function flat( mixed $row ): array {
		$values = array();
		foreach ( is_array( $row ) ? $row : array() as $name => $value ) {
			if ( is_scalar( $value ) || null === $value ) {
				$values[ (string) $name ] = (string) $value;
			}
		}
		return $values;
	}
}
