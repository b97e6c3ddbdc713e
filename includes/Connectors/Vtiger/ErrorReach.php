<?php
/**
 * Whether an error stops all writes of a batch or is one record's own.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;

final class ErrorReach {

	/** Login refused, address wrong: the next record would meet the same. A right that is missing may be one record's. */
	public static function all( EndpointError $error ): bool {
		return ErrorKind::Config === $error->kind && 'ACCESS_DENIED' !== $error->error_code;
	}
}
