<?php
/**
 * /messages: the debug log, to search, open, download and clear (V8).
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Capabilities;
use Crosswalk\Rest\Schema\Message as Schema;
use Crosswalk\Rest\Schema\Shape;
use Crosswalk\Storage\Messages as Stored;
use WP_REST_Request;

/**
 * @phpstan-import-type Filter from Stored
 * @phpstan-import-type Property from Shape
 */
final class Messages extends Controller {

	/** Messages to a piece of the file; each has at most two bodies of 16 kB. */
	private const PIECE = 50;

	public function __construct( private readonly Stored $messages, private readonly Schema $schema ) {
	}

	public function register(): void {
		$filters    = array(
			'connection_id' => Shape::integer(),
			'status'        => Shape::choice( 'MessageStatus', array( '', ...Stored::STATUSES ) ) + array( 'default' => '' ),
			'method'        => Shape::choice( 'HttpMethod', array( '', ...Stored::METHODS ) ) + array( 'default' => '' ),
			'search'        => Shape::text( 'In addresses, bodies and errors.' ),
		);
		$connection = array( 'connection_id' => Shape::integer() + array( 'required' => true ) );
		$this->route( '/messages', 'GET', Capabilities::MANAGE, fn( WP_REST_Request $request ): array => $this->list( $request ), self::list_args( $filters ) );
		$this->route( '/messages', 'DELETE', Capabilities::MANAGE, fn( WP_REST_Request $request ): array => array( 'deleted' => $this->messages->clear( self::number( $request, 'connection_id' ) ) ), self::args( $connection, true ) );
		$this->route( '/messages' . self::ID, 'GET', Capabilities::MANAGE, fn( WP_REST_Request $request ): array => $this->schema->to_detail( $this->messages->get( self::number( $request, 'id' ) ) ?? throw Errors::not_found() ) );
		$this->route( '/messages/download', 'GET', Capabilities::MANAGE, fn( WP_REST_Request $request ): FileResponse => new FileResponse( 'crosswalk-debug-log.jsonl', 'application/x-ndjson', $this->lines( self::filter( $request ) ) ), self::list_args( $filters ) );
	}

	protected function schema(): array {
		return Shape::object( 'Message', Schema::properties() );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{items: list<mixed>, next: string|null} Newest first.
	 */
	private function list( WP_REST_Request $request ): array {
		$per_page = self::number( $request, 'per_page' );
		return self::page(
			$this->messages->list( self::filter( $request ), self::number( $request, 'cursor' ), $per_page + 1 ),
			$per_page,
			fn( array $row ): array => $this->schema->to_response( $row ),
			static fn( array $row ): string => (string) $row['id']
		);
	}

	/**
	 * A message to a line, as JSON: bodies have lines and commas of their own.
	 *
	 * @param Filter $filter
	 * @return \Generator<string>
	 */
	private function lines( array $filter ): \Generator {
		$before = 0;
		do {
			$rows = $this->messages->list( $filter, $before, self::PIECE, true );
			$more = count( $rows ) === self::PIECE;
			foreach ( $rows as $row ) {
				$before = (int) $row['id'];
				yield wp_json_encode( $this->schema->to_detail( $row ), JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES ) . "\n";
			}
		} while ( $more );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return Filter
	 */
	private static function filter( WP_REST_Request $request ): array {
		return array(
			'connection_id' => self::number( $request, 'connection_id' ),
			'status'        => self::text( $request, 'status' ),
			'method'        => self::text( $request, 'method' ),
			'search'        => self::text( $request, 'search' ),
		);
	}
}
