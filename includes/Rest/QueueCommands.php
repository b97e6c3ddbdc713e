<?php
/**
 * POST /updates/retry and /ignore: one or several records that failed (E18); those of one cause are at /failures.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Capabilities;
use Crosswalk\Rest\Schema\Shape;
use Crosswalk\Storage\Updates;
use Crosswalk\Sync\Background;
use WP_REST_Request;

final class QueueCommands extends Controller {

	public function __construct( private readonly Updates $updates, private readonly Background $background ) {
	}

	public function register(): void {
		$args = array( 'ids' => Shape::list_of( Shape::integer() ) + array( 'required' => true, 'minItems' => 1, 'maxItems' => 500 ) ); // phpcs:ignore WordPress.Arrays
		$this->route( '/updates/retry', 'POST', Capabilities::SYNC, fn( WP_REST_Request $request ): array => $this->retry( self::ids( $request ) ), self::args( $args, true ) );
		$this->route( '/updates/ignore', 'POST', Capabilities::SYNC, fn( WP_REST_Request $request ): array => array( 'done' => $this->updates->dismiss( self::ids( $request ) ) ), self::args( $args, true ) );
	}

	protected function schema(): array {
		return Shape::object( 'Done', array( 'done' => Shape::integer() ) );
	}

	/**
	 * @param list<int> $ids Of updates; those that did not fail stay as they are.
	 * @return array{done: int}
	 */
	private function retry( array $ids ): array {
		$done = $this->updates->retry( array( 'id' => $ids ) );
		$this->background->wake();
		return array( 'done' => $done );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return list<int>
	 */
	private static function ids( WP_REST_Request $request ): array {
		return array_values( array_filter( self::values( $request, 'ids' ), 'is_int' ) );
	}
}
