<?php
/**
 * What the products and services in lines are called: a line made in the CRM has no text of its own.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Endpoint\EndpointError;

final class ProductNames {

	public function __construct( private readonly Client $client ) {
	}

	/**
	 * @param array<string, list<array<string, string>>> $lines By document.
	 * @return array<string, list<array<string, string>>> The same, with "name" and "sku" where the line has no comment.
	 * @throws EndpointError
	 */
	public function added( array $lines ): array {
		$ids = array();
		foreach ( $lines as $rows ) {
			array_push( $ids, ...array_column( array_filter( $rows, self::is_nameless( ... ) ), 'productid' ) );
		}
		$known = array() === $ids ? array() : $this->of( $ids );
		foreach ( $lines as $id => $rows ) {
			foreach ( $rows as $i => $row ) {
				$lines[ $id ][ $i ] = self::is_nameless( $row ) ? $row + ( $known[ $row['productid'] ?? '' ] ?? array() ) : $row;
			}
		}
		return $lines;
	}

	/** @param array<string, string> $row A line. */
	private static function is_nameless( array $row ): bool {
		return '' === trim( $row['comment'] ?? '' );
	}

	/**
	 * @param array<string> $ids Of products and services.
	 * @return array<string, array{name: string, sku: string}> By id.
	 */
	private function of( array $ids ): array {
		$found = array();
		foreach ( array( 'Products' => array( 'productname', 'productcode' ), 'Services' => array( 'servicename' ) ) as $module => $columns ) { // phpcs:ignore WordPress.Arrays
			foreach ( Lists::chunks( array_values( array_diff( $ids, array_keys( $found ) ) ) ) as $chunk ) {
				foreach ( $this->client->query( Vtql::select( $module, 'id', ...$columns )->where_in( 'id', $chunk )->limit( Vtql::PAGE ) )->rows() as $row ) {
					$found[ $row['id'] ] = array(
						'name' => $row[ $columns[0] ] ?? '',
						'sku'  => $row['productcode'] ?? '',
					);
				}
			}
		}
		return $found;
	}
}
