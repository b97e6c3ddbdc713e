<?php
/**
 * GET /runs/{id}/records/{record}/changes: what a run changed of one record, or would change (E22).
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Capabilities;
use Crosswalk\Endpoint\Side;
use Crosswalk\Rest\Schema\Change as Schema;
use Crosswalk\Rest\Schema\Shape;
use Crosswalk\Storage\History;
use Crosswalk\Storage\Plans;
use Crosswalk\Storage\Runs;
use WP_REST_Request;

/**
 * @phpstan-import-type Row from History
 */
final class RunChanges extends Controller {

	public function __construct(
		private readonly Runs $runs,
		private readonly Plans $plans,
		private readonly History $history,
		private readonly Schema $schema
	) {
	}

	public function register(): void {
		$this->route( '/runs' . self::ID . '/records/(?P<record>\d+)/changes', 'GET', Capabilities::VIEW_LOG, fn( WP_REST_Request $request ): array => $this->list( $request ) );
	}

	protected function schema(): array {
		return Shape::object( 'Change', Schema::properties() );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return list<array<string, mixed>>
	 */
	private function list( WP_REST_Request $request ): array {
		$run    = $this->runs->get( self::number( $request, 'id' ) ) ?? throw Errors::not_found();
		$record = $this->runs->record( (int) $run['id'], self::number( $request, 'record' ) ) ?? throw Errors::not_found();
		if ( '1' === (string) $run['dry'] ) {
			return $this->planned( (int) $run['id'], $record );
		}
		return array_map( fn( array $row ): array => $this->schema->to_response( $row ), $this->history->of_run_and_record( (int) $run['id'], (int) $run['connection_id'], (string) $record['module'], (string) $record['shop_id'], (string) $record['remote_id'] ) );
	}

	/**
	 * @param array<string, string|null> $record Of the run.
	 * @return list<array<string, mixed>>
	 */
	private function planned( int $run_id, array $record ): array {
		foreach ( Side::cases() as $side ) {
			$id   = (string) $record[ $side->value . '_id' ];
			$json = '' === $id ? null : $this->plans->changes( $run_id, (string) $record['module'], $side, array( $id ) )[ $id ] ?? null;
			if ( null !== $json ) {
				/** @var list<array<string, mixed>> */
				return (array) json_decode( $json, true );
			}
		}
		return array();
	}
}
