<?php
/**
 * An endpoint that can say whether something is there by now without which it refused records: a tax type, a currency.
 */

declare( strict_types=1 );

namespace Crosswalk\Endpoint;

interface CanProvide {

	/**
	 * Which of these are there now.
	 *
	 * @param list<string> $needs From `EndpointError::$need`.
	 * @return list<string> Those that are.
	 * @throws EndpointError When that cannot be told now.
	 */
	public function provided( array $needs ): array;
}
