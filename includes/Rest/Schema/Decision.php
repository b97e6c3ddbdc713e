<?php
/**
 * A record about which a person has to decide (E5).
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Options;
use Crosswalk\Rest\Labels;
use Crosswalk\Storage\Links;
use Crosswalk\Sync\Decisions;
use Crosswalk\Sync\Pairing;
use Crosswalk\Sync\SideBySide;

/**
 * @phpstan-import-type Property from Shape
 * @phpstan-type Update array<string, string|null>
 */
final class Decision {

	public function __construct( private readonly Links $links, private readonly Labels $labels, private readonly SideBySide $compared ) {
	}

	/** @return array<string, Property> */
	public static function properties(): array {
		$candidate = array(
			'id'   => Shape::text(),
			'name' => Shape::text(),
			'url'  => Shape::text( 'Where a person opens it.', true ),
		);
		return array(
			'id'            => Shape::integer(),
			'connection_id' => Shape::integer(),
			'module'        => Shape::text(),
			'module_label'  => Shape::text(),
			'side'          => array( 'description' => 'Where the record is.' ) + Shape::side(),
			'record_id'     => Shape::text(),
			'name'          => Shape::text(),
			'url'           => Shape::text( '', true ),
			'code'          => Shape::text( 'What is asked: several_matches, several_claim, already_linked, doubtful_match or drift.' ),
			'reason'        => Shape::text(),
			'answers'       => Shape::list_of( self::answer() ),
			'candidates'    => Shape::list_of( Shape::object( 'Candidate', $candidate ) ),
			'since'         => Shape::instant(),
		);
	}

	/** @return array<string, Property> Side by side, read from both systems just now. */
	public static function detail_properties(): array {
		$value = array(
			'label'       => Shape::text( 'What the record\'s own side calls the field.' ),
			'other_label' => Shape::text(),
			'own'         => Shape::text( '', true ),
			'others'      => Shape::list_of( Shape::text( 'Of each candidate, in their order.', true ) ),
			'same'        => Shape::list_of( Shape::boolean( 'Whether that is what the record would give it.' ) ),
		);
		return self::properties() + array( 'fields' => Shape::list_of( Shape::object( 'ComparedField', $value ) ) );
	}

	/** @return Property */
	public static function answer(): array {
		return Shape::choice( 'Answer', array( Decisions::LINK, Decisions::CREATE, Decisions::IGNORE, Decisions::OVERWRITE, Decisions::KEEP ) );
	}

	/**
	 * @param Update       $row     Row.
	 * @param Pairing|null $pairing Null where the connector is gone: no addresses.
	 * @return array<string, mixed>
	 */
	public function to_response( array $row, ?Pairing $pairing ): array {
		$side       = Side::from( (string) $row['side'] );
		$module     = (string) $row['module'];
		$candidates = array();
		foreach ( $this->candidates( $row ) as $id => $name ) {
			$candidates[] = array(
				'id'   => (string) $id,
				'name' => $name,
				'url'  => $pairing?->endpoint( $side->other() )->url( $module, (string) $id ),
			);
		}
		$name = Options::text( self::detail( $row ), 'name' );
		return array(
			'id'            => (int) $row['id'],
			'connection_id' => (int) $row['connection_id'],
			'module'        => $module,
			'module_label'  => $this->labels->shop( $module ),
			'side'          => $side->value,
			'record_id'     => $row['record_id'],
			'name'          => '' === $name ? $row['record_id'] : $name,
			'url'           => $pairing?->endpoint( $side )->url( $module, (string) $row['record_id'] ),
			'code'          => $row['error_code'],
			'reason'        => (string) $row['message'],
			'answers'       => Decisions::answers( (string) $row['error_code'] ),
			'candidates'    => $candidates,
			'since'         => Shape::to_instant( (int) $row['first_at'] ),
		);
	}

	/**
	 * @param Update $row Row.
	 * @return array<string, mixed>
	 * @throws EndpointError When a side cannot be read now.
	 */
	public function to_detail( array $row, Pairing $pairing ): array {
		$side   = Side::from( (string) $row['side'] );
		$module = (string) $row['module'];
		$own    = $pairing->endpoint( $side )->fetch( $module, array( (string) $row['record_id'] ) )[ (string) $row['record_id'] ] ?? null;
		$ids    = array_map( 'strval', array_keys( $this->candidates( $row ) ) );
		$others = array() === $ids ? array() : $pairing->endpoint( $side->other() )->fetch( $module, $ids );
		$others = array_map( static fn( string $id ): ?Record => $others[ $id ] ?? null, $ids );
		return $this->to_response( $row, $pairing ) + array( 'fields' => $this->compared->of( $pairing, $module, $side, $own, $others ) );
	}

	/**
	 * The records to choose from. Where two linked records are in question, there is one.
	 *
	 * @param Update $row Row.
	 * @return array<string, string> Name by id.
	 */
	private function candidates( array $row ): array {
		$names = Options::map( self::detail( $row ), 'candidates' );
		if ( array() !== $names ) {
			return $names;
		}
		$side = Side::from( (string) $row['side'] );
		$link = $this->links->of( (int) $row['connection_id'], (string) $row['module'], $side, array( (string) $row['record_id'] ) )[ (string) $row['record_id'] ] ?? null;
		$id   = $link?->id_on( $side->other() );
		return null === $id ? array() : array( $id => $link->name );
	}

	/**
	 * @param Update $row Row.
	 * @return array<string, mixed>
	 */
	private static function detail( array $row ): array {
		$detail = json_decode( (string) $row['detail'], true );
		/** @var array<string, mixed> */
		return is_array( $detail ) ? $detail : array();
	}
}
