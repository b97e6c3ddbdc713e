<?php
/**
 * What is inspected: a mapping between two described sides.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping\Checks;

use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\Module;
use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Direction;
use Crosswalk\Mapping\Draft;
use Crosswalk\Mapping\Row;
use Crosswalk\Mapping\Transforms;

final class Subject {

	/**
	 * @param array<string, string> $labels     Labels of remote fields by name, as they were when last seen.
	 * @param array<string, string> $currencies ISO 4217 of the amounts of each side, by Side::value, where it is known.
	 */
	public function __construct(
		public readonly Draft $draft,
		private readonly Module $shop,
		private readonly Module $remote,
		public readonly Transforms $transforms,
		public readonly array $labels,
		private readonly array $currencies = array()
	) {
	}

	/** ISO 4217 of amounts whose record names no currency; empty: nobody knows. */
	public function currency( Side $side ): string {
		return $this->currencies[ $side->value ] ?? '';
	}

	/** @return list<Row> */
	public function rows(): array {
		return $this->draft->map->rows;
	}

	public function module( Side $side ): Module {
		return Side::Shop === $side ? $this->shop : $this->remote;
	}

	public function field( Side $side, string $name ): ?Field {
		return $this->module( $side )->fields[ $name ] ?? null;
	}

	/** Which way values go: as chosen, without what cannot be undone, within the module, without what cannot be written. */
	public function flow( Row $row ): Direction {
		$flow   = $row->flow()->within( $this->draft->direction );
		$shop   = $this->field( Side::Shop, $row->shop );
		$remote = $this->field( Side::Remote, $row->remote );
		if ( null === $shop || $shop->readonly || true === $remote?->writeonly ) {
			$flow = $flow->within( Direction::ToRemote );
		}
		return null === $remote || $remote->readonly ? $flow->within( Direction::ToShop ) : $flow;
	}

	/**
	 * Each way that values of a row really go, with the fields at both ends where they are known.
	 *
	 * @return list<array{row: Row, to: Side, from: Field|null, target: Field}>
	 */
	public function ways(): array {
		$ways = array();
		foreach ( $this->rows() as $row ) {
			foreach ( Side::cases() as $to ) {
				$target = $this->field( $to, $row->field( $to ) );
				$from   = $this->field( $to->other(), $row->field( $to->other() ) );
				if ( null !== $target && ( null !== $from || $row->makes_value() ) && $this->flow( $row )->goes_to( $to ) ) {
					$ways[] = compact( 'row', 'to', 'from', 'target' );
				}
			}
		}
		return $ways;
	}

	/** The side whose fields the templates of a row read. */
	public static function reads( Row $row ): Side {
		return Direction::ToShop === $row->direction ? Side::Remote : Side::Shop;
	}
}
