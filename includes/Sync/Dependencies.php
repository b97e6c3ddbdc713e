<?php
/**
 * References to records of other modules: resolved through the links; what has no link yet goes first (E34).
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\References;
use Crosswalk\Mapping\Translator;
use Crosswalk\Storage\Link;
use Crosswalk\Storage\Links;
use Crosswalk\Storage\Plans;
use Crosswalk\Storage\Update;
use Crosswalk\Storage\Updates;

final class Dependencies {

	/** Outcomes of a parent that are its child's reason for waiting. */
	private const STUCK = array( 'failed', 'decision' );

	/** A parent that was skipped for this lacks a value that somebody has to give it; the others are left alone on purpose. */
	private const LACKING = 'required';

	public function __construct(
		private readonly Links $links,
		private readonly Updates $updates,
		private readonly Plans $plans
	) {
	}

	/** The other ids of everything that the records of one side refer to: one query per module. */
	public function references( Batch $batch, Side $side ): References {
		$wanted = array();
		foreach ( $batch->open() as $item ) {
			foreach ( $this->of( $batch, $side, $item->record( $side ) ) as $module => $ids ) {
				$wanted[ $module ] = array_merge( $wanted[ $module ] ?? array(), $ids );
			}
		}
		$others = array();
		foreach ( $wanted as $module => $ids ) {
			$partners = $batch->mode->dry ? $this->partners( $batch, $module, $side, $ids ) : array();
			$gone     = $this->plans->deleted( $batch->mode->dry ? $batch->mode->run_id : $batch->mode->follows, $module, $side, $ids );
			$linked   = array();
			foreach ( $this->links->of( $batch->pairing->id, $module, $side, $ids ) as $id => $link ) {
				$other = self::other( $link, $side );
				if ( null !== $other && ! in_array( (string) $id, $gone, true ) ) {
					$linked[ $id ] = $other;
				}
			}
			$others[ $module ] = $partners + $linked + $this->assumed( $batch, $module, $side, $ids );
		}
		return new References( $others );
	}

	/**
	 * Makes children wait for parents that have no link yet, and queues those. A parent that was refused is its child's
	 * reason; one that was left alone, or does not exist, is simply no reference.
	 */
	public function require( Batch $batch, References $references ): void {
		if ( 0 !== $batch->mode->follows ) {
			// Parents are in the plan too. One that did not get through leaves a gap, by which the child differs from its plan.
			return;
		}
		$missing = array();
		foreach ( $batch->open() as $item ) {
			foreach ( $this->of( $batch, $batch->from, $item->record( $batch->from ), false ) as $module => $ids ) {
				foreach ( $ids as $id ) {
					if ( null === $references->other( $module, $id ) && true === $batch->pairing->config( $module )?->direction->goes_to( $batch->to() ) ) {
						$missing[ $module ][ $id ][] = $item;
					}
				}
			}
		}
		foreach ( $missing as $module => $children ) {
			$this->wait_for( $batch, $module, $children );
		}
	}

	/** @param array<string, list<Item>> $children Items by the parent's id. */
	private function wait_for( Batch $batch, string $module, array $children ): void {
		$ids    = array_map( 'strval', array_keys( $children ) );
		$there  = $batch->pairing->endpoint( $batch->from )->versions( $module, $ids );
		$there  = array_diff_key( $there, array_flip( $this->plans->deleted( $batch->mode->dry ? $batch->mode->run_id : 0, $module, $batch->from, $ids, true ) ) );
		// A dry run knows better of what it has planned itself; what it did not look at stays as it was.
		$before = ( $batch->mode->dry ? $this->plans->ends( $batch->mode->run_id, $module, $batch->from, $ids ) : array() ) + $this->updates->unfinished( $batch->pairing->id, $module, $batch->from, $ids );
		$names  = $this->names( $batch, $module, array_keys( array_filter( array_intersect_key( $before, $there ), self::is_stuck( ... ) ) ) );
		$queue  = array();
		foreach ( array_intersect_key( $children, $there ) as $id => $items ) {
			$id    = (string) $id;
			$state = $before[ $id ] ?? null;
			$stuck = null !== $state && self::is_stuck( $state );
			foreach ( $items as $item ) {
				$circle = null !== $state && $item->update->key() === $state['blocked_by'];
				if ( null !== $item->verdict || $circle || ( ! $stuck && Outcome::Skipped->value === ( $state['outcome'] ?? '' ) ) ) {
					continue;
				}
				$item->verdict = Verdict::blocked( Update::key_of( $module, $batch->from, $id ), $this->reason( $batch, $module, $names[ $id ] ?? $id, $stuck ? explode( "\n", $state['message'] )[0] : '' ), $stuck );
				if ( ! $stuck ) {
					$queue[ $item->update->run_id ][ $id ] = array(
						'connection_id' => $batch->pairing->id,
						'module'        => $module,
						'side'          => $batch->from,
						'record_id'     => $id,
					);
				}
			}
		}
		foreach ( $batch->mode->dry ? array() : $queue as $run_id => $records ) {
			$this->updates->add( array_values( $records ), Update::PRIORITY_PARENT, $run_id );
		}
	}

	/** @param array<string, string> $state Of a parent. */
	private static function is_stuck( array $state ): bool {
		return in_array( $state['outcome'] ?? '', self::STUCK, true ) || self::LACKING === ( $state['code'] ?? '' );
	}

	/**
	 * What a person calls these records: the id of a guest says nothing to anybody.
	 *
	 * @param list<string|int> $ids Ids on the side that the change came from.
	 * @return array<string, string> By id.
	 */
	private function names( Batch $batch, string $module, array $ids ): array {
		$described = $batch->pairing->module( $batch->from, $module );
		$records   = array() === $ids ? array() : $batch->pairing->endpoint( $batch->from )->fetch( $module, array_map( 'strval', $ids ) );
		return array_map( static fn( Record $record ): string => sprintf( '"%s"', $described->title_of( $record ) ), $records );
	}

	/**
	 * Whom these would be linked with by then, whatever their links say now.
	 *
	 * @param list<string> $ids Ids on `$side`.
	 * @return array<string, string> Other ids by id; a record that would be created has a stand-in.
	 */
	private function partners( Batch $batch, string $module, Side $side, array $ids ): array {
		return array_map( static fn( string $other ): string => '' === $other ? References::PLANNED . $module : $other, $this->plans->partners( $batch->mode->run_id, $module, $side, $ids ) );
	}

	/**
	 * A rehearsal is in the middle of these.
	 *
	 * @param list<string> $ids Ids on `$side`.
	 * @return array<string, string> Stand-ins by id.
	 */
	private function assumed( Batch $batch, string $module, Side $side, array $ids ): array {
		$assumed = array_filter( $ids, static fn( string $id ): bool => in_array( Update::key_of( $module, $side, $id ), $batch->mode->assumed, true ) );
		return array_fill_keys( $assumed, References::PLANNED . $module );
	}

	private static function other( Link $link, Side $side ): ?string {
		return $link->complete() && null === $link->gone() ? $link->id_on( $side->other() ) : $link->stand_in();
	}

	private function reason( Batch $batch, string $module, string $name, string $message ): string {
		$label = $batch->pairing->module( $batch->from, $module )->label;
		return '' === $message
			/* translators: 1: name of a module, 2: record id. */
			? sprintf( __( 'Waits for %1$s %2$s, which goes first.', 'crosswalk' ), $label, $name )
			/* translators: 1: name of a module, 2: name of a record, 3: a sentence. */
			: sprintf( __( 'Waits for %1$s %2$s, which did not get through: %3$s', 'crosswalk' ), $label, $name, $message );
	}

	/**
	 * What a record refers to in the rows that leave this side.
	 *
	 * @param bool $loose Also what is not waited for.
	 * @return array<string, list<string>> Ids by module.
	 */
	private function of( Batch $batch, Side $side, ?Record $record, bool $loose = true ): array {
		$found  = array();
		$fields = $batch->description( $side )->fields;
		foreach ( null === $record ? array() : $batch->config->map->rows as $row ) {
			$name  = $row->field( $side );
			$field = $fields[ $name ] ?? null;
			if ( null !== $field && $row->flow()->within( $batch->config->direction )->goes_to( $side->other() ) ) {
				foreach ( Translator::references( $field, $record->fields[ $name ] ?? null, $loose ) as $module => $ids ) {
					$found[ $module ] = array_values( array_unique( array_merge( $found[ $module ] ?? array(), $ids ) ) );
				}
			}
		}
		return $found;
	}
}
