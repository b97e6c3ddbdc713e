<?php
/**
 * The transforms there are, and what a chain of them makes of a value on its way to the remote, and back.
 *
 * A stored transform is data: {type, …options}. Which types and options there are is said in Kinds/.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping;

use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;

/**
 * @phpstan-type Transform array<string, mixed>
 */
final class Transforms {

	/** Types whose result does not tell what went in. A row with one of them goes one way only. */
	private const ONE_WAY = array( 'upper', 'lower', 'capitalise', 'truncate', 'replace', 'template', 'constant' );

	/** Types that do the same whichever way a one-way row goes. */
	private const EITHER_WAY = array( 'default', 'listed' );

	/** @var array<string, TransformKind>|null */
	private ?array $kinds = null;

	private readonly \DateTimeZone $zone;

	/** @param \DateTimeZone|null $zone Of the shop; null: UTC. */
	public function __construct( private readonly Geography $geography, ?\DateTimeZone $zone = null ) {
		$this->zone = $zone ?? new \DateTimeZone( 'UTC' );
	}

	/**
	 * Read when first needed: labels are translated, and a plugin is constructed before that is possible.
	 *
	 * @return array<string, TransformKind> By type.
	 */
	public function kinds(): array {
		return $this->kinds ??= array_column( array( ...Kinds\Texts::all(), ...Kinds\Numbers::all(), ...Kinds\Places::all(), ...Kinds\Sources::all() ), null, 'type' );
	}

	/** @param Transform $transform See above. */
	public function kind( array $transform ): ?TransformKind {
		return $this->kinds()[ Options::text( $transform, 'type' ) ] ?? null;
	}

	/** What a value becomes of another type, where the shop is. */
	public function conversion(): Conversion {
		return new Conversion( $this->geography, $this->zone );
	}

	/**
	 * One step of the way from a record.
	 *
	 * @param Transform   $transform See above.
	 * @param Record|null $source    The record the value comes from.
	 * @param Record|null $shop      The shop record, where that is another one.
	 * @param Field|null  $target    Where the value goes.
	 */
	public function forward( array $transform, mixed $value, ?Record $source, ?Record $shop = null, ?Field $target = null ): mixed {
		$kind = $this->kind( $transform );
		return null === $kind ? $value : $kind->forward( $value, $transform, $this->context( $source, $shop ?? $source, $target ) );
	}

	/**
	 * One step of the way back to the shop.
	 *
	 * @param Transform   $transform See above.
	 * @param Record|null $shop      The shop record as it is or will be; null when nothing of it is known.
	 * @param Record|null $source    The remote record the value comes from.
	 */
	public function backward( array $transform, mixed $value, ?Record $shop, ?Record $source = null ): mixed {
		$kind = $this->kind( $transform );
		return null === $kind ? $value : $kind->backward( $value, $transform, $this->context( $source, $shop ) );
	}

	/**
	 * The steps in the order in which a value takes them. A row that only leads to the shop is read like any other, from
	 * where values come from; the way back of a two-way row undoes the last step first.
	 *
	 * @return list<array{transform: Transform, back: bool}>
	 */
	public static function steps( Row $row, Side $to ): array {
		$chain = Side::Shop === $to && Direction::ToShop !== $row->direction ? array_reverse( $row->transforms ) : $row->transforms;
		return array_map(
			static fn( array $transform ): array => array(
				'transform' => $transform,
				'back'      => Side::Shop === $to && ( Direction::ToShop !== $row->direction || self::reverses( $transform ) && ! in_array( Options::text( $transform, 'type' ), self::EITHER_WAY, true ) ),
			),
			$chain
		);
	}

	/**
	 * Whether values can also come back through it.
	 *
	 * @param Transform $transform See above.
	 */
	public static function reverses( array $transform ): bool {
		return ! in_array( Options::text( $transform, 'type' ), self::ONE_WAY, true );
	}

	/** What a field type becomes through a row's transforms. */
	public function type( Row $row, Side $to, FieldType $type ): FieldType {
		foreach ( self::steps( $row, $to ) as $step ) {
			$type = $this->kind( $step['transform'] )?->type( $type, $step['transform'], $step['back'] ) ?? $type;
		}
		return $type;
	}

	/**
	 * The value of a side that a row watches: a template's filled text, because it depends on more fields than one.
	 */
	public static function watched( Row $row, Side $side, Record $record ): mixed {
		$reads    = Direction::ToShop === $row->direction ? Side::Remote : Side::Shop;
		$template = $side === $reads ? self::template( $row ) : null;
		return null === $template ? $record->fields[ $row->field( $side ) ] ?? null : Template::filled( $template, $record );
	}

	/** Names what a row watches beside its own fields: with another template, values from before tell nothing. Empty: nothing. */
	public static function watch( Row $row ): string {
		$template = self::template( $row );
		return null === $template ? '' : substr( sha1( ( Direction::ToShop === $row->direction ? '<' : '>' ) . $template ), 0, 8 );
	}

	private static function template( Row $row ): ?string {
		foreach ( $row->transforms as $transform ) {
			if ( 'template' === Options::text( $transform, 'type' ) ) {
				return Options::text( $transform, 'text' );
			}
		}
		return null;
	}

	private function context( ?Record $source, ?Record $shop, ?Field $target = null ): Context {
		return new Context( $source, $shop, $this->geography, $this->zone, $target );
	}
}
