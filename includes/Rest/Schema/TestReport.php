<?php
/**
 * The answer to "does this connection work?": the four ticks of the set-up guide.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Side;
use Crosswalk\Endpoint\TestReport as Report;
use Crosswalk\Sync\ModuleConfig;

/**
 * @phpstan-import-type Property from Shape
 */
final class TestReport {

	/** @return array<string, Property> */
	public static function properties(): array {
		$right = array(
			'module' => Shape::text(),
			'label'  => Shape::text(),
			'read'   => Shape::boolean(),
			'write'  => Shape::boolean(),
			'needs'  => Shape::list_of( Shape::choice( 'NeededRight', array( 'read', 'write' ) ) ) + array( 'description' => 'What the settings make of it; nothing where the module is off.' ),
		);
		$error = array(
			'kind'    => Shape::error_kind(),
			'code'    => Shape::text(),
			'message' => Shape::text(),
			'advice'  => Shape::text(),
		);
		return array(
			'reached'    => Shape::boolean( 'A server of the right kind answered.' ),
			'logged_in'  => Shape::boolean(),
			'can_read'   => Shape::boolean( 'The login may read what the modules that are on need.' ),
			'can_write'  => Shape::boolean( 'The login may write what the modules that are on need.' ),
			'rights'     => Shape::list_of( Shape::object( 'Right', $right ) ),
			'system'     => Shape::text(),
			'user'       => Shape::text(),
			'latency_ms' => Shape::integer(),
			'error'      => Shape::object( 'TestError', $error, true ),
		);
	}

	/**
	 * @param array<string, array<string, mixed>> $modules Settings by module: what is needed.
	 * @return array<string, mixed>
	 */
	public function to_response( Report $report, array $modules ): array {
		$rights = array();
		foreach ( $report->rights as $module => $right ) {
			$rights[] = array(
				'module' => $module,
				'label'  => $right['label'],
				'read'   => $right['read'],
				'write'  => $right['write'],
				'needs'  => self::needs( $right['for'] ?? $module, $modules ),
			);
		}
		return array(
			'reached'    => $report->reached,
			'logged_in'  => $report->logged_in,
			'can_read'   => $report->works() && self::covers( $report, $modules, 'read' ),
			'can_write'  => $report->works() && self::covers( $report, $modules, 'write' ),
			'rights'     => $rights,
			'system'     => $report->system,
			'user'       => $report->user,
			'latency_ms' => $report->latency_ms,
			'error'      => null === $report->error ? null : array(
				'kind'    => $report->error->kind->value,
				'code'    => $report->error->error_code,
				'message' => $report->error->getMessage(),
				'advice'  => self::advice( $report->error ),
			),
		);
	}

	/** Work is tried again by itself; a test is not, and a typing error in the address looks like a server that is down. */
	private static function advice( EndpointError $error ): string {
		return in_array( $error->error_code, array( 'refused', 'timeout', 'broken_connection' ), true )
			? __( 'Check the address. If it is right, ask whoever runs that server whether it is up and lets this site in.', 'crosswalk' )
			: $error->advice_now();
	}

	/**
	 * @param array<string, array<string, mixed>> $modules Settings by module.
	 * @param 'read'|'write'                      $right
	 */
	private static function covers( Report $report, array $modules, string $right ): bool {
		foreach ( array_keys( $modules + $report->rights ) as $name ) {
			$given = $report->rights[ $name ] ?? array();
			if ( in_array( $right, self::needs( $given['for'] ?? $name, $modules ), true ) && empty( $given[ $right ] ) ) {
				return false;
			}
		}
		return true;
	}

	/**
	 * @param array<string, array<string, mixed>> $modules Settings by module.
	 * @return list<'read'|'write'> Whoever writes also reads what is there.
	 */
	private static function needs( string $module, array $modules ): array {
		$direction = ModuleConfig::from_array( $module, $modules[ $module ] ?? array() )->direction;
		return match ( true ) {
			$direction->goes_to( Side::Remote ) => array( 'read', 'write' ),
			$direction->goes_to( Side::Shop )   => array( 'read' ),
			default                             => array(),
		};
	}
}
