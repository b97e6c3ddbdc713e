<?php
/**
 * What happened, or would happen, to one field of one record.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\History;
use Crosswalk\Sync\Pairing;
use Crosswalk\Sync\Pairings;
use Crosswalk\Sync\Shown;

/**
 * @phpstan-import-type Property from Shape
 * @phpstan-import-type Row from History
 */
final class Change {

	public const EVENTS = array( 'created', 'updated', 'conflict', 'linked', 'unlinked', 'deleted', 'excluded', 'included' );

	public function __construct( private readonly Pairings $pairings ) {
	}

	/** @return array<string, Property> */
	public static function properties(): array {
		return array(
			'side'  => array( 'description' => 'The side that is written.' ) + Shape::side(),
			'event' => Shape::choice( 'ChangeEvent', self::EVENTS ),
			'field' => Shape::text( 'Its name; empty where it is about the whole record.' ),
			'label' => Shape::text( 'What the side calls the field.' ),
			'old'   => Shape::text( 'As a person reads it.', true ),
			'new'   => Shape::text( '', true ),
		);
	}

	/**
	 * @param Row $row Of the history.
	 * @return array<string, mixed>
	 */
	public function to_response( array $row ): array {
		$field = $this->field( $row );
		return array(
			'side'  => $row['side'],
			'event' => $row['event'],
			'field' => $row['field'],
			'label' => $field->label,
			'old'   => Shown::text( $field, History::value( $field, $row['old_value'] ) ),
			'new'   => Shown::text( $field, History::value( $field, $row['new_value'] ) ),
		);
	}

	/** @param Row $row Of the history. */
	private function field( array $row ): Field {
		$name = (string) $row['field'];
		try {
			$module = $this->pairing( $row )?->module( Side::from( (string) $row['side'] ), (string) $row['module'] );
		} catch ( EndpointError ) {
			$module = null;
		}
		return $module->fields[ $name ] ?? new Field( $name, $name );
	}

	/** @param Row $row Of the history. @throws EndpointError */
	private function pairing( array $row ): ?Pairing {
		return '' === (string) $row['field'] ? null : $this->pairings->of( (int) $row['connection_id'] );
	}
}
