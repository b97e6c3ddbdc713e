<?php
/**
 * Turns verdicts into what the queue, the Sync log and the failure groups say (E14, E17).
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Trace;
use Crosswalk\Storage\Failures;
use Crosswalk\Storage\Update;
use Crosswalk\Storage\Updates;

final class Settlement {

	/** Whether the connection is at fault, once a record of this batch raised the question: its answer costs calls. */
	private ?bool $confirmed = null;

	public function __construct(
		private readonly Updates $updates,
		private readonly Ledger $ledger,
		private readonly Failures $failures,
		private readonly Guard $guard
	) {
	}

	public function run( Batch $batch ): void {
		$this->confirmed = null;
		$succeeded = self::any( $batch, Outcome::Created, Outcome::Updated, Outcome::Unchanged );
		// That others could be read says nothing of one that could not be saved.
		$written = self::any( $batch, Outcome::Created, Outcome::Updated );
		$this->end( $batch );
		foreach ( $batch->items as $item ) {
			$this->postpone( $batch, $item, $written );
		}
		foreach ( $this->ledger->enter( $batch, $batch->items ) as $side ) {
			$this->guard->wrote( $batch->pairing->id, $batch->module, $side );
		}
		if ( $succeeded ) {
			$this->guard->succeeded( $batch->pairing->id );
			return;
		}
		foreach ( $batch->items as $item ) {
			if ( ErrorKind::Transient === $item->verdict?->error?->kind ) {
				$this->guard->falters( $batch->pairing->id, $item->verdict->error );
				return;
			}
		}
	}

	private static function any( Batch $batch, Outcome ...$outcomes ): bool {
		return array() !== array_filter( $batch->items, static fn( Item $item ): bool => in_array( $item->verdict?->outcome, $outcomes, true ) );
	}

	/** What got through or was left alone, one statement per kind of end. */
	private function end( Batch $batch ): void {
		$ended = array();
		$sent  = array();
		$pairs = array();
		foreach ( $batch->items as $item ) {
			$verdict = $item->verdict;
			if ( null === $verdict?->outcome || '' !== $verdict->blocked_by ) {
				continue;
			}
			if ( in_array( $verdict->outcome, array( Outcome::Created, Outcome::Updated, Outcome::Unchanged, Outcome::Skipped ), true ) ) {
				$ended[ $batch->run_of( $item ) . '|' . $verdict->outcome->value . '|' . $verdict->code . '|' . $verdict->reason ][] = $item;
				$sent[] = $item->update->record_id;
				if ( Outcome::Skipped !== $verdict->outcome && true === $item->link?->complete() ) {
					$pairs[] = (string) $item->link->id_on( $batch->to() );
				}
			}
		}
		$this->updates->solved( $batch->pairing->id, $batch->module, $batch->from, $sent );
		// Both records were merged: what the other one could not bring over before is solved as well.
		$this->updates->solved( $batch->pairing->id, $batch->module, $batch->to(), $pairs );
		foreach ( $ended as $items ) {
			$verdict = $items[0]->verdict;
			$skipped = Outcome::Skipped === $verdict?->outcome;
			$this->updates->end(
				array_map( static fn( Item $item ): int => $item->update->id, $items ),
				$skipped ? Update::REJECTED : Update::SENT,
				array(
					'outcome'    => (string) $verdict?->outcome?->value,
					'run_id'     => $batch->run_of( $items[0] ),
					'error_kind' => $skipped ? 'skip' : '',
					'error_code' => (string) $verdict?->code,
					'message'    => (string) $verdict?->reason,
				)
			);
		}
		$this->release_children( $batch, $ended );
	}

	/** @param array<string, list<Item>> $ended What ended now: whatever waited for it goes on. */
	private function release_children( Batch $batch, array $ended ): void {
		$keys = array_map( static fn( Item $item ): string => $item->update->key(), array_merge( ...array_values( $ended ) ) );
		if ( array() !== $keys && $this->updates->has_blocked( $batch->pairing->id ) ) {
			$this->updates->unblock( $batch->pairing->id, $keys );
		}
	}

	/**
	 * What waits, or failed. An outcome that may be replaced later stands with the run that counts it: of a live change the
	 * next attempt may come when another run collects those.
	 */
	private function postpone( Batch $batch, Item $item, bool $others_succeed ): void {
		$verdict = $item->verdict;
		if ( null === $verdict ) {
			return;
		}
		if ( '' !== $verdict->blocked_by ) {
			$set = array(
				'blocked_by' => $verdict->blocked_by,
				'outcome'    => $verdict->outcome->value ?? $item->update->outcome,
				'run_id'     => null === $verdict->outcome ? $item->update->run_id : $batch->run_of( $item ),
				'message'    => $verdict->reason,
			);
			$this->updates->again( $item->update, time() + $verdict->wait_s, $set );
		} elseif ( null === $verdict->outcome ) {
			$this->updates->again( $item->update, time() + $verdict->wait_s, '' === $verdict->reason ? array() : array( 'message' => $verdict->reason ) );
		} elseif ( Outcome::Decision === $verdict->outcome ) {
			$set = array(
				'outcome'    => Outcome::Decision->value,
				'run_id'     => $batch->run_of( $item ),
				'error_code' => $verdict->code,
				'message'    => $verdict->reason,
				'detail'     => self::detail( $batch, $item, array( 'candidates' => (object) $verdict->candidates ) ),
			);
			$this->updates->again( $item->update, Updates::HELD, $set );
		} elseif ( null !== $verdict->error ) {
			$this->fail( $batch, $item, $others_succeed );
		}
	}

	private function fail( Batch $batch, Item $item, bool $others_succeed ): void {
		$error = $item->verdict?->error;
		if ( null === $error ) {
			return;
		}
		if ( $error->is_postponed() ) {
			$this->guard->rest( $batch->pairing->id, $error );
			$this->wait( $item, (int) $error->retry_after_s, $error );
			return;
		}
		if ( ErrorKind::Config === $error->kind ) {
			$this->confirmed ??= $this->guard->confirms( $batch->pairing, $error );
			if ( $this->confirmed ) {
				$this->wait( $item, 60, $error );
				return;
			}
			$error = Schedule::as_record( $error );
		}
		if ( ErrorKind::Transient === $error->kind ) {
			$delay = Schedule::delay_s( $item->update->attempts, $error, $others_succeed || $this->guard->succeeds( $batch->pairing->id, Schedule::passed_s( $item->update->attempts ) ) );
			if ( null !== $delay ) {
				$set = array(
					'attempts'   => $item->update->attempts + 1,
					'outcome'    => Outcome::Failed->value,
					'run_id'     => $batch->run_of( $item ),
					'error_kind' => $error->kind->value,
					'error_code' => $error->error_code,
					'message'    => $error->getMessage(),
					'detail'     => self::detail( $batch, $item ),
				);
				$this->updates->again( $item->update, time() + $delay, $set );
				return;
			}
			$error = Schedule::given_up( $error );
		}
		$trace = ErrorKind::Bug !== $error->kind || null === $error->getPrevious() ? '' : "\n" . mb_substr( Trace::of( $error->getPrevious() ), 0, 4000 );
		$this->updates->solved( $batch->pairing->id, $batch->module, $batch->from, array( $item->update->record_id ) );
		$this->updates->end(
			array( $item->update->id ),
			Update::REJECTED,
			array(
				'outcome'    => Outcome::Failed->value,
				'run_id'     => $batch->run_of( $item ),
				'attempts'   => $item->update->attempts + 1,
				'failure_id' => $this->failures->group( $batch->pairing->id, $batch->module, $error ),
				'error_kind' => $error->kind->value,
				'error_code' => $error->error_code,
				'message'    => $error->getMessage() . $trace,
				'detail'     => self::detail( $batch, $item ),
			)
		);
	}

	/**
	 * A record that is in one system only has no link that names it.
	 *
	 * @param array<string, mixed> $more
	 */
	private static function detail( Batch $batch, Item $item, array $more = array() ): string {
		return (string) wp_json_encode( array( 'name' => $batch->name_of( $item ) ) + $more, JSON_UNESCAPED_UNICODE );
	}

	/** Not the record's fault: it costs no attempt. */
	private function wait( Item $item, int $wait_s, EndpointError $error ): void {
		$item->verdict = Verdict::wait( $wait_s, $error->getMessage() );
		$this->updates->again( $item->update, time() + $wait_s, array( 'message' => $error->getMessage() ) );
	}
}
