<?php
/**
 * Stage 3: finds the other record of what has no link, by the module's match rules, never by a guess (E5).
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\Exclusions;
use Crosswalk\Storage\Link;
use Crosswalk\Storage\Links;

/**
 * @phpstan-import-type MatchRule from ModuleConfig
 */
final class Matcher {

	/** Left alone because the other side has one record for several. */
	public const SAME = 'same_as_another';

	/** More than anybody wants to look through. */
	private const CANDIDATES = 20;

	/** Somebody else has the record in hand. */
	private const BUSY_S = 3;

	public function __construct(
		private readonly Links $links,
		private readonly Exclusions $exclusions,
		private readonly LockedKeys $locked,
		private readonly PlannedKeys $planned
	) {
	}

	public function run( Batch $batch ): void {
		$items = array_values( array_filter( $batch->open(), static fn( Item $item ): bool => true !== $item->link?->complete() ) );
		if ( array() === $items ) {
			return;
		}
		$this->lock_keys( $batch, $items );
		foreach ( $batch->config->match as $rule ) {
			$open = array_values( array_filter( $items, static fn( Item $item ): bool => null === $item->verdict && null === $item->record( $batch->to() ) && Decisions::CREATE !== $item->update->instruction ) );
			$this->by_rule( $batch, $rule, $open );
		}
		$this->refuse_excluded( $batch, $items );
		$this->refuse_behind( $batch, $items );
		$this->refuse_taken( $batch, $items );
	}

	/**
	 * Takes the match keys, so that two workers with one e-mail make one contact (E4). Of two records with one key in this
	 * batch the first is first.
	 *
	 * @param list<Item> $items Without a link.
	 */
	private function lock_keys( Batch $batch, array $items ): void {
		$by_key = array();
		foreach ( $items as $item ) {
			$key = $this->key( $batch, $item );
			if ( isset( $by_key[ $key ] ) ) {
				$this->keys( $batch )->second( $batch, $item );
				continue;
			}
			$by_key[ $key ] = $item;
		}
		$this->keys( $batch )->take( $batch, $by_key );
	}

	private function keys( Batch $batch ): MatchKeys {
		return $batch->mode->dry ? $this->planned : $this->locked;
	}

	/** The name of the lock: the first rule that has values, else the record itself. */
	private function key( Batch $batch, Item $item ): string {
		foreach ( Decisions::CREATE === $item->update->instruction ? array() : $batch->config->match as $rule ) {
			$values = Lookup::values( $batch, $batch->from, $rule, $item->record( $batch->from ) );
			if ( null !== $values ) {
				// The names of the remote fields serve both directions, so that both meet at one lock.
				return sprintf( 'key:%d:%s:%s', $batch->pairing->id, $batch->module, sha1( implode( '|', $rule['remote'] ) . '=' . implode( '|', $values ) ) );
			}
		}
		return sprintf( 'key:%d:%s:%s', $batch->pairing->id, $batch->module, sha1( $item->update->key() ) );
	}

	/**
	 * @param MatchRule  $rule  Fields that must all agree.
	 * @param list<Item> $items Still without a match.
	 */
	private function by_rule( Batch $batch, array $rule, array $items ): void {
		$wanted = array();
		$firsts = array();
		foreach ( $items as $i => $item ) {
			$values = Lookup::values( $batch, $batch->from, $rule, $item->record( $batch->from ) );
			if ( null !== $values ) {
				$wanted[ $i ] = implode( Lookup::AND, $values );
				$firsts[]     = $values[0];
			}
		}
		if ( array() === $wanted ) {
			return;
		}
		$found = Lookup::found( $batch, $batch->to(), $rule, $firsts );
		foreach ( $wanted as $i => $values ) {
			$this->decide( $batch, $items[ $i ], $found[ $values ] ?? array() );
		}
		$matched = array_filter( $items, static fn( Item $item ): bool => $item->newly_linked );
		$this->refuse_rivals( $batch, $rule, $matched, array_intersect_key( $wanted, $matched ) );
		$this->refuse_doubtful( $batch, $matched );
	}

	/**
	 * A match must be the only one from both sides: where several records of this side match the one of the other side,
	 * it is a question which of them it is, whichever comes first (E5).
	 *
	 * @param MatchRule          $rule    By which they were matched.
	 * @param array<int, Item>   $matched Matched.
	 * @param array<int, string> $values  Theirs.
	 */
	private function refuse_rivals( Batch $batch, array $rule, array $matched, array $values ): void {
		if ( array() === $matched || $batch->description( $batch->to() )->shared || ! $batch->description( $batch->from )->finds_by( $rule[ $batch->from->value ][0] ) ) {
			return;
		}
		$firsts = array_map( static fn( string $all ): string => explode( Lookup::AND, $all )[0], array_values( $values ) );
		$rivals = array_filter( Lookup::found( $batch, $batch->from, $rule, $firsts ), static fn( array $same ): bool => count( $same ) > 1 );
		$free   = $this->free( $batch, array_merge( array(), ...array_map( 'array_keys', array_values( $rivals ) ) ) );
		foreach ( $matched as $i => $item ) {
			$others = array_filter( $rivals[ $values[ $i ] ] ?? array(), static fn( Record $record ): bool => isset( $free[ $record->id ] ) && $record->id !== $item->id_on( $batch->from ) );
			if ( array() !== $others ) {
				$this->refuse( $batch, $item, $others );
			}
		}
	}

