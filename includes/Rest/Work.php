<?php
/**
 * POST /connections/{id}/work: an open page lends a worker, so that progress needs neither cron nor loopback requests.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Capabilities;
use Crosswalk\Rest\Schema\Run as RunSchema;
use Crosswalk\Rest\Schema\Shape;
use Crosswalk\Rest\Schema\Work as Schema;
use Crosswalk\Storage\Connections;
use Crosswalk\Storage\Runs;
use Crosswalk\Storage\Updates;
use Crosswalk\Sync\Worker;
use WP_REST_Request;

final class Work extends Controller {

	private const SECONDS = 2.0;

	/** Few, so that an answer comes soon: a batch that has begun is finished. */
	private const BATCH = 20;

	public function __construct(
		private readonly Connections $connections,
		private readonly Worker $worker,
		private readonly Updates $updates,
		private readonly Runs $runs,
		private readonly RunSchema $schema
	) {
	}

	public function register(): void {
		$this->route( '/connections' . self::ID . '/work', 'POST', Capabilities::SYNC, fn( WP_REST_Request $request ): array => $this->work( $request ) );
	}

	protected function schema(): array {
		return Shape::object( 'Work', Schema::properties() );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	private function work( WP_REST_Request $request ): array {
		$id = ( $this->connections->get( self::number( $request, 'id' ) ) ?? throw Errors::not_found() )['id'];
		// Who closes the page must not cut a batch in two.
		ignore_user_abort( true );
		$before = $this->active( $id );
		$worked = $this->worker->work( self::SECONDS, $id, self::BATCH );
		// A run that ended just now is told about once more.
		$run = $before ?? $this->active( $id );
		$row = null === $run ? null : $this->runs->get( $run );
		return array(
			'worked'  => $worked,
			'waiting' => $this->updates->numbers( $id )['waiting'],
			'run'     => null === $row ? null : $this->schema->to_response( $row ),
		);
	}

	private function active( int $connection_id ): ?int {
		$run = $this->runs->active( $connection_id )[0] ?? null;
		return null === $run ? null : (int) $run['id'];
	}
}
