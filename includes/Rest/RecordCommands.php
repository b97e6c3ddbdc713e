<?php
/**
 * POST /records/sync, /exclude, /link and /unlink: what a person may do with single records (E7, E30).
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Capabilities;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Side;
use Crosswalk\Rest\Schema\Shape;
use Crosswalk\Storage\Exclusions;
use Crosswalk\Sync\Bonds;
use Crosswalk\Sync\Pairing;
use Crosswalk\Sync\Pairings;
use Crosswalk\Sync\Requests;
use WP_REST_Request;

final class RecordCommands extends Controller {

	public function __construct(
		private readonly Bonds $bonds,
		private readonly Requests $requests,
		private readonly Pairings $pairings
	) {
	}

	public function register(): void {
		$records = array(
			'module' => Shape::text() + array( 'required' => true ),
			'ids'    => Shape::list_of( Shape::text( 'Shop ids, "order:1042".' ) ) + array( 'required' => true, 'maxItems' => 500 ), // phpcs:ignore WordPress.Arrays
		);
		$pair    = array(
			'connection_id' => Shape::integer() + array( 'required' => true ),
			'module'        => Shape::text() + array( 'required' => true ),
			'shop_id'       => Shape::text() + array( 'required' => true ),
		);
		$exclude = array( 'excluded' => Shape::boolean( 'False: sync them again.' ) + array( 'default' => true ) );
		$other   = array( 'remote_id' => Shape::text() + array( 'required' => true ) );
		$this->route( '/records/sync', 'POST', Capabilities::SYNC, fn( WP_REST_Request $request ): array => $this->sync( $request ), self::args( $records, true ) );
		$this->route( '/records/exclude', 'POST', Capabilities::SYNC, fn( WP_REST_Request $request ): array => $this->exclude( $request ), self::args( $records + $exclude, true ) );
		$this->route( '/records/link', 'POST', Capabilities::SYNC, fn( WP_REST_Request $request ): array => $this->link( $request ), self::args( $pair + $other, true ) );
		$this->route( '/records/unlink', 'POST', Capabilities::SYNC, fn( WP_REST_Request $request ): array => $this->unlink( $request ), self::args( $pair, true ) );
	}

	protected function schema(): array {
		return Shape::object( 'RecordCommand', array( 'done' => Shape::integer( 'Records it applied to.' ) ) );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{done: int} Updates queued: one per record and connection that wants it.
	 */
	private function sync( WP_REST_Request $request ): array {
		return array( 'done' => $this->requests->sync( self::text( $request, 'module' ), self::ids( $request ) ) );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{done: int}
	 */
	private function exclude( WP_REST_Request $request ): array {
		$module = self::text( $request, 'module' );
		$ids    = self::ids( $request );
		if ( true === $request->get_param( 'excluded' ) ) {
			$done = $this->bonds->exclude( $module, Side::Shop, $ids, Exclusions::ALL, get_current_user_id() );
			$this->requests->settle( $module, $ids );
			return array( 'done' => $done );
		}
		$done = $this->bonds->include( $module, Side::Shop, $ids, get_current_user_id() );
		$this->requests->sync( $module, $ids );
		return array( 'done' => $done );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{done: int}
	 * @throws EndpointError Code `no_module`, or `not_found` when one of the two does not exist.
	 */
	private function link( WP_REST_Request $request ): array {
		$module  = self::text( $request, 'module' );
		$shop    = self::text( $request, 'shop_id' );
		$remote  = self::text( $request, 'remote_id' );
		$pairing = $this->pairing( $request );
		foreach ( array( Side::Shop->value => $shop, Side::Remote->value => $remote ) as $side => $id ) { // phpcs:ignore WordPress.Arrays
			$pairing->module( Side::from( $side ), $module );
			if ( ! isset( $pairing->endpoint( Side::from( $side ) )->versions( $module, array( $id ) )[ $id ] ) ) {
				/* translators: 1: name of a system, 2: id of a record. */
				throw Errors::refused( Errors::NOT_FOUND, sprintf( __( '%1$s has no record %2$s.', 'crosswalk' ), $pairing->name( Side::from( $side ) ), $id ), Side::Shop->value === $side ? 'shop_id' : 'remote_id' );
			}
		}
		$this->bonds->link( $pairing->id, $module, $shop, $remote, get_current_user_id() );
		$this->requests->sync( $module, array( $shop ) );
		return array( 'done' => 1 );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{done: int}
	 */
	private function unlink( WP_REST_Request $request ): array {
		$module = self::text( $request, 'module' );
		$shop   = self::text( $request, 'shop_id' );
		$done   = $this->bonds->unlink( $this->pairing( $request )->id, $module, $shop, get_current_user_id() );
		$this->requests->settle( $module, array( $shop ) );
		return array( 'done' => (int) $done );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @throws EndpointError
	 */
	private function pairing( WP_REST_Request $request ): Pairing {
		return $this->pairings->of( self::number( $request, 'connection_id' ) ) ?? throw Errors::not_found();
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return list<string>
	 */
	private static function ids( WP_REST_Request $request ): array {
		return array_values( array_unique( array_map( 'strval', array_filter( self::values( $request, 'ids' ), 'is_scalar' ) ) ) );
	}
}
