<?php
/**
 * /failures: what was rejected, grouped by cause (P2, E18).
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Capabilities;
use Crosswalk\Rest\Schema\FailureGroup as Schema;
use Crosswalk\Rest\Schema\Shape;
use Crosswalk\Storage\Failures as Stored;
use Crosswalk\Storage\Updates;
use Crosswalk\Sync\Background;
use WP_REST_Request;

final class Failures extends Controller {

	public function __construct(
		private readonly Stored $failures,
		private readonly Updates $updates,
		private readonly Background $background,
		private readonly Schema $schema
	) {
	}

	public function register(): void {
		$this->route( '/failures', 'GET', Capabilities::VIEW_LOG, fn(): array => array_map( array( $this->schema, 'to_response' ), $this->failures->open() ) );
		$this->route( '/failures' . self::ID . '/retry', 'POST', Capabilities::SYNC, fn( WP_REST_Request $request ): array => $this->retry( self::number( $request, 'id' ) ) );
		$this->route( '/failures' . self::ID . '/ignore', 'POST', Capabilities::SYNC, fn( WP_REST_Request $request ): array => $this->ignore( self::number( $request, 'id' ) ) );
	}

	protected function schema(): array {
		return Shape::object( 'FailureGroup', Schema::properties() );
	}

	/** @return array<string, mixed> The group, empty now. */
	private function retry( int $id ): array {
		$group = $this->failures->get( $id ) ?? throw Errors::not_found();
		$tried = $this->updates->retry( array( 'failure_id' => $id ) );
		$this->background->wake();
		return $this->schema->to_response( array( 'count' => (string) max( 0, (int) $group['count'] - $tried ) ) + $group );
	}

	/** @return array<string, mixed> The group as it was. */
	private function ignore( int $id ): array {
		$group = $this->failures->get( $id ) ?? throw Errors::not_found();
		$this->failures->ignore( $id );
		return $this->schema->to_response( $group );
	}
}
