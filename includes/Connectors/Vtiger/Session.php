<?php
/**
 * One login at the CRM.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Connectors\Json;

final class Session {

	/** A clock that runs a little slow was not set. */
	private const SET_BACK_S = 60;

	/**
	 * @param string $name    Sent with every call; empty where each call brings its login.
	 * @param string $user_id Whom new records are assigned to, "19x1".
	 * @param string $user    Name of the user.
	 * @param string $version Of the CRM.
	 * @param int    $lead_s  Seconds by which the CRM's clock is ahead of ours, at least.
	 * @param int|null $dated_s Seconds by which the date on its answers was ahead of ours; null: there was none.
	 */
	public function __construct(
		public readonly string $name,
		public readonly string $user_id,
		public readonly string $user,
		public readonly string $version,
		public readonly int $lead_s,
		public readonly ?int $dated_s = null
	) {
	}

	public static function from_json( string $json ): ?self {
		$data = Json::texts( json_decode( $json, true ) );
		return isset( $data['name'], $data['user_id'] ) ? new self( $data['name'], $data['user_id'], $data['user'] ?? '', $data['version'] ?? '', (int) ( $data['lead_s'] ?? 0 ), isset( $data['dated_s'] ) ? (int) $data['dated_s'] : null ) : null;
	}

	/**
	 * The same, when the date on a later answer says that somebody has set the CRM's clock back since the login. How far that
	 * date is from its clock is another matter: a proxy may have written it.
	 *
	 * @param int|null $dated_s As above, now; null: there is none.
	 */
	public function lead_s_by( ?int $dated_s ): int {
		$moved = null === $dated_s || null === $this->dated_s ? 0 : $dated_s - $this->dated_s;
		// An answer that took its time has a later date, never an earlier one.
		return $moved < -self::SET_BACK_S ? $this->lead_s + $moved : $this->lead_s;
	}

	public function to_json(): string {
		return (string) wp_json_encode( get_object_vars( $this ) );
	}
}
