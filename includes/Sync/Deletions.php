<?php
/**
 * A record that is not there any more (E33). Not found is no deletion by itself: the ids are asked for once more, and the
 * module must answer at all. A side whose every record seems gone is not believed.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Endpoint;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\Exclusions;
use Crosswalk\Storage\Link;
use Crosswalk\Storage\Links;

final class Deletions {

	/** Instruction: a person said that they are really gone. */
	public const CONFIRMED = 'gone';

	private const AGAIN_S = 300;

	private const PAGE = 1000;

	public function __construct( private readonly Links $links, private readonly Exclusions $exclusions ) {
	}

	/** @param list<Item> $items Whose record is missing on `$side`. */
	public function handle( Batch $batch, Side $side, array $items ): void {
		if ( 0 !== $batch->mode->undoes ) {
			foreach ( $items as $item ) {
				/* translators: %s: name of a system. */
				$item->verdict = Verdict::skipped( 'gone', sprintf( __( 'It does not exist in %s any more.', 'crosswalk' ), $batch->pairing->name( $side ) ) );
			}
			return;
		}
		$endpoint = $batch->pairing->endpoint( $side );
		$ids      = array();
		foreach ( $items as $item ) {
			$ids[] = (string) $item->id_on( $side );
		}
		$there   = $endpoint->versions( $batch->module, $ids );
		$answers = array() !== $there || self::lists( $endpoint, $batch->module );
		$heirs   = $this->heirs( $batch, $side, array_filter( $items, static fn( Item $item ): bool => ! isset( $there[ (string) $item->id_on( $side ) ] ) ) );
		foreach ( $items as $item ) {
			$item->verdict = match ( true ) {
				isset( $there[ (string) $item->id_on( $side ) ] ) => Verdict::wait( self::AGAIN_S ),
				null === $item->link || ! $item->link->complete() => $this->forget( $batch, $item, $side ),
				isset( $heirs[ $item->update->id ] ) => $this->inherit( $batch, $item, $side, $heirs[ $item->update->id ] ),
				$answers || self::CONFIRMED === $item->update->instruction || $side === $item->link->gone() => $this->deleted( $batch, $item, $side ),
				default => self::not_believed( $batch, $item, $side ),
			};
		}
	}

	/**
	 * A live change waits until there is something to compare with. A run must end, and is where people are asked; the link
	 * stays as it was, so that the next one finds the change again.
	 */
	private static function not_believed( Batch $batch, Item $item, Side $side ): Verdict {
		/* translators: %s: name of a system. */
		$reason = sprintf( __( '%s lists no records at all, so its deletions are not believed.', 'crosswalk' ), $batch->pairing->name( $side ) );
		return 0 === $item->update->run_id ? Verdict::wait( self::AGAIN_S, $reason ) : Verdict::skipped( 'not_believed', $reason . ' ' . __( 'The next sync looks again.', 'crosswalk' ) );
	}

	/** Whether it has any records. The first page of a list may hold none: users who are no customers, for instance. */
	private static function lists( Endpoint $endpoint, string $module ): bool {
		$after = null;
		$limit = 1;
		do {
			$page  = $endpoint->list( $module, $after, $limit );
			$after = $page->next;
			$limit = self::PAGE;
		} while ( array() === $page->entries && ! $page->done );
		return array() !== $page->entries;
	}

	/**
	 * Records that were merged into another one of their side: exactly one matches what is left, and belongs to nobody else.
	 *
	 * @param array<Item> $items Whose record on `$side` is gone.
	 * @return array<int, Record> By update.
	 */
	private function heirs( Batch $batch, Side $side, array $items ): array {
		$items = array_filter( $items, static fn( Item $item ): bool => true === $item->link?->complete() && $side !== $item->link->gone() && null !== $item->record( $side->other() ) );
		$heirs = array();
		$rules = array_filter( array() === $items ? array() : $batch->config->match, static fn( array $rule ): bool => $batch->description( $side )->finds_by( $rule[ $side->value ][0] ) );
		foreach ( $rules as $rule ) {
			$values = array();
			foreach ( array_filter( $items, static fn( Item $item ): bool => ! isset( $heirs[ $item->update->id ] ) ) as $item ) {
				$values[ $item->update->id ] = Lookup::values( $batch, $side->other(), $rule, $item->record( $side->other() ) );
			}
			$values = array_filter( $values );
			$found  = array() === $values ? array() : Lookup::found( $batch, $side, $rule, array_map( static fn( array $all ): string => $all[0], array_values( $values ) ) );
			$found  = array_filter( $found, static fn( array $same ): bool => 1 === count( $same ) );
			$ids    = array_map( 'strval', array_merge( array(), ...array_map( 'array_keys', array_values( $found ) ) ) );
			$taken  = $this->links->of( $batch->pairing->id, $batch->module, $side, $ids ) + $this->exclusions->of( $batch->pairing->id, $batch->module, $side, $ids );
			foreach ( $values as $update => $all ) {
				$heir = current( $found[ implode( Lookup::AND, $all ) ] ?? array() );
				if ( $heir instanceof Record && ! isset( $taken[ $heir->id ] ) ) {
					$heirs[ $update ]    = $heir;
					$taken[ $heir->id ] = true;
				}
			}
		}
		return $heirs;
	}

	/** The pair goes on with the record that the other one was merged into, as at its first link: that one has a past of its own. */
	private function inherit( Batch $batch, Item $item, Side $side, Record $heir ): ?Verdict {
		$link = $item->link;
		if ( null === $link ) {
			return $this->tombstone( $batch, $item, $side );
		}
		if ( Side::Shop === $side ) {
			$link->shop_id = $heir->id;
		} else {
			$link->remote_id = $heir->id;
		}
		$link->note                    = '';
		$link->bases                   = '';
		$link->own_version             = '';
		$item->records[ $side->value ] = $heir;
		$item->newly_linked            = true;
		$item->changes[]               = array(
			'side'  => $side,
			'event' => 'linked',
			'field' => '',
			'old'   => null,
			'new'   => $heir->id,
		);
		return null;
	}

	/** It was gone before it ever got through, or is of a kind that the side keeps to itself, as what only holds variations together. */
	private function forget( Batch $batch, Item $item, Side $side ): Verdict {
		if ( null !== $item->link && ! $batch->mode->dry ) {
			$this->links->delete( array( $item->link->id ) );
			$item->forget_link();
		}
		/* translators: %s: name of a system. */
		return Verdict::skipped( 'gone', sprintf( __( 'There is nothing of it in %s to be synced: it was deleted, or is of a kind that is left out.', 'crosswalk' ), $batch->pairing->name( $side ) ) );
	}

	private function deleted( Batch $batch, Item $item, Side $gone ): ?Verdict {
		$link  = $item->link;
		$other = $gone->other();
		if ( null === $link || $gone === $link->gone() ) {
			return $this->tombstone( $batch, $item, $gone );
		}
		$item->changes[] = array(
			'side'  => $gone,
			'event' => 'deleted',
			'field' => '',
			'old'   => $link->id_on( $gone ),
			'new'   => null,
		);
		$module          = $batch->description( $other );
		$record          = $item->record( $other ) ?? $batch->pairing->endpoint( $other )->fetch( $batch->module, array( (string) $link->id_on( $other ) ) )[ (string) $link->id_on( $other ) ] ?? null;
		if ( null === $record && $other === $link->gone() ) {
			// Both are gone now. Counted as there on the other side, they would make a run ask about it (E24).
			return $this->forget( $batch, $item, $gone );
		}
		if ( null !== $record && $batch->config->direction->goes_to( $other ) ) {
			$item->records[ $other->value ] = $record;
			if ( ModuleConfig::DELETE === $batch->config->delete && $module->delete ) {
				$item->deletes                 = true;
				$item->writes[ $other->value ] = array();
				return null;
			}
			if ( ModuleConfig::DEACTIVATE === $batch->config->delete && array() !== $module->inactive && array_intersect_key( $record->fields, $module->inactive ) !== $module->inactive ) {
				$item->gone_on                 = $gone;
				$item->writes[ $other->value ] = $module->inactive;
				array_push( $item->changes, ...self::taken_out( $other, $record, $module->inactive ) );
				return null;
			}
		}
		$link->note = Link::GONE . $gone->value;
		return $this->tombstone( $batch, $item, $gone );
	}

	/**
	 * @param array<string, mixed> $inactive Values that take a record out of use.
	 * @return list<array{side: Side, event: string, field: string, old: mixed, new: mixed}>
	 */
	private static function taken_out( Side $side, Record $record, array $inactive ): array {
		$changes = array();
		foreach ( $inactive as $field => $value ) {
			$changes[] = array(
				'side'  => $side,
				'event' => 'updated',
				'field' => $field,
				'old'   => $record->fields[ $field ] ?? null,
				'new'   => $value,
			);
		}
		return $changes;
	}

	/** The link remembers in which version a change of what is left was looked at, so that the next run need not look again. */
	private function tombstone( Batch $batch, Item $item, Side $gone ): Verdict {
		$changed = $item->record( $batch->from );
		if ( null !== $changed ) {
			$item->link?->seen( $batch->from, $changed );
		}
		$item->link_changed = null !== $item->link;
		/* translators: %s: name of a system. */
		return Verdict::skipped( 'deleted', sprintf( __( 'It was deleted in %s. The other record stays as it is.', 'crosswalk' ), $batch->pairing->name( $gone ) ) );
	}
}
