<?php
/**
 * An endpoint that can say beforehand what it would refuse, so that a dry run shows it (E22). It checks more than the
 * description of its fields tells, and saves nothing.
 */

declare( strict_types=1 );

namespace Crosswalk\Endpoint;

interface CanRehearse {

	/**
	 * @param string      $module Module name.
	 * @param list<Write> $writes As they would be saved. References to records that do not exist yet are left out.
	 * @return array<string, EndpointError> Why a write would be refused, by `Write::$key`.
	 * @throws EndpointError When it cannot be told now.
	 */
	public function rehearse( string $module, array $writes ): array;
}
