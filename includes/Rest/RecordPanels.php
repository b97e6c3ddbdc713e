<?php
/**
 * GET /records/{module}/{record}/panel: what the page of a product or of a customer shows of the connected systems; and
 * GET /connections/{id}/remote-records: what a person may link it with (E7).
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Capabilities;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Side;
use Crosswalk\Maps\Counterparts;
use Crosswalk\Rest\Schema\MappingRecord;
use Crosswalk\Rest\Schema\RecordPanel;
use Crosswalk\Rest\Schema\Shape;
use Crosswalk\Sync\Pairings;
use WP_REST_Request;

final class RecordPanels extends Controller {

	/** Enough to choose from; who needs more types more. */
	private const FOUND = 10;

	public function __construct(
		private readonly PanelStates $states,
		private readonly Pairings $pairings,
		private readonly Counterparts $counterparts
	) {
	}

	public function register(): void {
		$search = array(
			'module' => Shape::text() + array( 'required' => true ),
			'search' => Shape::text( 'E-mail, SKU, number or name; empty: the newest.' ) + array( 'default' => '' ),
		);
		$this->route( '/records' . RecordStates::RECORD . '/panel', 'GET', Capabilities::VIEW_LOG, fn( WP_REST_Request $request ): array => $this->states->of( self::text( $request, 'module' ), self::text( $request, 'record' ) ) );
		$this->route( '/connections' . self::ID . '/remote-records', 'GET', Capabilities::SYNC, fn( WP_REST_Request $request ): array => $this->found( $request ), self::args( $search, true ) );
	}

	protected function schema(): array {
		return Shape::object( 'RecordPanel', RecordPanel::properties() );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return list<array<string, string>>
	 * @throws EndpointError When the other system cannot be read.
	 */
	private function found( WP_REST_Request $request ): array {
		$pairing = $this->pairings->of( self::number( $request, 'id' ) ) ?? throw Errors::not_found();
		return array_map( array( new MappingRecord(), 'to_response' ), $this->counterparts->choices( $pairing, self::text( $request, 'module' ), Side::Remote, trim( self::text( $request, 'search' ) ), self::FOUND ) );
	}
}
