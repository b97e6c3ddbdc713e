<?php
/**
 * An endpoint whose amounts of money are all in one currency, apart from records that name their own.
 */

declare( strict_types=1 );

namespace Crosswalk\Endpoint;

interface HasCurrency {

	/**
	 * @return string ISO 4217; empty: nobody knows.
	 * @throws EndpointError When it cannot be asked.
	 */
	public function currency(): string;
}
