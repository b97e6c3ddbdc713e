<?php
/**
 * The three-way merge of one pair of records (E9): decides, row by row, which side is written with what.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\Module;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Canon;
use Crosswalk\Mapping\Direction;
use Crosswalk\Mapping\References;
use Crosswalk\Mapping\Row;
use Crosswalk\Mapping\Transforms;
use Crosswalk\Mapping\Translator;

final class Merge {

	/** The shop record in the countries it is about to be in. */
	private ?Record $expected = null;

	public function __construct(
		private readonly Translator $translator,
		private readonly Policy $policy,
		private readonly ModuleConfig $config,
		private readonly Module $shop_module,
		private readonly Module $remote_module
	) {
	}

	/**
	 * @param References $to_remote Shop ids → remote ids.
	 * @param References $to_shop   Remote ids → shop ids.
	 * @param array{0: ?int, 1: ?int} $changed_at Unix times of the last change in shop and remote; null: unknown.
	 */
	public function pair( Record $shop, Record $remote, Bases $bases, References $to_remote, References $to_shop, array $changed_at ): Merged {
		$winner         = $this->policy->winner( ...$changed_at );
		$merged         = new Merged();
		$this->expected = $this->translator->expected( $this->config->map, $this->remote_module, $remote, $shop );
		foreach ( $this->config->map->rows as $row ) {
			$this->row( $row, $shop, $remote, $bases, $to_remote, $to_shop, $winner, $merged );
		}
		if ( $this->policy->winner_untouched && $merged->both_changed() ) {
			$merged->leave( $winner );
		}
		return $merged;
	}

	private function row( Row $row, Record $shop, Record $remote, Bases $bases, References $to_remote, References $to_shop, Side $winner, Merged $merged ): void {
		$direction = $this->direction( $row );
		$shop_f    = $this->shop_module->fields[ $row->shop ] ?? new Field( $row->shop, $row->shop );
		$remote_f  = $this->remote_field( $row );
		if ( Direction::Off === $direction || null === $remote_f || ! $this->loaded( $row, $remote_f, $shop, $remote ) || $bases->begins( $row ) ) {
			return;
		}
		$base      = $bases->of( $row );
		$shop_v    = $shop->fields[ $row->shop ] ?? null;
		$remote_v  = $remote->fields[ $row->remote ] ?? null;
		$first     = null === $base;
		$shop_is   = $first || Canon::base( $shop_f, Transforms::watched( $row, Side::Shop, $shop ) ) !== $base[0];
		$kept      = $row->keeps( $remote_v );
		$remote_is = ! $kept && ! $remote_f->writeonly && ( $first || Canon::base( $remote_f, Transforms::watched( $row, Side::Remote, $remote ) ) !== $base[1] );
		if ( $bases->rebases( $row ) || ! $shop_is && ! $remote_is || $kept && ! $direction->goes_to( Side::Remote ) ) {
			return;
		}
		$forth = $direction->goes_to( Side::Remote ) ? $this->translator->to_remote( $row, $shop_f, $shop, $to_remote, $remote_f ) : null;
		$back  = $direction->goes_to( Side::Shop ) ? $this->translator->to_shop( $row, $remote_f, $remote, $this->expected, $to_shop, $shop_f ) : null;
		$equal = $direction->goes_to( Side::Remote ) && ! $remote_f->writeonly && Canon::same( $remote_f, $forth, $remote_v )
			|| $direction->goes_to( Side::Shop ) && Canon::same( $shop_f, $back, $shop_v );
		if ( $equal ) {
			return;
		}
		$merged->changed( $shop_is, $remote_is );
		$to = $this->target( $row, $direction, $first, $shop_is, $remote_is, Canon::is_empty( $forth ), Canon::is_empty( $remote_v ), Canon::is_empty( $back ), $winner, $merged );
		match ( $to ) {
			Side::Remote => $merged->write( Side::Remote, $row->remote, $remote_v, $forth, $shop_is && $remote_is && ! $first ),
			Side::Shop   => $kept ? null : $merged->write( Side::Shop, $row->shop, $shop_v, $back, $shop_is && $remote_is && ! $first ),
			null         => null,
		};
	}

	/** A field that this read did not load, or that vanished, is left alone. */
	private function loaded( Row $row, Field $remote_f, Record $shop, Record $remote ): bool {
		return ( '' === $row->shop || array_key_exists( $row->shop, $shop->fields ) ) && ( '' === $row->remote || $remote_f->writeonly || array_key_exists( $row->remote, $remote->fields ) );
	}

	/** The side to write, or null to leave both. */
	private function target( Row $row, Direction $direction, bool $first, bool $shop_is, bool $remote_is, bool $no_forth, bool $no_remote, bool $no_back, Side $winner, Merged $merged ): ?Side {
		if ( Direction::Both !== $direction ) {
			$to     = $direction->goes_to( Side::Remote ) ? Side::Remote : Side::Shop;
			$source = Side::Remote === $to ? $shop_is : $remote_is;
			if ( $first ) {
				// Only at the first link a filled value beats an empty one.
				return ( Side::Remote === $to ? $no_forth : $no_back ) ? null : $to;
			}
			return $source ? $to : $this->drift( $row, $to, $merged );
		}
		if ( $first && $no_forth !== $no_remote ) {
			return $no_forth ? Side::Shop : Side::Remote;
		}
		if ( $shop_is && $remote_is ) {
			return $winner->other();
		}
		return $shop_is ? Side::Remote : Side::Shop;
	}

	private function drift( Row $row, Side $to, Merged $merged ): ?Side {
		// Two connections that each took the other's value for an edit by hand would overwrite each other for ever (E10).
		if ( Side::Shop === $to && ModuleConfig::DRIFT_OVERWRITE === $this->config->drift && in_array( $row->shop, $this->config->also_written, true ) ) {
			return null;
		}
		if ( ModuleConfig::DRIFT_ASK === $this->config->drift ) {
			$merged->asks[ $to->value ][] = Side::Shop === $to ? $row->shop : $row->remote;
		}
		return ModuleConfig::DRIFT_OVERWRITE === $this->config->drift ? $to : null;
	}

	/** Null: the remote does not have it any more. */
	private function remote_field( Row $row ): ?Field {
		return $this->remote_module->fields[ $row->remote ] ?? ( '' === $row->remote ? new Field( '', '' ) : null );
	}

	/** The row's direction inside the module's, without the sides that cannot be written. */
	private function direction( Row $row ): Direction {
		$direction = $row->flow()->within( $this->config->direction );
		$remote_f  = $this->remote_field( $row );
		$shop_f    = $this->shop_module->fields[ $row->shop ] ?? null;
		if ( null === $shop_f || $shop_f->readonly ) {
			$direction = $direction->within( Direction::ToRemote );
		}
		if ( null === $remote_f || $remote_f->readonly ) {
			$direction = $direction->within( Direction::ToShop );
		}
		return null !== $remote_f && $remote_f->writeonly ? $direction->within( Direction::ToRemote ) : $direction;
	}
}
