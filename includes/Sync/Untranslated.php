<?php
/**
 * Choices that have no counterpart on the other side: a status of another plugin that the value map says nothing about.
 * Of a pair, that one field stays as it is, and everything else goes through (V17).
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Canon;
use Crosswalk\Mapping\Row;
use Crosswalk\Mapping\Validator;

final class Untranslated {

	/** Code of a pair of which nothing else changed. */
	public const CODE = 'no_counterpart';

	/**
	 * Takes such fields out of a merge. Their bases stay, so that they are caught up on once the value map knows them.
	 *
	 * @return string Sentences about those that the update would have brought; empty: there are none.
	 */
	public static function leave( Batch $batch, Item $item, Merged $merged ): string {
		$sentences  = array();
		$item->left = array();
		foreach ( array() === $merged->writes ? array() : $batch->config->map->rows as $row ) {
			foreach ( Side::cases() as $side ) {
				$source = $batch->description( $side->other() )->fields[ $row->field( $side->other() ) ] ?? null;
				if ( null !== $source && self::is_open( $row, $source, $batch->description( $side )->fields[ $row->field( $side ) ] ?? null, $merged->writes[ $side->value ][ $row->field( $side ) ] ?? null ) ) {
					$merged->drop( $side, $row->field( $side ) );
					$item->left[] = $row->key();
					if ( $side === $batch->from ) {
						// It was told when it came.
						continue;
					}
					$value = $item->record( $side->other() )->fields[ $source->name ] ?? '';
					$value = is_scalar( $value ) ? (string) $value : '';
					/* translators: 1: label of a field, 2: its value, 3: name of a system. */
					$sentences[] = sprintf( __( '"%1$s" is "%2$s", which the value map says nothing about: it stays as it is in %3$s. Add a row for it to the value map.', 'crosswalk' ), $source->label, $source->options[ $value ] ?? $value, $batch->pairing->name( $side ) );
				}
			}
		}
		return implode( ' ', $sentences );
	}

	private static function is_open( Row $row, Field $source, ?Field $target, mixed $value ): bool {
		return FieldType::Choice === $source->type && FieldType::Choice === $target?->type && array() === $row->transforms
			&& ! Canon::is_empty( $value ) && 'not_an_option' === Validator::wrong( $target, $value )?->code;
	}
}
