<?php
/**
 * How one module of one connection is synced.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Direction;
use Crosswalk\Mapping\FieldMap;

/**
 * @phpstan-type Rule array{shop: list<string>, remote: list<string>}
 */
final class ModuleConfig {

	public const UNLINK     = 'unlink';
	public const DEACTIVATE = 'deactivate';
	public const DELETE     = 'delete';

	public const DRIFT_OVERWRITE = 'overwrite';
	public const DRIFT_LEAVE     = 'leave';
	public const DRIFT_ASK       = 'ask';

	/**
	 * @param string     $name          Module name.
	 * @param Direction  $direction     Of the module.
	 * @param FieldMap   $map           Its rows.
	 * @param list<Rule> $match         How records without a link are found, best first.
	 * @param bool       $create_shop   May create in the shop.
	 * @param bool       $create_remote May create in the remote.
	 * @param string     $delete        What a deletion on one side does on the other.
	 * @param string     $drift         What happens to a target edited on a one-way field.
	 */
	public function __construct(
		public readonly string $name,
		public readonly Direction $direction,
		public readonly FieldMap $map,
		public readonly array $match = array(),
		public readonly bool $create_shop = true,
		public readonly bool $create_remote = true,
		public readonly string $delete = self::UNLINK,
		public readonly string $drift = self::DRIFT_OVERWRITE
	) {
	}

	/** @param array<string, mixed> $data As stored with the connection. */
	public static function from_array( string $name, array $data ): self {
		$rules = array();
		foreach ( (array) ( $data['match'] ?? array() ) as $rule ) {
			if ( is_array( $rule ) ) {
				$rules[] = array(
					'shop'   => array_values( array_map( 'strval', (array) ( $rule['shop'] ?? array() ) ) ),
					'remote' => array_values( array_map( 'strval', (array) ( $rule['remote'] ?? array() ) ) ),
				);
			}
		}
		$enabled = ! empty( $data['enabled'] );
		return new self(
			$name,
			$enabled ? Direction::tryFrom( (string) ( $data['direction'] ?? '' ) ) ?? Direction::Off : Direction::Off,
			FieldMap::from_array( (array) ( $data['rows'] ?? array() ) ),
			$rules,
			(bool) ( $data['create_shop'] ?? true ),
			(bool) ( $data['create_remote'] ?? true ),
			(string) ( $data['delete'] ?? self::UNLINK ),
			(string) ( $data['drift'] ?? self::DRIFT_OVERWRITE )
		);
	}

	public function may_create( Side $side ): bool {
		return $this->direction->goes_to( $side ) && ( Side::Shop === $side ? $this->create_shop : $this->create_remote );
	}
}
