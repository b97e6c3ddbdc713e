<?php
/**
 * One login at the CRM.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Connectors\Json;

final class Session {

	/**
	 * @param string $name    Sent with every call; empty where each call brings its login.
	 * @param string $user_id Whom new records are assigned to, "19x1".
	 * @param string $user    Name of the user.
	 * @param string $version Of the CRM.
	 * @param int    $lead_s  Seconds by which the CRM's clock is ahead of ours, at least.
	 */
	public function __construct(
		public readonly string $name,
		public readonly string $user_id,
		public readonly string $user,
		public readonly string $version,
		public readonly int $lead_s
	) {
	}

	public static function from_json( string $json ): ?self {
		$data = Json::texts( json_decode( $json, true ) );
		return isset( $data['name'], $data['user_id'] ) ? new self( $data['name'], $data['user_id'], $data['user'] ?? '', $data['version'] ?? '', (int) ( $data['lead_s'] ?? 0 ) ) : null;
	}

	public function to_json(): string {
		return (string) wp_json_encode( get_object_vars( $this ) );
	}
}
