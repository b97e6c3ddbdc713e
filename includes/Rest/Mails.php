<?php
/**
 * /mails: mails to customers that were held back, and what a person does with them (E13).
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Capabilities;
use Crosswalk\Endpoint\Endpoint;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\HoldsMails;
use Crosswalk\Rest\Schema\Shape;
use Crosswalk\Rest\Schema\WithheldMail as Schema;
use Crosswalk\Storage\WithheldMails;
use WP_REST_Request;

final class Mails extends Controller {

	public function __construct( private readonly WithheldMails $mails, private readonly Endpoint $shop ) {
	}

	public function register(): void {
		$ids = self::args( array( 'ids' => Shape::list_of( Shape::integer() ) + array( 'required' => true, 'maxItems' => 500 ) ), true ); // phpcs:ignore WordPress.Arrays
		$this->route( '/mails', 'GET', Capabilities::VIEW_LOG, fn( WP_REST_Request $request ): array => $this->list( $request ), self::list_args() );
		$this->route( '/mails/send', 'POST', Capabilities::SYNC, fn( WP_REST_Request $request ): array => $this->send( self::ids( $request ) ), $ids );
		$this->route( '/mails/dismiss', 'POST', Capabilities::SYNC, fn( WP_REST_Request $request ): array => array( 'done' => $this->mails->remove( self::ids( $request ) ), 'problems' => array() ), $ids ); // phpcs:ignore WordPress.Arrays
	}

	protected function schema(): array {
		return Shape::object( 'WithheldMail', Schema::properties() );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{items: list<mixed>, next: string|null} Newest first.
	 */
	private function list( WP_REST_Request $request ): array {
		$per_page = self::number( $request, 'per_page' );
		$rows     = $this->mails->page( self::number( $request, 'cursor' ), $per_page + 1 );
		$mails    = $this->shop instanceof HoldsMails ? $this->shop->describe_mails( $rows ) : array();
		return self::page(
			$rows,
			$per_page,
			static fn( array $row ): array => Schema::to_response( $row, $mails[ (int) $row['id'] ] ?? null ),
			static fn( array $row ): string => (string) $row['id']
		);
	}

	/**
	 * Each is taken off the list before it is sent, so that two people do not send it twice.
	 *
	 * @param list<int> $ids Of rows.
	 * @return array{done: int, problems: list<string>}
	 */
	private function send( array $ids ): array {
		$done     = 0;
		$problems = array();
		foreach ( $this->mails->of( $ids ) as $row ) {
			if ( 0 === $this->mails->remove( array( (int) $row['id'] ) ) ) {
				continue;
			}
			try {
				$this->sender()->send_mail( $row );
				++$done;
			} catch ( EndpointError $error ) {
				$problems[] = $error->getMessage();
			}
		}
		return compact( 'done', 'problems' );
	}

	/** @throws EndpointError Where the shop holds no mails back. */
	private function sender(): HoldsMails {
		return $this->shop instanceof HoldsMails ? $this->shop : throw Errors::not_found();
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return list<int>
	 */
	private static function ids( WP_REST_Request $request ): array {
		return array_values( array_map( 'intval', array_filter( self::values( $request, 'ids' ), 'is_numeric' ) ) );
	}
}
