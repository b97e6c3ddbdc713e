<?php
/**
 * The connection test: reached, logged in as, version, and what this user may do (V1, V2).
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Connectors\Json;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Endpoint\TestReport;

final class Probe {

	public function __construct( private readonly Client $client ) {
	}

	public function run(): TestReport {
		$started = microtime( true );
		try {
			$types      = $this->client->ask( Call::list_types() )->result;
			$latency_ms = (int) round( ( microtime( true ) - $started ) * 1000 );
			$session    = $this->client->session();
		} catch ( EndpointError $error ) {
			return new TestReport( self::reached( $error ), false, error: $error );
		}
		$readable = is_array( $types ) && is_array( $types['types'] ?? null ) ? $types['types'] : array();
		try {
			$rights = $this->rights( $readable );
		} catch ( EndpointError $error ) {
			return new TestReport( true, true, array(), self::system( $session ), $session->user, $latency_ms, $error );
		}
		return new TestReport( true, true, $rights, self::system( $session ), $session->user, $latency_ms, self::lacking( $rights ) );
	}

	/**
	 * @param array<mixed> $readable Modules of the CRM that this user sees.
	 * @return array<string, array{label: string, read: bool, write: bool, for?: string}>
	 */
	private function rights( array $readable ): array {
		$calls = array();
		foreach ( Kind::cases() as $kind ) {
			if ( in_array( $kind->type(), $readable, true ) ) {
				$calls[ $kind->type() ] = Call::describe( $kind->type() );
			}
		}
		$calls  += in_array( StandIns::MODULE, $readable, true ) ? array( StandIns::MODULE => Call::describe( StandIns::MODULE ) ) : array();
		$replies = array() === $calls ? array() : $this->client->ask_all( $calls );
		$rights  = array();
		foreach ( Kind::cases() as $kind ) {
			$reply = $replies[ $kind->type() ] ?? null;
			if ( $reply instanceof EndpointError && 'ACCESS_DENIED' !== $reply->error_code ) {
				throw $reply;
			}
			$described                 = new Description( $kind, $reply instanceof Reply ? Json::table( $reply->result ) : array() );
			$rights[ $kind->module() ] = array(
				'label' => $described->label(),
				'read'  => $described->can( 'retrieveable' ),
				'write' => $described->can( 'createable' ) && $described->can( 'updateable' ),
			);
		}
		// Not synced, but lines of orders that are no product need them: fees, coupons, refunds.
		$services = $replies[ StandIns::MODULE ] ?? null;
		$services = $services instanceof Reply ? Json::table( $services->result ) : array();

		$rights[ StandIns::MODULE ] = array(
			/* translators: %s: name of a module. */
			'label' => sprintf( __( '%s (for fees, coupons and refunds)', 'crosswalk' ), FieldTable::plain( Json::text( $services['label'] ?? StandIns::MODULE ) ) ),
			'read'  => ! empty( $services['retrieveable'] ),
			'write' => ! empty( $services['createable'] ),
			'for'   => Modules::ORDERS,
		);
		$rights[ Modules::TAXES ]   = array(
			'label' => __( 'Taxes', 'crosswalk' ),
			'read'  => in_array( 'Tax', $readable, true ),
			'write' => false,
		);
		return $rights;
	}

	/** @param array<string, array{label: string, read: bool, write: bool, for?: string}> $rights By module. */
	private static function lacking( array $rights ): ?EndpointError {
		// Everybody may read the taxes, and nobody can do anything with them alone.
		if ( array() !== array_filter( array_diff_key( $rights, array( Modules::TAXES => true ) ), static fn( array $right ): bool => $right['read'] ) ) {
			return null;
		}
		return new EndpointError( ErrorKind::Config, __( 'This user may not read any of the modules.', 'crosswalk' ), 'no_rights', __( 'Give the user a role in Vtiger that may use contacts, organisations, products and sales orders.', 'crosswalk' ) );
	}

	private static function system( Session $session ): string {
		return trim( 'Vtiger ' . $session->version );
	}

	/** Whether it was a Vtiger that said no. */
	private static function reached( EndpointError $error ): bool {
		return in_array( $error->error_code, array( 'unknown_user', 'INVALID_USER_CREDENTIALS', 'INVALID_AUTH_TOKEN', 'login_failed', 'ACCESS_DENIED', 'quota_minute', 'quota_day' ), true );
	}
}
