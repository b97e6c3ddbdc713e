<?php
/**
 * The last stage of a dry run (E22): asks each side what it would refuse, where it can tell, and saves nothing. Items are
 * marked as if they were saved, so that their outcome is found the same way as that of a real run.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\CanRehearse;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Module;
use Crosswalk\Endpoint\Side;
use Crosswalk\Endpoint\Write;
use Crosswalk\Mapping\References;

final class Rehearsal implements Stage {

	public function run( Batch $batch ): void {
		foreach ( array( $batch->to(), $batch->from ) as $side ) {
			$items = array_values( array_filter( $batch->open(), static fn( Item $item ): bool => isset( $item->writes[ $side->value ] ) ) );
			if ( array() !== $items ) {
				$this->ask( $batch, $side, $items );
			}
			foreach ( $items as $item ) {
				$item->mark_saved( $side, null === $item->record( $side ) );
			}
		}
	}

	/** @param non-empty-list<Item> $items With a write to this side. */
	private function ask( Batch $batch, Side $side, array $items ): void {
		$endpoint = $batch->pairing->endpoint( $side );
		if ( ! $endpoint instanceof CanRehearse ) {
			return;
		}
		$module  = $batch->description( $side );
		$writes  = array();
		$by_key  = array();
		$planned = array();
		foreach ( $items as $i => $item ) {
			$known        = self::known( $module, $item->writes[ $side->value ] );
			$planned[ $i ] = array_keys( array_diff_key( $item->writes[ $side->value ], $known ) );
			$by_key[ $i ] = $item;
			$writes[]     = new Write( (string) $i, $item->record( $side )?->id, $known, $item->record( $side ), $item->deletes, true, (string) $batch->pairing->id, (string) $item->id_on( $side->other() ), $batch->permits( $side ) );
		}
		foreach ( $endpoint->rehearse( $batch->module, $writes ) as $key => $error ) {
			// What is missing only because the record it leads to does not exist yet is no error.
			if ( ! in_array( $error->field, $planned[ (int) $key ], true ) ) {
				$by_key[ (int) $key ]->verdict = Verdict::failed( $error );
			}
		}
	}

	/**
	 * Without references to records that would only exist by then.
	 *
	 * @param array<string, mixed> $fields To be written.
	 * @return array<string, mixed>
	 */
	private static function known( Module $module, array $fields ): array {
		foreach ( $fields as $name => $value ) {
			$field = $module->fields[ $name ] ?? null;
			if ( self::is_planned( $value ) ) {
				unset( $fields[ $name ] );
			} elseif ( FieldType::Lines === $field?->type && is_array( $value ) ) {
				$fields[ $name ] = array_map( static fn( mixed $row ): mixed => is_array( $row ) ? array_filter( $row, static fn( mixed $cell ): bool => ! self::is_planned( $cell ) ) : $row, $value );
			}
		}
		return $fields;
	}

	private static function is_planned( mixed $value ): bool {
		return is_string( $value ) && str_starts_with( $value, References::PLANNED );
	}
}
