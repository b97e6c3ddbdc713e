<?php
/**
 * How one module of one connection is synced.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Direction;
use Crosswalk\Mapping\FieldMap;
use Crosswalk\Mapping\Options;
use Crosswalk\Mapping\Row;

/**
 * @phpstan-type MatchRule array{shop: list<string>, remote: list<string>}
 */
final class ModuleConfig {

	public const UNLINK     = 'unlink';
	public const DEACTIVATE = 'deactivate';
	public const DELETE     = 'delete';

	public const DRIFT_OVERWRITE = 'overwrite';
	public const DRIFT_LEAVE     = 'leave';
	public const DRIFT_ASK       = 'ask';

	public const STOCK_SHOP   = 'shop';
	public const STOCK_REMOTE = 'remote';
	public const STOCK_NOBODY = 'nobody';

	/** Fields of the shop whose direction follows from who owns the stock (V16). */
	public const STOCK_FIELDS = array( 'stock_quantity', 'stock_status' );

	/**
	 * @param string     $name          Module name.
	 * @param Direction  $direction     Of the module.
	 * @param FieldMap   $map           Its rows.
	 * @param list<MatchRule> $match    How records without a link are found, best first.
	 * @param bool       $create_shop   May create in the shop.
	 * @param bool       $create_remote May create in the remote.
	 * @param string     $delete        What a deletion on one side does on the other.
	 * @param string     $drift         What happens to a target edited on a one-way field.
	 * @param list<Rule> $rules         Which records without a link are let in.
	 * @param string     $records_from  From when on, instead of the connection's setting; empty: as the connection.
	 * @param list<string> $permits     What the shop may be told to do beyond the ordinary, see Module::$permissions.
	 * @param string     $stock         Who owns the stock: STOCK_SHOP, STOCK_REMOTE, STOCK_NOBODY; empty: as the rows say.
	 * @param list<string> $also_written Shop fields that another connection brings into the shop as well, one way.
	 */
	public function __construct(
		public readonly string $name,
		public readonly Direction $direction,
		public readonly FieldMap $map,
		public readonly array $match = array(),
		public readonly bool $create_shop = true,
		public readonly bool $create_remote = true,
		public readonly string $delete = self::UNLINK,
		public readonly string $drift = self::DRIFT_OVERWRITE,
		public readonly array $rules = array(),
		public readonly string $records_from = '',
		public readonly array $permits = array(),
		public readonly string $stock = '',
		public readonly array $also_written = array()
	) {
	}

	/**
	 * @param array<string, mixed> $data         As stored with the connection.
	 * @param list<string>         $also_written See above.
	 */
	public static function from_array( string $name, array $data, array $also_written = array() ): self {
		$rules = array();
		foreach ( Options::rows( $data, 'match' ) as $rule ) {
			$rules[] = array(
				'shop'   => Options::texts( $rule, 'shop' ),
				'remote' => Options::texts( $rule, 'remote' ),
			);
		}
		$enabled = ! empty( $data['enabled'] );
		return new self(
			$name,
			$enabled ? Direction::tryFrom( Options::text( $data, 'direction' ) ) ?? Direction::Off : Direction::Off,
			FieldMap::from_array( Options::rows( $data, 'rows' ) )->limited( self::STOCK_FIELDS, self::stock_direction( Options::text( $data, 'stock' ) ) ),
			$rules,
			(bool) ( $data['create_shop'] ?? true ),
			(bool) ( $data['create_remote'] ?? true ),
			Options::text( $data, 'delete', self::UNLINK ),
			Options::text( $data, 'drift', self::DRIFT_OVERWRITE ),
			array_map( static fn( array $rule ): Rule => Rule::from_array( $rule ), Options::rows( $data, 'rules' ) ),
			Options::text( $data, 'records_from' ),
			Options::texts( $data, 'permits' ),
			Options::text( $data, 'stock' ),
			$also_written
		);
	}

	/** @return list<string> Shop fields that it brings into the shop and never takes from there. */
	public function brought(): array {
		$rows = array_filter( $this->map->rows, fn( Row $row ): bool => Direction::ToShop === $row->flow()->within( $this->direction ) );
		return array_values( array_map( static fn( Row $row ): string => $row->shop, $rows ) );
	}

	/** The same, with what a person decided about a drift; any other word changes nothing. */
	public function with_drift( string $decision ): self {
		$drift = array(
			Decisions::OVERWRITE => self::DRIFT_OVERWRITE,
			Decisions::KEEP      => self::DRIFT_LEAVE,
		)[ $decision ] ?? $this->drift;
		return $drift === $this->drift ? $this : new self( $this->name, $this->direction, $this->map, $this->match, $this->create_shop, $this->create_remote, $this->delete, $drift, $this->rules, $this->records_from, $this->permits, $this->stock, Decisions::OVERWRITE === $decision ? array() : $this->also_written );
	}

	/** Which way stock may flow. */
	private static function stock_direction( string $owner ): Direction {
		return match ( $owner ) {
			self::STOCK_SHOP   => Direction::ToRemote,
			self::STOCK_REMOTE => Direction::ToShop,
			self::STOCK_NOBODY => Direction::Off,
			default            => Direction::Both,
		};
	}

	public function may_create( Side $side ): bool {
		return $this->direction->goes_to( $side ) && ( Side::Shop === $side ? $this->create_shop : $this->create_remote );
	}
}
