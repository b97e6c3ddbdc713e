<?php
/**
 * References to records of other modules: resolved through the links; what has no link yet goes first (E34).
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\References;
use Crosswalk\Mapping\Row;
use Crosswalk\Mapping\Translator;
use Crosswalk\Storage\Links;
use Crosswalk\Storage\Update;
use Crosswalk\Storage\Updates;

final class Dependencies {

	public function __construct( private readonly Links $links, private readonly Updates $updates ) {
	}

	/** The links of everything that the records of one side refer to: one query per module. */
	public function references( Batch $batch, Side $side ): References {
		$wanted = array();
		foreach ( $batch->open() as $item ) {
			foreach ( $this->of( $batch, $side, $item->record( $side ) ) as $module => $ids ) {
				$wanted[ $module ] = array_merge( $wanted[ $module ] ?? array(), $ids );
			}
		}
		$others = array();
		foreach ( $wanted as $module => $ids ) {
			foreach ( $this->links->of( $batch->pairing->id, $module, $side, $ids ) as $id => $link ) {
				if ( $link->complete() && null === $link->gone() ) {
					$others[ $module ][ $id ] = (string) $link->id_on( $side->other() );
				}
			}
		}
		return new References( $others );
	}

	/**
	 * Queues parents that have no link yet and makes their children wait. A parent that was refused is its child's reason;
	 * one that was left alone, or does not exist, is simply no reference.
	 */
	public function require( Batch $batch, References $references ): void {
		$missing = array();
		foreach ( $batch->open() as $item ) {
			foreach ( $this->of( $batch, $batch->from, $item->record( $batch->from ) ) as $module => $ids ) {
				foreach ( $ids as $id ) {
					if ( null === $references->other( $module, $id ) && true === $batch->pairing->config( $module )?->direction->goes_to( $batch->to() ) ) {
						$missing[ $module ][ $id ][] = $item;
					}
				}
			}
		}
		foreach ( $missing as $module => $children ) {
			$this->queue( $batch, $module, $children );
		}
	}

	/** @param array<string, list<Item>> $children Items by the parent's id. */
	private function queue( Batch $batch, string $module, array $children ): void {
		$ids    = array_map( 'strval', array_keys( $children ) );
		$there  = $batch->pairing->endpoint( $batch->from )->versions( $module, $ids );
		$before = $this->updates->unfinished( $batch->pairing->id, $module, $batch->from, $ids );
		foreach ( $children as $id => $items ) {
			if ( ! isset( $there[ $id ] ) ) {
				continue;
			}
			$key    = Update::key_of( $module, $batch->from, (string) $id );
			$state  = $before[ $id ] ?? null;
			$stuck  = null !== $state && in_array( $state['outcome'], array( 'failed', 'decision' ), true );
			$queued = false;
			foreach ( $items as $item ) {
				$circle = null !== $state && $item->update->key() === $state['blocked_by'];
				if ( null !== $item->verdict || $circle || 'skipped' === ( $state['outcome'] ?? '' ) ) {
					continue;
				}
				$item->verdict = Verdict::blocked( $key, $this->reason( $batch, $module, (string) $id, $stuck ? $state['message'] : '' ), $stuck );
				$queued        = $queued || $stuck;
				if ( ! $queued ) {
					$record = array(
						'connection_id' => $batch->pairing->id,
						'module'        => $module,
						'side'          => $batch->from,
						'record_id'     => (string) $id,
					);
					$this->updates->add( array( $record ), Update::PRIORITY_PARENT, $item->update->run_id );
					$queued = true;
				}
			}
		}
	}

	private function reason( Batch $batch, string $module, string $id, string $message ): string {
		$label = $batch->pairing->module( $batch->from, $module )->label;
		return '' === $message
			/* translators: 1: name of a module, 2: record id. */
			? sprintf( __( 'Waits for %1$s %2$s, which goes first.', 'crosswalk' ), $label, $id )
			/* translators: 1: name of a module, 2: record id, 3: a sentence. */
			: sprintf( __( 'Waits for %1$s %2$s, which did not get through: %3$s', 'crosswalk' ), $label, $id, $message );
	}

	/**
	 * What a record refers to in the rows that leave this side.
	 *
	 * @return array<string, list<string>> Ids by module.
	 */
	private function of( Batch $batch, Side $side, ?Record $record ): array {
		$found  = array();
		$fields = $batch->description( $side )->fields;
		foreach ( null === $record ? array() : $batch->config->map->rows as $row ) {
			$name  = self::field_on( $row, $side );
			$field = $fields[ $name ] ?? null;
			if ( null !== $field && $row->direction->within( $batch->config->direction )->goes_to( $side->other() ) ) {
				foreach ( Translator::references( $field, $record->fields[ $name ] ?? null ) as $module => $ids ) {
					$found[ $module ] = array_values( array_unique( array_merge( $found[ $module ] ?? array(), $ids ) ) );
				}
			}
		}
		return $found;
	}

	private static function field_on( Row $row, Side $side ): string {
		return Side::Shop === $side ? $row->shop : $row->remote;
	}
}
