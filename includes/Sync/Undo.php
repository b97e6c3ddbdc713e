<?php
/**
 * Plans the way back of a run (E23): the values from before, for records that are still as the run left them. Everything
 * else is left alone, and says why.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Canon;
use Crosswalk\Storage\History;

/**
 * @phpstan-import-type Row from History
 */
final class Undo {

	private const WRITTEN = array( 'updated', 'conflict' );

	public function __construct( private readonly History $history ) {
	}

	public function run( Batch $batch ): void {
		$open = $batch->open();
		$rows = $this->history->since_run( $batch->mode->undoes, $batch->pairing->id, $batch->module, $batch->from, array_map( static fn( Item $item ): string => $item->update->record_id, $open ) );
		foreach ( $open as $item ) {
			$item->verdict = $this->plan( $batch, $item, $rows[ $item->update->record_id ] ?? array() );
		}
	}

	/** @param list<Row> $rows Of this record, since the run, oldest first. */
	private function plan( Batch $batch, Item $item, array $rows ): ?Verdict {
		$ours  = array_values( array_filter( $rows, static fn( array $row ): bool => (int) $row['run_id'] === $batch->mode->undoes ) );
		$last  = (int) ( end( $ours )['id'] ?? 0 );
		$later = array_filter( $rows, static fn( array $row ): bool => (int) $row['id'] > $last );
		$by    = array_column( $ours, null, 'event' );
		if ( $this->is_forgotten( $ours ) ) {
			return Verdict::skipped( 'history_gone', __( 'What the run did with this record is older than the history that is kept.', 'crosswalk' ) );
		}
		if ( array() === $ours ) {
			return Verdict::skipped( 'nothing_to_undo', __( 'The history of this record does not say what the run did.', 'crosswalk' ) );
		}
		if ( isset( $by['deleted'] ) ) {
			return Verdict::skipped( 'not_undoable', __( 'It was deleted. What is deleted cannot be brought back.', 'crosswalk' ) );
		}
		if ( null === $item->link ) {
			return Verdict::skipped( 'not_undoable', __( 'The two records are not linked any more.', 'crosswalk' ) );
		}
		if ( isset( $by['created'] ) ) {
			return $this->take_away( $batch, $item, Side::from( (string) $by['created']['side'] ), array() !== $later );
		}
		$refusal       = $this->restore( $batch, $item, $ours );
		$item->unlinks = isset( $by['linked'] );
		return $refusal;
	}

	/**
	 * Of one moment some rows may be gone and others not: that would put back half a record.
	 *
	 * @param list<Row> $rows Of the run, oldest first.
	 */
	private function is_forgotten( array $rows ): bool {
		return (int) ( $rows[0]['at'] ?? 0 ) <= $this->history->pruned_to() && 0 !== $this->history->pruned_to();
	}

	/** A record that the run created is deleted, if nobody touched it since. */
	private function take_away( Batch $batch, Item $item, Side $side, bool $changed ): ?Verdict {
		$record = $item->record( $side );
		$module = $batch->description( $side );
		if ( $changed || true !== $record?->is_version( $item->link?->version_on( $side ) ) ) {
			return self::changed_since();
		}
		if ( ! $module->delete ) {
			/* translators: 1: name of a system, 2: name of a module. */
			return Verdict::skipped( 'not_undoable', sprintf( __( 'The run created it, and %1$s does not let it be deleted from here (%2$s).', 'crosswalk' ), $batch->pairing->name( $side ), $module->label ) );
		}
		$item->deletes                = true;
		$item->writes[ $side->value ] = array();
		return null;
	}

	/**
	 * Writes back the values from before.
	 *
	 * @param list<Row> $rows Of the run, oldest first.
	 */
	private function restore( Batch $batch, Item $item, array $rows ): ?Verdict {
		$before = array();
		$after  = array();
		foreach ( $rows as $row ) {
			if ( in_array( $row['event'], self::WRITTEN, true ) ) {
				$key             = $row['side'] . '|' . $row['field'];
				$before[ $key ] ??= $row;
				$after[ $key ]   = $row;
			}
		}
		foreach ( $before as $key => $row ) {
			$side    = Side::from( (string) $row['side'] );
			$field   = $batch->description( $side )->fields[ $row['field'] ] ?? null;
			$current = $item->record( $side )->fields ?? array();
			if ( true === $field?->writeonly ) {
				// The record has no such value: it only said how to write the others.
				continue;
			}
			if ( null === $field || $field->readonly || ! array_key_exists( $field->name, $current ) ) {
				/* translators: 1: name of a field, 2: name of a system. */
				return self::none( $item, Verdict::skipped( 'not_undoable', sprintf( __( 'The field "%1$s" of %2$s can not be written any more.', 'crosswalk' ), $field->label ?? $row['field'], $batch->pairing->name( $side ) ) ) );
			}
			if ( ! Canon::same( $field, $current[ $field->name ], History::value( $field, $after[ $key ]['new_value'] ) ) ) {
				return self::none( $item, self::changed_since( $field->label ) );
			}
			$old = History::value( $field, $row['old_value'] );

			$item->writes[ $side->value ][ $field->name ] = $old;

			$item->changes[] = array(
				'side'  => $side,
				'event' => 'updated',
				'field' => $field->name,
				'old'   => $current[ $field->name ],
				'new'   => $old,
			);
		}
		return null;
	}

	private static function changed_since( string $field = '' ): Verdict {
		return Verdict::skipped(
			'changed_since',
			'' === $field
				? __( 'It was changed since this run.', 'crosswalk' )
				/* translators: %s: name of a field. */
				: sprintf( __( '"%s" was changed since this run.', 'crosswalk' ), $field )
		);
	}

	private static function none( Item $item, Verdict $verdict ): Verdict {
		$item->writes  = array();
		$item->changes = array();
		return $verdict;
	}
}
