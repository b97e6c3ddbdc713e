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
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Canon;
use Crosswalk\Mapping\References;
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
			$target = $item->record( $batch->to() );
			if ( null === $target ) {
				$this->create( $batch, $item, $references );
			} else {
				$this->merge( $batch, $item, $references, $back, $waiting );
			}
			$this->validate( $batch, $item );
		}
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
		$item->writes[ $to->value ] = $this->translated( $batch, $item, $references );
	}

	/** @return array<string, mixed> Target values by field. */
	private function translated( Batch $batch, Item $item, References $references ): array {
		$from   = $batch->description( $batch->from );
		$to     = $batch->description( $batch->to() );
		$record = $item->record( $batch->from );
		$fields = array();
		if ( null === $record ) {
			return $fields;
		}
		$expected = Side::Remote === $batch->from ? $this->translator->expected( $batch->config->map, $from, $record, null ) : null;
		foreach ( $batch->config->map->rows as $row ) {
			$name   = $row->field( $batch->to() );
			$target = $to->fields[ $name ] ?? null;
			if ( null === $target || $target->readonly || ! $row->flow()->within( $batch->config->direction )->goes_to( $batch->to() ) ) {
				continue;
			}
			$source = $from->fields[ $row->field( $batch->from ) ] ?? new Field( '', '' );
			$value  = Side::Shop === $batch->from
				? $this->translator->to_remote( $row, $source, $record, $references, $target )
				: $this->translator->to_shop( $row, $source, $record, $expected, $references, $target );
			if ( ! Canon::is_empty( $value ) ) {
				$fields[ $name ] = $value;
			}
		}
		return $fields;
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
		$forth  = Side::Shop === $batch->from ? $references : $back;
		$merged = $merge->pair( $shop, $remote, Bases::read( $item->link->bases ?? '' ), $forth, Side::Shop === $batch->from ? $back : $references, $times );
		if ( $merged->asks ) {
			$item->verdict = Verdict::decision( 'drift', __( 'It was edited on the side that does not own the field.', 'crosswalk' ) );
			return;
		}
		foreach ( $merged->writes as $side => $fields ) {
			if ( $batch->description( Side::from( $side ) )->update ) {
				$item->writes[ $side ] = $fields;
			} else {
				$merged->leave( Side::from( $side ) );
			}
		}
		$item->changes = array( ...$item->changes, ...$merged->changes );
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
