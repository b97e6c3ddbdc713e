<?php
/**
 * What would be written for one item, in the form a dry run keeps and shows.
 *
 * Changes: list of {side, event, field, label, old, new}; old and new as texts for a person.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Canon;

/**
 * @phpstan-type PlannedChange array{side: string, event: string, field: string, label: string, old: string|null, new: string|null}
 */
final class Plan {

	/**
	 * Short mark of what would be written where. Of a reference it only holds that there is one: in a dry run the record it
	 * leads to may not exist yet.
	 */
	public static function fingerprint( Batch $batch, Item $item ): string {
		$writes = array();
		foreach ( $item->writes as $side => $fields ) {
			ksort( $fields );
			foreach ( $fields as $name => $value ) {
				$field                    = self::field( $batch, Side::from( $side ), (string) $name );
				$writes[ $side ][ $name ] = Canon::base( $field, self::without_ids( $field, $value ) );
			}
			$writes[ $side ]['#'] = $item->deletes ? 'delete' : (string) $item->record( Side::from( $side ) )?->id;
		}
		ksort( $writes );
		return sha1( (string) wp_json_encode( array( $writes, $item->unlinks, $item->id_on( Side::Shop ), $item->id_on( Side::Remote ) ) ) );
	}

	/** @return list<PlannedChange> */
	public static function changes( Batch $batch, Item $item ): array {
		$changes = array();
		foreach ( $item->writes as $side => $fields ) {
			$side   = Side::from( $side );
			$record = $item->record( $side );
			if ( $item->deletes ) {
				$changes[] = self::change( $side, 'deleted', '', '', $record?->id, null );
				continue;
			}
			foreach ( $fields as $name => $value ) {
				$field     = self::field( $batch, $side, (string) $name );
				$changes[] = self::change( $side, null === $record ? 'created' : 'updated', (string) $name, $field->label, Shown::text( $field, $record->fields[ $name ] ?? null ), Shown::text( $field, $value ) );
			}
		}
		if ( $item->unlinks ) {
			$changes[] = self::change( $batch->to(), 'unlinked', '', '', $item->id_on( $batch->to() ), null );
		}
		return $changes;
	}

	private static function without_ids( Field $field, mixed $value ): mixed {
		if ( FieldType::Reference === $field->type ) {
			return Canon::is_empty( $value ) ? null : '*';
		}
		if ( FieldType::Lines !== $field->type || ! is_array( $value ) ) {
			return $value;
		}
		foreach ( $value as $i => $row ) {
			$row = is_array( $row ) ? $row : array();
			foreach ( $field->children as $name => $child ) {
				$row[ $name ] = self::without_ids( $child, $row[ $name ] ?? null );
			}
			$value[ $i ] = $row;
		}
		return $value;
	}

	private static function field( Batch $batch, Side $side, string $name ): Field {
		return $batch->description( $side )->fields[ $name ] ?? new Field( $name, $name );
	}

	/** @return PlannedChange */
	private static function change( Side $side, string $event, string $field, string $label, ?string $old, ?string $new_value ): array {
		return array(
			'side'  => $side->value,
			'event' => $event,
			'field' => $field,
			'label' => $label,
			'old'   => $old,
			'new'   => $new_value,
		);
	}
}
