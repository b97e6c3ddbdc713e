<?php
/**
 * Stage 5: writes, the side that the updates go to first. Before a create its intent is stored; after a lost answer the
 * record is looked for before it is created again (E6). Locks are renewed between two saves; who lost them stops.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\CanRecover;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\SaveResult;
use Crosswalk\Endpoint\Side;
use Crosswalk\Endpoint\Write;
use Crosswalk\Storage\Link;
use Crosswalk\Storage\Links;
use Crosswalk\Storage\Settings;
use Crosswalk\Storage\Update;

final class SaveStage implements Stage {

	private const SWITCHED_OFF_S = 300;

	/** Results that are written down together; a worker killed in between is explained by its intents. */
	private const FLUSH_EVERY = 10;

	public function __construct(
		private readonly Links $links,
		private readonly Settings $settings,
		private readonly Lease $lease,
		private readonly FinishStage $finish,
		private readonly Planner $planner
	) {
	}

	public function run( Batch $batch ): void {
		foreach ( array( $batch->to(), $batch->from ) as $side ) {
			$items = array_values( array_filter( $batch->open(), static fn( Item $item ): bool => isset( $item->writes[ $side->value ] ) ) );
			if ( array() !== $items ) {
				$this->side( $batch, $side, $items );
			}
		}
	}

	/** @param list<Item> $items With a write to this side. */
	private function side( Batch $batch, Side $side, array $items ): void {
		if ( ! $this->settings->may_write_to( $side ) ) {
			foreach ( $items as $item ) {
				/* translators: %s: name of a system. */
				$item->verdict = Verdict::wait( self::SWITCHED_OFF_S, sprintf( __( 'Writing to %s is switched off.', 'crosswalk' ), $batch->pairing->name( $side ) ) );
			}
			return;
		}
		if ( $batch->description( $side )->serial && ! $this->lease->lane( $batch, $side ) ) {
			foreach ( $items as $item ) {
				$item->verdict = Verdict::wait( 3 );
			}
			return;
		}
		$creates = array_values( array_filter( $items, static fn( Item $item ): bool => null === $item->record( $side ) && ! $item->deletes ) );
		$creates = $this->intend( $batch, $creates );
		$this->recover( $batch, $side, $creates );
		$writes = array();
		foreach ( $items as $item ) {
			if ( null === $item->verdict && isset( $item->writes[ $side->value ] ) ) {
				$writes[ $item->update->id ] = $this->write( $batch, $side, $item );
			}
		}
		$this->save( $batch, $side, $items, array_values( $writes ) );
	}

	/**
	 * Stores the intent of each create. Where the link table refuses, another worker has the record in hand.
	 *
	 * @param list<Item> $items To create.
	 * @return list<Item> Those whose intent is older than this attempt.
	 */
	private function intend( Batch $batch, array $items ): array {
		$new   = array();
		$older = array();
		foreach ( $items as $item ) {
			if ( null !== $item->link && $item->link->intent_at > 0 ) {
				$older[] = $item;
				continue;
			}
			$link            = $item->link ?? $this->half_link( $batch, $item );
			$link->intent_at = time();
			$link->note      = '';
			$item->link      = $link;
			$new[]           = $link;
		}
		$this->links->insert( array_values( array_filter( $new, static fn( Link $link ): bool => 0 === $link->id ) ), $batch->token );
		$this->links->save( array_values( array_filter( $new, static fn( Link $link ): bool => 0 !== $link->id ) ) );
		foreach ( $items as $item ) {
			if ( 0 === $item->link?->id ) {
				$item->link    = null;
				$item->verdict = Verdict::wait( 3 );
			}
		}
		return $older;
	}

	private function half_link( Batch $batch, Item $item ): Link {
		$shop   = Side::Shop === $batch->from ? $item->update->record_id : null;
		$remote = Side::Remote === $batch->from ? $item->update->record_id : null;
		return new Link( 0, $batch->pairing->id, $batch->module, $shop, $remote );
	}

	/**
	 * An earlier attempt may have created the record although its answer was lost: if so, take it as the match.
	 *
	 * @param list<Item> $items With an older intent.
	 */
	private function recover( Batch $batch, Side $side, array $items ): void {
		$endpoint = $batch->pairing->endpoint( $side );
		$found    = false;
		if ( ! $endpoint instanceof CanRecover ) {
			return;
		}
		foreach ( $items as $item ) {
			if ( ! $this->lease->keep( $batch ) ) {
				$item->verdict = Verdict::wait( 3 );
				continue;
			}
			try {
				$record = $endpoint->recover( $batch->module, $this->write( $batch, $side, $item ), gmdate( 'Y-m-d\TH:i:s\Z', (int) $item->link?->intent_at ) );
			} catch ( EndpointError $error ) {
				$item->verdict = Verdict::failed( $error );
				continue;
			}
			if ( $record instanceof Record && ! $this->is_taken( $batch, $side, $record ) ) {
				$item->records[ $side->value ] = $record;
				$item->writes                  = array();
				$item->recovered               = true;
				$item->changes[]               = self::change( $side, 'created', null, $record->id );
				$found                         = true;
			}
		}
		if ( $found ) {
			$this->planner->run( $batch );
		}
	}

	private function is_taken( Batch $batch, Side $side, Record $record ): bool {
		return array() !== $this->links->of( $batch->pairing->id, $batch->module, $side, array( $record->id ) );
	}

	private function write( Batch $batch, Side $side, Item $item ): Write {
		$changed = strtotime( (string) $item->record( $side->other() )?->modified );
		return new Write(
			(string) $item->update->id,
			$item->record( $side )?->id,
			$item->writes[ $side->value ] ?? array(),
			$item->record( $side ),
			$item->deletes,
			$item->update->priority >= Update::PRIORITY_BACKFILL,
			(string) $batch->pairing->id,
			(string) $item->id_on( $side->other() ),
			$batch->permits( $side ),
			false === $changed ? null : $changed
		);
	}

	/**
	 * @param list<Item>  $items  With a write.
	 * @param list<Write> $writes Theirs.
	 */
	private function save( Batch $batch, Side $side, array $items, array $writes ): void {
		$by_key = array();
		foreach ( $items as $item ) {
			$by_key[ (string) $item->update->id ] = $item;
		}
		$fresh = array();
		// Reading may have taken so long that another worker has it all by now.
		$ours = $this->lease->keep( $batch );
		try {
			foreach ( array() === $writes || ! $ours ? array() : $batch->pairing->endpoint( $side )->save( $batch->module, $writes ) as $result ) {
				$item = $by_key[ $result->key ];
				$this->take( $batch, $side, $item, $result );
				if ( $side === $batch->to() && $item->saved( $side ) && ! isset( $item->writes[ $side->other()->value ] ) ) {
					$fresh[] = $item;
				}
				if ( count( $fresh ) >= self::FLUSH_EVERY ) {
					$this->finish->links( $batch, $fresh );
					$fresh = array();
				}
				if ( ! $this->lease->keep( $batch ) ) {
					break;
				}
			}
			$rest = Verdict::wait( 3 );
		} catch ( EndpointError $error ) {
			$rest = Verdict::failed( $error );
		}
		foreach ( $writes as $write ) {
			$item = $by_key[ $write->key ];
			if ( null === $item->verdict && ! $item->saved( $side ) ) {
				$item->verdict = $rest;
				if ( true === $rest->error?->is_postponed() ) {
					self::drop_intent( $item );
				}
			}
		}
	}

	private function take( Batch $batch, Side $side, Item $item, SaveResult $result ): void {
		$item->note = '' === $result->note ? $item->note : $result->note;
		if ( null !== $result->error ) {
			$item->verdict = Verdict::failed( $result->error );
			if ( ! $result->error->lost && ( ErrorKind::Transient !== $result->error->kind || $result->error->is_postponed() ) ) {
				self::drop_intent( $item );
			}
			return;
		}
		$created = null === $item->record( $side );
		if ( $item->deletes ) {
			$item->changes[] = self::change( $side, 'deleted', (string) $item->id_on( $side ), null );
		}
		if ( null !== $result->record ) {
			$item->records[ $side->value ] = $result->record;
		}
		if ( $created && null !== $result->record ) {
			$item->changes[] = self::change( $side, 'created', null, $result->record->id );
		}
		$item->mark_saved( $side, $created );
	}

	/** Nothing was created: there will be nothing to look for. */
	private static function drop_intent( Item $item ): void {
		if ( null !== $item->link && ! $item->link->complete() ) {
			$item->link->intent_at = 0;
			$item->link_changed    = true;
		}
	}

	/** @return array{side: Side, event: string, field: string, old: mixed, new: mixed} */
	private static function change( Side $side, string $event, ?string $old, ?string $id ): array {
		return array(
			'side'  => $side,
			'event' => $event,
			'field' => '',
			'old'   => $old,
			'new'   => $id,
		);
	}
}
