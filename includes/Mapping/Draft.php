<?php
/**
 * A mapping as it is stored or about to be: the rows of a module, how its records are matched, and which way it goes.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping;

use Crosswalk\Endpoint\Side;

/**
 * @phpstan-type Rule array{shop: list<string>, remote: list<string>}
 */
final class Draft {

	/**
	 * @param list<Rule> $match         Fields that must all agree, best rule first.
	 * @param Direction  $direction     Of the module; Off: nothing can fail yet.
	 * @param bool       $create_shop   May create in the shop.
	 * @param bool       $create_remote May create in the remote.
	 */
	public function __construct(
		public readonly FieldMap $map,
		public readonly array $match = array(),
		public readonly Direction $direction = Direction::Both,
		public readonly bool $create_shop = true,
		public readonly bool $create_remote = true
	) {
	}

	/** @param array<mixed> $data Module settings as stored. */
	public static function from_array( array $data ): self {
		$direction = Direction::tryFrom( Options::text( $data, 'direction' ) ) ?? Direction::Off;
		return new self(
			FieldMap::from_array( Options::rows( $data, 'rows' ) ),
			self::rules( Options::rows( $data, 'match' ) ),
			empty( $data['enabled'] ) ? Direction::Off : $direction,
			(bool) ( $data['create_shop'] ?? true ),
			(bool) ( $data['create_remote'] ?? true )
		);
	}

	/**
	 * @param list<array<string, mixed>> $rules As stored.
	 * @return list<Rule>
	 */
	public static function rules( array $rules ): array {
		return array_map(
			static fn( array $rule ): array => array(
				'shop'   => Options::texts( $rule, 'shop' ),
				'remote' => Options::texts( $rule, 'remote' ),
			),
			$rules
		);
	}

	/**
	 * With other rows and rules, as somebody edits them.
	 *
	 * @param list<array<string, mixed>> $match Rules.
	 */
	public function with( FieldMap $map, array $match ): self {
		return new self( $map, self::rules( $match ), $this->direction, $this->create_shop, $this->create_remote );
	}

	/**
	 * Names of all fields of a side that it reads, writes or matches by.
	 *
	 * @return list<string>
	 */
	public function fields( Side $side ): array {
		$names = $this->map->fields( $side );
		foreach ( $this->match as $rule ) {
			array_push( $names, ...$rule[ $side->value ] );
		}
		return array_values( array_filter( array_unique( $names ) ) );
	}

	public function creates( Side $side ): bool {
		return $this->direction->goes_to( $side ) && ( Side::Shop === $side ? $this->create_shop : $this->create_remote );
	}

	/** Changes whenever rows or rules do; who saves says which one they started from. */
	public function revision(): string {
		return sha1( (string) json_encode( array( $this->map->to_array(), $this->match ) ) ); // phpcs:ignore WordPress.WP.AlternativeFunctions
	}
}
