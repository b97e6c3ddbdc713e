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
		$compared = array();
		foreach ( $pairing->config( $module )->map->rows ?? array() as $row ) {
			$names = array( $row->shop, $row->remote );
			$field = $pairing->module( $side, $module )->fields[ $names[ Side::Shop === $side ? 0 : 1 ] ] ?? null;
			$other = $pairing->module( $side->other(), $module )->fields[ $names[ Side::Shop === $side ? 1 : 0 ] ] ?? null;
			if ( null !== $field && null !== $other ) {
				$given      = null === $own ? null : $this->given( $row, $side, $field, $own, $other );
				$compared[] = array(
					'label'       => $field->label,
					'other_label' => $other->label,
					'own'         => null === $own ? null : Shown::text( $field, $own->fields[ $field->name ] ?? null ),
					'others'      => array_map( static fn( ?Record $record ): ?string => null === $record ? null : Shown::text( $other, $record->fields[ $other->name ] ?? null ), $others ),
					'same'        => array_map( static fn( ?Record $record ): bool => null !== $own && null !== $record && Canon::same( $other, $given, $record->fields[ $other->name ] ?? null ), $others ),
				);
			}
		}
		return $compared;
	}

	/** What the record would give the other side's field. Ids of other records mean nothing there: they stay as they are. */
	private function given( Row $row, Side $side, Field $field, Record $own, Field $other ): mixed {
		if ( FieldType::Reference === $field->type ) {
			return $own->fields[ $field->name ] ?? null;
		}
		return Side::Shop === $side
			? $this->translator->to_remote( $row, $field, $own, new References(), $other )
			: $this->translator->to_shop( $row, $field, $own, null, new References(), $other );
	}
}
