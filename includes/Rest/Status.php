<?php
/**
 * GET /status: the control panel.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Capabilities;
use Crosswalk\Rest\Schema\Shape;
use Crosswalk\Rest\Schema\Status as Schema;
use Crosswalk\Rest\Schema\StatusConnection;
use Crosswalk\Storage\Connections;
use Crosswalk\Storage\Settings;
use Crosswalk\Sync\Background;

final class Status extends Controller {

	/** Web cron comes once a minute at best; earlier nobody needs to worry. */
	private const LATE_S = 300;

	public function __construct(
		private readonly Connections $connections,
		private readonly Settings $settings,
		private readonly StatusConnection $connection,
		private readonly Attention $attention
	) {
	}

	public function register(): void {
		$this->route( '/status', 'GET', Capabilities::VIEW_LOG, fn(): array => $this->read() );
	}

	/** @return array<string, mixed> */
	public function read(): array {
		$connections = array_map( array( $this->connection, 'to_response' ), $this->connections->all() );
		$switches    = array_intersect_key( $this->settings->all(), array_flip( array( 'writes_to_remote', 'writes_to_shop' ) ) );
		$late        = Background::late_s();
		$late        = null !== $late && $late >= self::LATE_S ? $late : null;
		$health      = Health::of_all( $connections, $switches, $late );
		return array(
			'state'       => $health->state,
			'sentence'    => $health->sentence,
			'connections' => $connections,
			'switches'    => $switches,
			'cron_late_s' => $late,
		) + $this->attention->to_response();
	}

	protected function schema(): array {
		return Shape::object( 'Status', Schema::properties() );
	}
}
