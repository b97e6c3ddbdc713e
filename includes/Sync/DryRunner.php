<?php
/**
 * Rehearses records (E22): the engine's path without the saves, and a row of the plan for each that would not stay as it
 * is. A record whose parent has to go first is rehearsed after it, as it would be in a real run.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\Link;
use Crosswalk\Storage\Locks;
use Crosswalk\Storage\Plans;
use Crosswalk\Storage\Update;

final class DryRunner {

	private const BATCH = 100;

	/** A parent's parent's parent; circles end here too. */
	private const DEPTH = 4;

	public function __construct(
		private readonly Engine $engine,
		private readonly Plans $plans,
		private readonly Ledger $ledger,
		private readonly Doorkeeper $door
	) {
	}

	/**
	 * @param list<string> $ids Ids on `$side`. Those that this run has planned already are passed over.
	 * @param bool         $missing They are not there any more.
	 * @throws EndpointError What stops all of them.
	 */
	public function run( Pairing $pairing, string $module, Side $side, array $ids, RunMode $mode, bool $missing = false ): void {
		// By then their links say so, where the other record of the pair was looked at.
		$known = $this->plans->deleted( $mode->run_id, $module, $side, $ids );
		if ( $missing ) {
			array_push( $known, ...$this->plans->inherited( $pairing->id, $mode->run_id, $module, $side, $ids ) );
		} elseif ( 0 === $mode->undoes ) {
			$this->ledger->unchanged( $mode->run_id, $module, $side->other(), count( $known ) );
		}
		$this->go( $pairing, $module, $side, array_values( array_diff( $ids, $known ) ), $mode, 0 );
	}

	/**
	 * @param list<string> $ids Ids on `$side`.
	 * @throws EndpointError
	 */
	private function go( Pairing $pairing, string $module, Side $side, array $ids, RunMode $mode, int $depth ): void {
		foreach ( array_chunk( array_values( array_unique( $ids ) ), self::BATCH ) as $chunk ) {
			$planned = array_keys( $this->plans->ends( $mode->run_id, $module, $side, $chunk ) );
			$matched = $this->plans->counterparts( $mode->run_id, $module, $side, $chunk, 0 !== $mode->undoes );
			$left    = array_values( array_diff( $chunk, array_map( 'strval', $planned ), $matched ) );
			if ( 0 === $mode->undoes ) {
				// By then they would be linked already, and not differ.
				$this->ledger->unchanged( $mode->run_id, $module, $side->other(), count( $matched ) );
			}
			if ( array() !== $left ) {
				$this->rehearse( $this->batch( $pairing, $module, $side, $left, $mode ), $depth );
			}
		}
	}

	/** @throws EndpointError */
	private function rehearse( Batch $batch, int $depth ): void {
		$this->engine->run( $batch );
		$waiting = array();
		$second  = array();
		$through = array();
		foreach ( $batch->items as $item ) {
			if ( Verdict::SECOND === $item->verdict?->code ) {
				$second[] = $item->update->record_id;
			} elseif ( self::waits( $item ) ) {
				$waiting[] = $item;
			} else {
				$through[] = $item;
			}
		}
		$this->keep( $batch, $through );
		if ( array() !== $waiting ) {
			$this->wait( $batch, $waiting, $depth );
		}
		if ( array() !== $second ) {
			// There are fewer of them each time.
			$this->rehearse( $this->batch( $batch->pairing, $batch->module, $batch->from, $second, $batch->mode ), $depth );
		}
	}

	/**
	 * Rehearses what these wait for, and then these.
	 *
	 * @param non-empty-list<Item> $waiting Of the batch.
	 * @throws EndpointError
	 */
	private function wait( Batch $batch, array $waiting, int $depth ): void {
		if ( self::DEPTH === $depth ) {
			$this->keep( $batch, $waiting );
			return;
		}
		$inner = $batch->mode->assuming( array_map( static fn( Item $item ): string => $item->update->key(), $waiting ) );
		foreach ( self::parents( $waiting ) as $module => $ids ) {
			$this->go( $batch->pairing, $module, $batch->from, $ids, $inner, $depth + 1 );
		}
		$ids = array_map( static fn( Item $item ): string => $item->update->record_id, $waiting );
		$this->rehearse( $this->batch( $batch->pairing, $batch->module, $batch->from, $ids, $batch->mode ), $depth + 1 );
	}

	/** @param non-empty-list<string> $ids Ids on `$side`. */
	private function batch( Pairing $pairing, string $module, Side $side, array $ids, RunMode $mode ): Batch {
		$now     = time();
		$updates = array();
		foreach ( $ids as $i => $id ) {
			$updates[] = new Update( $i + 1, $pairing->id, $module, $side, $id, Update::PRIORITY_BACKFILL, $mode->run_id, 0, $now, '' );
		}
		return new Batch( $pairing, $pairing->config( $module ) ?? ModuleConfig::from_array( $module, array() ), $updates, Locks::token(), $mode );
	}

	private static function waits( Item $item ): bool {
		return null !== $item->verdict && null === $item->verdict->outcome && '' !== $item->verdict->blocked_by;
	}

	/**
	 * @param list<Item> $waiting Items.
	 * @return array<string, list<string>> Ids by module of what has to go first.
	 */
	private static function parents( array $waiting ): array {
		$parents = array();
		foreach ( $waiting as $item ) {
			list( $module, , $id ) = explode( '|', (string) $item->verdict?->blocked_by, 3 );
			$parents[ $module ][]  = $id;
		}
		return $parents;
	}

	/**
	 * Writes down what would have happened.
	 *
	 * @param list<Item> $items Of the batch.
	 * @throws EndpointError What would stop the real run as well.
	 */
	private function keep( Batch $batch, array $items ): void {
		$rows = array();
		foreach ( $items as $item ) {
			$error = $item->verdict?->error;
			if ( null !== $error && ErrorKind::Record !== $error->kind && ErrorKind::Bug !== $error->kind ) {
				throw $error;
			}
			if ( null === $item->verdict ) {
				$item->verdict = Verdict::of( $batch, $item );
			} elseif ( null === $item->verdict->outcome ) {
				$item->verdict = Verdict::skipped( 'later', $item->verdict->reason );
			}
			if ( Outcome::Unchanged !== $item->verdict->outcome || $item->links() || 0 !== $batch->mode->undoes ) {
				$rows[] = $this->row( $batch, $item, $item->verdict );
			}
		}
		$this->plans->add( $rows );
		$this->ledger->enter( $batch, $items );
	}

	/** @return array<string, mixed> Of the plan. */
	private function row( Batch $batch, Item $item, Verdict $verdict ): array {
		$goes     = in_array( $verdict->outcome, array( Outcome::Created, Outcome::Updated, Outcome::Unchanged ), true );
		$stand_in = Link::STAND_IN . $batch->pairing->revision . ':';
		$note     = 'stand_in' === $verdict->code ? $this->door->note( $batch, $item ) : '';
		return array(
			'run_id'      => $batch->mode->run_id,
			'module'      => $batch->module,
			'side'        => $batch->from->value,
			'record_id'   => $item->update->record_id,
			'other_id'    => str_starts_with( $note, $stand_in ) ? substr( $note, strlen( $stand_in ) ) : (string) $item->id_on( $batch->to() ),
			'outcome'     => (string) $verdict->outcome?->value,
			'linked'      => $item->links() ? 1 : 0,
			'match_key'   => $goes ? $item->match_key : '',
			'fingerprint' => $goes ? Plan::fingerprint( $batch, $item ) : '',
			'code'        => $item->deletes || null !== $item->gone_on ? 'deleted' : $verdict->code,
			'reason'      => $verdict->reason,
			'changes'     => (string) wp_json_encode( $goes ? Plan::changes( $batch, $item ) : array() ),
		);
	}
}
