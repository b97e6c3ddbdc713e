<?php
/**
 * Stage 4: what is to be written on which side: everything of a new record, the merged fields of a pair; held against
 * the target's description before anything is sent.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\Module;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Canon;
use Crosswalk\Mapping\References;
use Crosswalk\Mapping\Row;
use Crosswalk\Mapping\Translator;
use Crosswalk\Mapping\Validator;
use Crosswalk\Mapping\Violation;
use Crosswalk\Storage\Updates;

final class Planner {

	public function __construct(
		private readonly Dependencies $dependencies,
		private readonly Doorkeeper $door,
		private readonly Translator $translator,
		private readonly Updates $updates
	) {
	}

	public function run( Batch $batch ): void {
		$references = $this->dependencies->references( $batch, $batch->from );
		$this->dependencies->require( $batch, $references );
		$back    = $this->dependencies->references( $batch, $batch->to() );
		$waiting = $this->shop_changes( $batch );
		foreach ( $batch->open() as $item ) {
			if ( array() !== $item->writes ) {
				continue;
			}
			try {
				$this->plan( $batch, $item, $references, $back, $waiting );
			} catch ( EndpointError $error ) {
				throw $error;
			} catch ( \Throwable $error ) {
				// One record that cannot be mapped must not hold up those beside it (E17).
				$item->writes  = array();
				$item->verdict = Verdict::failed( BatchRunner::bug( $error ) );
			}
		}
	}

	/** @param array<string, int> $waiting Since when each shop record's change waits. */
	private function plan( Batch $batch, Item $item, References $references, References $back, array $waiting ): void {
		if ( null === $item->record( $batch->to() ) ) {
			$this->create( $batch, $item, $references );
		} else {
			$this->merge( $batch, $item, $references, $back, $waiting );
		}
		$this->validate( $batch, $item );
	}

	/** Everything that the mapping gives a record that does not exist yet on the other side. */
	private function create( Batch $batch, Item $item, References $references ): void {
		$to     = $batch->to();
		$module = $batch->description( $to );
		if ( ! $batch->config->may_create( $to ) || ! $module->create ) {
			/* translators: %s: name of a system. */
			$item->verdict = Verdict::skipped( 'no_match', sprintf( __( 'No record in %s matches, and creating new ones there is switched off.', 'crosswalk' ), $batch->pairing->name( $to ) ) );
			return;
		}
		if ( $this->door->refuse_create( $batch, $item ) ) {
			return;
		}
		$fields = $this->translated( $batch, $item, $to, $references );
		if ( array() !== $module->owners && array() === array_intersect_key( $fields, array_flip( $module->owners ) ) ) {
			$item->verdict = $this->of_nobody( $batch, $module );
			return;
		}
		$item->writes[ $to->value ] = $fields;
	}

	private function of_nobody( Batch $batch, Module $module ): Verdict {
		$labels = array_map( static fn( string $owner ): string => $module->fields[ $owner ]->label ?? $owner, $module->owners );
		/* translators: 1: labels of fields, such as "Order, Customer", 2: name of a system. */
		return Verdict::skipped( Doorkeeper::OF_NOBODY, sprintf( __( 'It belongs to nothing that %2$s knows: %1$s would be empty.', 'crosswalk' ), implode( ', ', $labels ), $batch->pairing->name( $batch->to() ) ) );
	}

	/** @return array<string, mixed> Target values by field. */
	private function translated( Batch $batch, Item $item, Side $side, References $references ): array {
		$from   = $batch->description( $side->other() );
		$to     = $batch->description( $side );
		$record = $item->record( $side->other() );
		$fields = array();
		if ( null === $record ) {
			return $fields;
		}
		$expected = Side::Shop === $side ? $this->translator->expected( $batch->config->map, $from, $record, $item->record( Side::Shop ) ) : null;
		foreach ( $batch->config->map->rows as $row ) {
			$name   = $row->field( $side );
			$target = $to->fields[ $name ] ?? null;
			if ( null === $target || $target->readonly || ! $row->flow()->within( $batch->config->direction )->goes_to( $side ) ) {
				continue;
			}
			$source = $from->fields[ $row->field( $side->other() ) ] ?? new Field( '', '' );
			$value  = Side::Remote === $side
				? $this->translator->to_remote( $row, $source, $record, $references, $target )
				: $this->translator->to_shop( $row, $source, $record, $expected, $references, $target );
			if ( ! Canon::is_empty( $value ) ) {
				$fields[ $name ] = $value;
			}
		}
		return $fields;
	}

	/** @param array<string, list<string>> $fields Names by the side that they were edited on. */
	private static function edited( Batch $batch, array $fields ): string {
		$sentences = array();
		foreach ( $fields as $value => $names ) {
			$side        = Side::from( $value );
			$labels      = array_map( static fn( string $name ): string => $batch->description( $side )->fields[ $name ]->label ?? $name, $names );
			/* translators: 1: name of a system, 2: name of another system, 3: names of fields. */
			$sentences[] = sprintf( __( 'It was edited in %1$s, although %2$s decides about it: %3$s.', 'crosswalk' ), $batch->pairing->name( $side ), $batch->pairing->name( $side->other() ), implode( ', ', $labels ) );
		}
		return implode( ' ', $sentences );
	}

	/** @param array<string, int> $waiting Since when each shop record's change waits. */
	private function merge( Batch $batch, Item $item, References $references, References $back, array $waiting ): void {
		$shop   = $item->record( Side::Shop );
		$remote = $item->record( Side::Remote );
		if ( null === $shop || null === $remote ) {
			return;
		}
		$merge  = new Merge( $this->translator, $batch->pairing->policy, $batch->config->with_drift( $item->update->instruction ), $batch->description( Side::Shop ), $batch->description( Side::Remote ) );
		$own    = null !== $item->link && '' !== $item->link->own_version && $remote->version === $item->link->own_version;
		$times  = array( $waiting[ $shop->id ] ?? self::unix( $shop->modified ), $own ? null : self::unix( $remote->modified ) );
		$to     = Side::Shop === $batch->from ? array( 'remote' => $references, 'shop' => $back ) : array( 'remote' => $back, 'shop' => $references ); // phpcs:ignore WordPress.Arrays
		$merged = $merge->pair( $shop, $remote, Bases::read( $item->link->bases ?? '' ), $to['remote'], $to['shop'], $times );
		if ( array() !== $merged->asks ) {
			$item->verdict = Verdict::decision( 'drift', self::edited( $batch, $merged->asks ) );
			return;
		}
		if ( Modules::ORDERS === $batch->module && (int) self::unix( $remote->modified ) < $batch->pairing->baseline && null !== $remote->modified ) {
			$merged->leave( Side::Shop );
		}
		$open = Untranslated::leave( $batch, $item, $merged );
		$kept = $this->take( $batch, $item, $merged, $to );
		$item->note = '' === $open . $kept ? $item->note : trim( $open . ' ' . $kept );
		if ( '' !== $open . $kept && array() === $item->writes && '' !== ( $item->link->bases ?? '' ) ) {
			// A first link is worth having all the same.
			$item->verdict = Verdict::skipped( '' === $kept ? Untranslated::CODE : Doorkeeper::SEALED, $item->note );
		}
	}

	/**
	 * What a merge wants written, as far as the sides let anybody write it. Of a pair that was synced before, what they do not
	 * let is caught up on once they do.
	 *
	 * @param array<string, References> $to By the side that they lead to.
	 * @return string Why the side that the update goes to lets nobody; empty: it does, or there is nothing to be written to it.
	 */
	private function take( Batch $batch, Item $item, Merged $merged, array $to ): string {
		$kept = '';
		foreach ( $merged->writes as $name => $fields ) {
			$side   = Side::from( $name );
			$sealed = $item->record( $side )->sealed ?? '';
			if ( '' === $sealed && $batch->description( $side )->update ) {
				$item->writes[ $name ] = $fields + $this->company( $batch, $item, $side, $fields, $to[ $name ] );
				continue;
			}
			$merged->leave( $side );
			if ( '' !== $sealed && '' !== ( $item->link->bases ?? '' ) ) {
				$rows = array_filter( $batch->config->map->rows, static fn( Row $row ): bool => array_key_exists( $row->field( $side ), $fields ) );
				array_push( $item->left, ...array_values( array_map( static fn( Row $row ): string => $row->key(), $rows ) ) );
			}
			$kept = $side === $batch->to() ? $sealed : $kept;
		}
		$item->changes = array( ...$item->changes, ...$merged->changes );
		return $kept;
	}

	/**
	 * What must go with these fields, although it did not change.
	 *
	 * @param array<string, mixed> $fields To be written.
	 * @return array<string, mixed>
	 */
	private function company( Batch $batch, Item $item, Side $side, array $fields, References $references ): array {
		$together = array_flip( $batch->description( $side )->together );
		return array() === array_intersect_key( $together, $fields ) ? array() : array_intersect_key( $this->translated( $batch, $item, $side, $references ), $together );
	}

	private function validate( Batch $batch, Item $item ): void {
		foreach ( $item->writes as $side => $fields ) {
			$side      = Side::from( $side );
			$violation = Validator::check( $batch->description( $side ), $fields, null === $item->record( $side ) );
			if ( null !== $violation && null === $item->verdict ) {
				$item->verdict = $this->refused( $batch, $side, $violation );
			}
		}
	}

	private function refused( Batch $batch, Side $side, Violation $violation ): Verdict {
		$where = $batch->pairing->name( $side );
		if ( $violation->skips() ) {
			return Verdict::skipped( 'required', $violation->sentence( $where ) );
		}
		return Verdict::failed(
			new EndpointError(
				ErrorKind::Record,
				$violation->sentence( $where ),
				$violation->code,
				__( 'Correct the value, map it to another one, or choose a transform that makes it fit.', 'crosswalk' ),
				field: $violation->field
			)
		);
	}

	/** @return array<string, int> Unix time of the first waiting shop event by shop id. */
	private function shop_changes( Batch $batch ): array {
		$ids = array();
		foreach ( $batch->open() as $item ) {
			$shop = $item->record( Side::Shop );
			if ( $shop instanceof Record && null !== $item->record( Side::Remote ) ) {
				$ids[] = $shop->id;
			}
		}
		return $this->updates->waiting_since( $batch->pairing->id, $batch->module, Side::Shop, $ids );
	}

	private static function unix( ?string $instant ): ?int {
		$time = null === $instant ? false : strtotime( $instant );
		return false === $time ? null : $time;
	}
}