	/**
	 * @param list<string|int> $ids Ids on the side that the change came from.
	 * @return array<string, true> Those that are neither linked nor left alone.
	 */
	private function free( Batch $batch, array $ids ): array {
		$ids   = array_map( 'strval', $ids );
		$links = array_filter( $this->links->of( $batch->pairing->id, $batch->module, $batch->from, $ids ), static fn( Link $link ): bool => $link->complete() );
		return array_diff_key( array_fill_keys( $ids, true ), $links, $this->exclusions->of( $batch->pairing->id, $batch->module, $batch->from, $ids ) );
	}

	/** @param array<int, Item> $matched Matched. */
	private function refuse_doubtful( Batch $batch, array $matched ): void {
		foreach ( $matched as $item ) {
			$record = $item->record( $batch->from );
			$match  = $item->record( $batch->to() );
			// What an attempt of ours has left there half may have any total.
			$begun = ( $item->link->intent_at ?? 0 ) > 0;
			$doubt = $begun || null === $record || null === $match || null !== $item->verdict ? '' : Proof::against( $batch, $record, $match );
			if ( null === $record || null === $match || '' === $doubt ) {
				continue;
			}
			$item->reused = Proof::reused( $batch, $record, $match );
			unset( $item->records[ $batch->to()->value ] );
			$item->newly_linked = false;
			$item->verdict      = Verdict::decision( 'doubtful_match', $doubt, $this->names( $batch, $batch->to(), array( $match->id => $match ) ) );
		}
	}

	/** @param array<string, Record> $others Records of its own side that match as well. */
	private function refuse( Batch $batch, Item $item, array $others ): void {
		$match = $item->record( $batch->to() );
		if ( null === $match ) {
			return;
		}
		unset( $item->records[ $batch->to()->value ] );
		$item->newly_linked = false;
		$item->verdict      = Verdict::decision(
			'several_claim',
			/* translators: 1: name of a record, 2: name of a system, 3: name of another system, 4: list of record names. */
			sprintf( __( '"%1$s" in %2$s matches, but so do other records of %3$s: %4$s.', 'crosswalk' ), $batch->description( $batch->to() )->title_of( $match ), $batch->pairing->name( $batch->to() ), $batch->pairing->name( $batch->from ), $this->listed( $batch, $batch->from, $others ) ),
			$this->names( $batch, $batch->to(), array( $match->id => $match ) )
		);
	}

	/** @param array<string, Record> $hits By id. */
	private function decide( Batch $batch, Item $item, array $hits ): void {
		if ( count( $hits ) > 1 ) {
			$item->verdict = Verdict::decision(
				'several_matches',
				/* translators: 1: name of a system, 2: list of record names. */
				sprintf( __( 'Several records in %1$s match: %2$s.', 'crosswalk' ), $batch->pairing->name( $batch->to() ), $this->listed( $batch, $batch->to(), $hits ) ),
				$this->names( $batch, $batch->to(), $hits )
			);
		} elseif ( 1 === count( $hits ) ) {
			$item->records[ $batch->to()->value ] = reset( $hits );
			$item->newly_linked                   = true;
		}
	}

	/**
	 * A person wants the record alone that it matches.
	 *
	 * @param list<Item> $items Some of them matched.
	 */
	private function refuse_excluded( Batch $batch, array $items ): void {
		$to      = $batch->to();
		$matched = array();
		foreach ( $items as $item ) {
			if ( null === $item->verdict && null !== $item->record( $to ) ) {
				$matched[ $item->record( $to )->id ][] = $item;
			}
		}
		foreach ( $this->exclusions->of( $batch->pairing->id, $batch->module, $to, array_map( 'strval', array_keys( $matched ) ) ) as $id => $cause ) {
			foreach ( $matched[ $id ] as $item ) {
				unset( $item->records[ $to->value ] );
				$item->newly_linked = false;
				$item->verdict      = Verdict::excluded( $cause );
			}
		}
	}

	/**
	 * Nothing is left to match for who comes second in a dry run.
	 *
	 * @param list<Item> $items Some of them behind another.
	 */
	private function refuse_behind( Batch $batch, array $items ): void {
		foreach ( $items as $item ) {
			if ( $item->behind && null === $item->verdict ) {
				$item->newly_linked = false;
				/* translators: %s: name of a system. */
				$item->verdict = Verdict::decision( 'already_linked', sprintf( __( 'Another record matches the same one in %s and would come first.', 'crosswalk' ), $batch->pairing->name( $batch->to() ) ) );
			}
		}
	}

