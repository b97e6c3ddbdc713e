<?php
/**
 * What somebody who edits a mapping asks before saving: is it right, what would it do with this record, which records and
 * which meta fields are there.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Capabilities;
use Crosswalk\Endpoint\HasMeta;
use Crosswalk\Endpoint\Side;
use Crosswalk\Maps\Counterparts;
use Crosswalk\Maps\Mappings;
use Crosswalk\Maps\Preview;
use Crosswalk\Rest\Schema\MappingPreview;
use Crosswalk\Rest\Schema\MappingProblem;
use Crosswalk\Rest\Schema\MappingRecord;
use Crosswalk\Rest\Schema\MappingRows;
use Crosswalk\Rest\Schema\MetaKey;
use Crosswalk\Rest\Schema\Shape;
use WP_REST_Request;

final class MappingDrafts extends MappingController {

	private const RECORDS = 10;
	private const KEYS    = 50;

	public function __construct(
		Mappings $mappings,
		private readonly Preview $preview,
		private readonly Counterparts $counterparts,
		private readonly MappingPreview $schema
	) {
		parent::__construct( $mappings );
	}

	public function register(): void {
		$rows   = MappingRows::properties();
		$draft  = array(
			'rows'  => $rows['rows'] + array( 'required' => true ),
			'match' => $rows['match'],
		);
		$record = array(
			'side'   => Shape::side() + array( 'required' => true ),
			'record' => Shape::text( 'Id of the record on that side.' ) + array( 'required' => true ),
		);
		$search = array( 'search' => Shape::text() + array( 'default' => '', 'maxLength' => 200 ) ); // phpcs:ignore WordPress.Arrays
		$this->route( self::ONE . '/check', 'POST', Capabilities::MAP, fn( WP_REST_Request $request ): array => $this->check( $request ), self::args( $draft, true ) );
		$this->route( self::ONE . '/preview', 'POST', Capabilities::MAP, fn( WP_REST_Request $request ): array => $this->try( $request ), self::args( $draft + $record, true ) );
		$this->route( self::ONE . '/records', 'GET', Capabilities::MAP, fn( WP_REST_Request $request ): array => $this->records( $request ), self::args( array( 'side' => $record['side'] ) + $search, true ) );
		$this->route( self::ONE . '/meta-keys', 'GET', Capabilities::MAP, fn( WP_REST_Request $request ): array => $this->meta_keys( $request ), self::args( $search, true ) );
	}

	protected function schema(): array {
		return Shape::object( 'MappingPreview', MappingPreview::properties() );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{problems: list<mixed>}
	 */
	private function check( WP_REST_Request $request ): array {
		$opened = $this->opened( $request );
		return array( 'problems' => MappingProblem::all( $this->mappings->problems( $opened, self::draft( $request, $opened ), true ), $opened->words() ) );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	private function try( WP_REST_Request $request ): array {
		$opened = $this->opened( $request );
		$side   = Side::from( self::text( $request, 'side' ) );
		return $this->schema->to_response( $opened, $this->preview->of( $opened, self::draft( $request, $opened ), $side, self::text( $request, 'record' ) ) );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return list<mixed>
	 */
	private function records( WP_REST_Request $request ): array {
		$opened  = $this->opened( $request );
		$choices = $this->counterparts->choices( $opened->pairing, $opened->module, Side::from( self::text( $request, 'side' ) ), trim( self::text( $request, 'search' ) ), self::RECORDS );
		return array_map( array( new MappingRecord(), 'to_response' ), $choices );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return list<mixed>
	 */
	private function meta_keys( WP_REST_Request $request ): array {
		$opened = $this->opened( $request );
		$shop   = $opened->pairing->endpoint( Side::Shop );
		return array_map(
			array( new MetaKey(), 'to_response' ),
			$shop instanceof HasMeta ? $shop->nameable_fields( $opened->module, trim( self::text( $request, 'search' ) ), self::KEYS ) : array()
		);
	}
}
