<?php
/**
 * Names of the records that references lead to, so that a person need not know their ids.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;

final class Titles {

	/**
	 * One read for each kind of record that is referred to.
	 *
	 * @param list<Field>  $fields  Of one side.
	 * @param list<Record> $records Of that side.
	 * @return array<string, string> By id; who may not see a record has no name for it.
	 */
	public static function of( Pairing $pairing, Side $side, array $fields, array $records ): array {
		$titles = array();
		foreach ( self::ids( $fields, $records ) as $module => $ids ) {
			try {
				$description = $pairing->module( $side, $module );
				foreach ( $pairing->endpoint( $side )->fetch( $module, $ids ) as $id => $record ) {
					$titles[ (string) $id ] = $description->title_of( $record );
				}
			} catch ( EndpointError ) {
				continue;
			}
		}
		return $titles;
	}

	/**
	 * @param list<Field>  $fields  Of one side.
	 * @param list<Record> $records Of that side.
	 * @return array<string, list<string>> By module.
	 */
	private static function ids( array $fields, array $records ): array {
		$ids = array();
		foreach ( $fields as $field ) {
			foreach ( FieldType::Reference === $field->type ? $records : array() as $record ) {
				$id = $record->fields[ $field->name ] ?? null;
				if ( is_string( $id ) && '' !== $id ) {
					$ids[ $field->refers_to ][ $id ] = $id;
				}
			}
		}
		return array_map( 'array_values', $ids );
	}
}
