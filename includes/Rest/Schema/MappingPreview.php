<?php
/**
 * What a mapping makes of one record, row by row, both ways.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;
use Crosswalk\Maps\Opened;
use Crosswalk\Maps\Preview;

/**
 * @phpstan-import-type Property from Shape
 * @phpstan-import-type Tried from Preview
 */
final class MappingPreview {

	/** @return array<string, Property> */
	public static function properties(): array {
		$row = array(
			'row'            => Shape::text( 'Fields of the row as "shop>remote".' ),
			'shop'           => Shape::text( 'What the shop has.', true ),
			'to_remote'      => Shape::text( 'As it would arrive in the other system; null: empty, or nothing goes there.', true ),
			'remote'         => Shape::text( 'What the other system has.', true ),
			'to_shop'        => Shape::text( 'As it would arrive in the shop.', true ),
			'changes_remote' => Shape::boolean( 'A sync would write it now.' ),
			'changes_shop'   => Shape::boolean(),
			'problem'        => Shape::text( 'Why it would be refused; empty: it would not.' ),
		);
		return array(
			'shop'   => self::record_shape(),
			'remote' => self::record_shape(),
			'linked' => Shape::boolean( 'The two records are linked; otherwise they would be matched.' ),
			'kept'   => Shape::text( 'Why what differs is not written all the same: one of the records is never written from outside. Empty: nothing is held back.' ),
			'rows'   => Shape::list_of( Shape::object( 'PreviewRow', $row ) ),
		);
	}

	/**
	 * @param array{shop: Record|null, remote: Record|null, linked: bool, kept: string, rows: list<Tried>} $preview Of a draft.
	 * @return array<string, mixed>
	 */
	public function to_response( Opened $opened, array $preview ): array {
		return array(
			'shop'   => self::record( $opened, Side::Shop, $preview['shop'] ),
			'remote' => self::record( $opened, Side::Remote, $preview['remote'] ),
		) + $preview;
	}

	/** @return array<string, string|null>|null */
	private static function record( Opened $opened, Side $side, ?Record $record ): ?array {
		return null === $record ? null : array(
			'id'   => $record->id,
			'name' => $opened->pairing->module( $side, $opened->module )->title_of( $record ),
			'url'  => $opened->pairing->endpoint( $side )->url( $opened->module, $record->id ),
		);
	}

	/** @return Property */
	private static function record_shape(): array {
		$record = array(
			'id'   => Shape::text(),
			'name' => Shape::text(),
			'url'  => Shape::text( '', true ),
		);
		return Shape::object( 'PreviewRecord', $record, true );
	}
}
