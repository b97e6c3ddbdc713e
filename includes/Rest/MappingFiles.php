<?php
/**
 * /connections/{id}/mappings/export and /import
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Capabilities;
use Crosswalk\Mapping\ProblemWords;
use Crosswalk\Maps\Transfer;
use Crosswalk\Rest\Schema\MappingImport as Schema;
use Crosswalk\Rest\Schema\Shape;
use Crosswalk\Storage\Connections;
use Crosswalk\Sync\Pairings;
use WP_Error;
use WP_REST_Request;

/**
 * @phpstan-import-type ConnectionRow from Connections
 */
final class MappingFiles extends Controller {

	public function __construct(
		private readonly Connections $connections,
		private readonly Pairings $pairings,
		private readonly Transfer $transfer,
		private readonly Schema $schema
	) {
	}

	public function register(): void {
		$import = array(
			'file'    => array( 'type' => 'object', 'required' => true, 'description' => 'The content of the file.' ), // phpcs:ignore WordPress.Arrays
			'confirm' => Shape::boolean( 'Import it; otherwise only say what that would do.' ) + array( 'default' => false ),
		);
		$all    = '/connections' . self::ID . '/mappings';
		$this->route( $all . '/export', 'GET', Capabilities::MAP, fn( WP_REST_Request $request ): array => $this->transfer->export( $this->row( $request ) ) );
		$this->route( $all . '/import', 'POST', Capabilities::MAP, fn( WP_REST_Request $request ): array|WP_Error => $this->import( $request ), self::args( $import, true ) );
	}

	protected function schema(): array {
		return Shape::object( 'MappingImport', Schema::properties() );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>|WP_Error
	 */
	private function import( WP_REST_Request $request ): array|WP_Error {
		$row     = $this->row( $request );
		$import  = $this->transfer->examine( $row, self::values( $request, 'file' ) );
		$words   = new ProblemWords( $this->pairings->of( $row['id'] )->names ?? array() );
		$confirm = (bool) $request->get_param( 'confirm' );
		if ( $confirm && ! $import->is_possible() ) {
			return new WP_Error(
				'import_refused',
				__( 'Nothing was imported, because something is wrong with the file.', 'crosswalk' ),
				array( 'status' => 422 ) + $this->schema->to_response( $import, $words, false )
			);
		}
		if ( $confirm ) {
			$this->transfer->import( $row['id'], $import, get_current_user_id() );
		}
		return $this->schema->to_response( $import, $words, $confirm );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return ConnectionRow
	 */
	private function row( WP_REST_Request $request ): array {
		return $this->connections->get( self::number( $request, 'id' ) ) ?? throw Errors::not_found();
	}
}
