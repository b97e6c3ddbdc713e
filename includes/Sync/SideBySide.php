<?php
/**
 * A record beside those it may be the same as: the mapped fields, as each side shows them, and which of them agree once
 * the mapping has carried the value over.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Canon;
use Crosswalk\Mapping\References;
use Crosswalk\Mapping\Row;
use Crosswalk\Mapping\Translator;

/**
 * @phpstan-type Compared array{label: string, other_label: string, own: string|null, others: list<string|null>, same: list<bool>}
 */
final class SideBySide {

	public function __construct( private readonly Translator $translator ) {
	}

	/**
	 * @param Side              $side   Of the record.
	 * @param Record|null       $own    Null: it is gone.
	 * @param list<Record|null> $others Of the other side.
	 * @return list<Compared>
	 */
	public function of( Pairing $pairing, string $module, Side $side, ?Record $own, array $others ): array {
		$pairs    = self::pairs( $pairing, $module, $side );
		$titles   = Titles::of( $pairing, $side, array_column( $pairs, 1 ), null === $own ? array() : array( $own ) );
		$theirs   = Titles::of( $pairing, $side->other(), array_column( $pairs, 2 ), array_values( array_filter( $others ) ) );
		$compared = array();
		foreach ( $pairs as list( $row, $field, $other ) ) {
			$given      = null === $own ? null : $this->given( $row, $side, $field, $own, $other, $titles );
			$values     = array_map( static fn( ?Record $record ): mixed => self::value( $other, $record, $theirs ), $others );
			$compared[] = array(
				'label'       => $field->label,
				'other_label' => $other->label,
				'own'         => Shown::text( $field, self::value( $field, $own, $titles ) ),
				'others'      => array_map( static fn( mixed $value ): ?string => Shown::text( $other, $value ), $values ),
				'same'        => array_map( static fn( ?Record $record, mixed $value ): bool => null !== $own && null !== $record && Canon::same( $other, $given, $value ), $others, $values ),
			);
		}
		return $compared;
	}

	/** @return list<array{Row, Field, Field}> Rows with the fields of the record's own side and of the other; what is written only cannot be compared. */
	private static function pairs( Pairing $pairing, string $module, Side $side ): array {
		$pairs = array();
		foreach ( $pairing->config( $module )->map->rows ?? array() as $row ) {
			$names = array( $row->shop, $row->remote );
			$field = $pairing->module( $side, $module )->fields[ $names[ Side::Shop === $side ? 0 : 1 ] ] ?? null;
			$other = $pairing->module( $side->other(), $module )->fields[ $names[ Side::Shop === $side ? 1 : 0 ] ] ?? null;
			if ( null !== $field && null !== $other && ! $field->writeonly && ! $other->writeonly ) {
				$pairs[] = array( $row, $field, $other );
			}
		}
		return $pairs;
	}

	/**
	 * A reference by the name of what it leads to: an id means nothing to a person, nor to the other side.
	 *
	 * @param array<string, string> $titles By id.
	 */
	private static function value( Field $field, ?Record $record, array $titles ): mixed {
		$value = $record->fields[ $field->name ] ?? null;
		return FieldType::Reference === $field->type && is_string( $value ) ? $titles[ $value ] ?? $value : $value;
	}

	/**
	 * What the record would give the other side's field.
	 *
	 * @param array<string, string> $titles Of what its references lead to, by id.
	 */
	private function given( Row $row, Side $side, Field $field, Record $own, Field $other, array $titles ): mixed {
		if ( FieldType::Reference === $field->type ) {
			return self::value( $field, $own, $titles );
		}
		return Side::Shop === $side
			? $this->translator->to_remote( $row, $field, $own, new References(), $other )
			: $this->translator->to_shop( $row, $field, $own, null, new References(), $other );
	}
}