	/**
	 * A match that is linked to another record already is for a person to decide (E4), unless that one does not exist any
	 * more: a customer who registers again, a product made anew.
	 *
	 * @param list<Item> $items Some of them matched.
	 */
	private function refuse_taken( Batch $batch, array $items ): void {
		$to      = $batch->to();
		$matched = array();
		foreach ( $items as $item ) {
			$record = $item->record( $to );
			if ( null === $item->verdict && null !== $record ) {
				$matched[ $record->id ][] = $item;
			}
		}
		$ids   = array_map( 'strval', array_keys( $matched ) );
		$links = $this->links->of( $batch->pairing->id, $batch->module, $to, $ids );
		$taken = $this->keys( $batch )->taken( $batch, $ids );
		$alive = $this->alive( $batch, $links );
		foreach ( $matched as $id => $claimants ) {
			$link = $links[ $id ] ?? null;
			if ( count( $claimants ) > 1 || null !== $link && isset( $alive[ (string) $link->id_on( $batch->from ) ] ) || in_array( (string) $id, $taken, true ) ) {
				foreach ( $claimants as $item ) {
					$item->newly_linked = false;
					$item->verdict      = $this->taken( $batch, $item, (string) $link?->id_on( $batch->from ) );
				}
			} elseif ( null !== $link ) {
				$this->absorb( $batch, $claimants[0], $link );
			}
		}
	}

	/**
	 * @param array<string, Link> $links Of matches.
	 * @return array<string, string> The records of our side in them that exist: version by id.
	 */
	private function alive( Batch $batch, array $links ): array {
		$complete = array_filter( $links, static fn( Link $link ): bool => $link->complete() );
		$ids      = array_values( array_map( static fn( Link $link ): string => (string) $link->id_on( $batch->from ), $complete ) );
		return array() === $ids ? array() : $batch->pairing->endpoint( $batch->from )->versions( $batch->module, $ids );
	}

	/** The other record was looked at before and left alone, is being created by another worker just now, or has lost its partner. */
	private function absorb( Batch $batch, Item $item, Link $link ): void {
		if ( $batch->mode->dry ) {
			return;
		}
		$held = array_filter( $batch->items, static fn( Item $other ): bool => $other !== $item && $other->link?->id === $link->id );
		if ( array() !== $held || ! isset( $this->links->claim( array( $link->id ), $batch->token )[ $link->id ] ) ) {
			$item->verdict = Verdict::wait( self::BUSY_S );
		} elseif ( null !== $item->link || $link->complete() ) {
			$this->links->delete( array( $link->id ) );
		} else {
			$item->link = $link;
		}
	}

	/** @param string $by Id of the record that has the match; empty: not known yet. */
	private function taken( Batch $batch, Item $item, string $by ): Verdict {
		$to     = $batch->to();
		$record = $item->record( $to );
		if ( $batch->description( $to )->shared ) {
			/* translators: 1: name of a record, 2: name of a system. */
			return Verdict::skipped( self::SAME, sprintf( __( 'It is the same as another record that "%1$s" in %2$s stands for already.', 'crosswalk' ), null === $record ? '' : $batch->description( $to )->title_of( $record ), $batch->pairing->name( $to ) ) );
		}
		return Verdict::decision(
			'already_linked',
			sprintf(
				'' === $by
					/* translators: 1: name of a record, 2: name of a system. */
					? __( '"%1$s" in %2$s matches, but is linked to another record already.', 'crosswalk' )
					/* translators: 1: name of a record, 2: name of a system, 3: id of a record. */
					: __( '"%1$s" in %2$s matches, but is linked to another record already: %3$s.', 'crosswalk' ),
				null === $record ? '' : $batch->description( $to )->title_of( $record ),
				$batch->pairing->name( $to ),
				$by
			),
			null === $record ? array() : $this->names( $batch, $to, array( $record->id => $record ) )
		);
	}

	/**
	 * @param array<string, Record> $hits Candidates.
	 * @return array<string, string> Names by id.
	 */
	private function names( Batch $batch, Side $side, array $hits ): array {
		$module = $batch->description( $side );
		$names  = array();
		foreach ( array_slice( array_values( $hits ), 0, self::CANDIDATES ) as $record ) {
			$names[ $record->id ] = mb_substr( $module->title_of( $record ), 0, 100 );
		}
		return $names;
	}

	/** @param array<string, Record> $hits Candidates. */
	private function listed( Batch $batch, Side $side, array $hits ): string {
		$names = array_slice( $this->names( $batch, $side, $hits ), 0, 5, true );
		return implode( ', ', array_map( static fn( string|int $id, string $name ): string => sprintf( '%s (%s)', $name, $id ), array_keys( $names ), $names ) );
	}
}
