<?php
/**
 * What became of one write.
 */

declare( strict_types=1 );

namespace Crosswalk\Endpoint;

final class SaveResult {

	/**
	 * @param string             $key    `Write::$key`.
	 * @param Record|null        $record As this side has it now; null after a delete or an error.
	 * @param EndpointError|null $error  Why it was not saved.
	 * @param string             $note   Something a person should know although it was saved ("2 lines repaired").
	 */
	public function __construct(
		public readonly string $key,
		public readonly ?Record $record = null,
		public readonly ?EndpointError $error = null,
		public readonly string $note = ''
	) {
	}
}
