<?php
/**
 * An endpoint that can tell whether a create whose answer was lost did happen (E6).
 */

declare( strict_types=1 );

namespace Crosswalk\Endpoint;

interface CanRecover {

	/**
	 * Looks for the record that an earlier attempt at this create left behind, whole or half written.
	 *
	 * @param string $module Module name.
	 * @param Write  $write  The create as it was to be sent.
	 * @param string $since  UTC instant at which the write intent was stored.
	 * @return Record|null Null: nothing was created, creating is safe.
	 * @throws EndpointError When that cannot be told now.
	 */
	public function recover( string $module, Write $write, string $since ): ?Record;
}
