<?php
/**
 * /settings: of the whole plugin.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Capabilities;
use Crosswalk\Rest\Schema\GeneralSettings as Schema;
use Crosswalk\Rest\Schema\Shape;
use Crosswalk\Storage\Settings as Stored;
use Crosswalk\Storage\Sizes;
use Crosswalk\Storage\Updates;
use Crosswalk\Sync\Background;
use WP_REST_Request;

final class Settings extends Controller {

	public function __construct(
		private readonly Stored $settings,
		private readonly Sizes $sizes,
		private readonly Updates $updates,
		private readonly Background $background
	) {
	}

	public function register(): void {
		$this->route( '/settings', 'GET', Capabilities::MANAGE, fn(): array => $this->settings->all() );
		$this->route( '/settings/sizes', 'GET', Capabilities::MANAGE, fn(): array => $this->sizes->all() );
		$this->route( '/settings', 'POST', Capabilities::MANAGE, fn( WP_REST_Request $request ): array => $this->change( $request ), self::args( Schema::properties() ) );
	}

	protected function schema(): array {
		return Shape::object( 'GeneralSettings', Schema::properties() );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, bool|int>
	 */
	private function change( WP_REST_Request $request ): array {
		$changes = array();
		foreach ( array_keys( Stored::DEFAULTS ) as $name ) {
			$value = $request->get_param( $name );
			if ( is_bool( $value ) || is_int( $value ) ) {
				$changes[ $name ] = $value;
			}
		}
		$before = $this->settings->all();
		$this->settings->set( $changes );
		$now = $this->settings->all();
		if ( ! $before['writes_to_remote'] && $now['writes_to_remote'] || ! $before['writes_to_shop'] && $now['writes_to_shop'] ) {
			$this->updates->take_up();
			$this->background->wake();
		}
		return $now;
	}
}
