<?php
/**
 * A module of the Sandbox with what only the system itself knows: how its records are numbered, which field is indexed,
 * and what it fills in by itself.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Sandbox;

use Crosswalk\Endpoint\Module;

/**
 * @phpstan-type Fields array<string, mixed>
 */
final class Kind {

	/**
	 * @param Module                                   $module   As the endpoint describes it.
	 * @param string                                   $prefix   Of record ids: "order:" makes "order:1042".
	 * @param string                                   $lookup   Field that `find()` finds by index; others by reading all.
	 * @param (\Closure( Fields, int, int ): Fields)|null $computed From values, number and time: what the system sets where nothing is given.
	 * @param (\Closure( Fields ): ?string)|null         $key      From values: the record id, where it follows from them.
	 */
	public function __construct(
		public readonly Module $module,
		private readonly string $prefix,
		public readonly string $lookup,
		private readonly ?\Closure $computed = null,
		private readonly ?\Closure $key = null
	) {
	}

	/**
	 * The id of a new record.
	 *
	 * @param Fields $fields Its values.
	 * @param int    $number Never used before in this table.
	 */
	public function key( array $fields, int $number ): string {
		return $this->own_key( $fields ) ?? $this->prefix . $number;
	}

	/**
	 * The id that follows from the values, if one does.
	 *
	 * @param Fields $fields Its values.
	 */
	public function own_key( array $fields ): ?string {
		return null === $this->key ? null : ( $this->key )( $fields );
	}

	/**
	 * @param Fields $fields Values given.
	 * @param int    $number As for `key()`.
	 * @param int    $at     Unix seconds.
	 * @return Fields With what the system adds.
	 */
	public function complete( array $fields, int $number, int $at ): array {
		if ( null === $this->computed ) {
			return $fields;
		}
		return array_filter( $fields, static fn( mixed $value ): bool => null !== $value ) + ( $this->computed )( $fields, $number, $at ) + $fields;
	}
}
