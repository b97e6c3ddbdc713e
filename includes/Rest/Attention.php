<?php
/**
 * What waits for a person on the control panel, beside the connections.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Rest\Schema\FailureGroup;
use Crosswalk\Storage\Failures;
use Crosswalk\Storage\WithheldMails;

final class Attention {

	public function __construct(
		private readonly Failures $failures,
		private readonly FailureGroup $failure,
		private readonly WithheldMails $mails,
		private readonly Rivals $rivals
	) {
	}

	/** @return array<string, mixed> Properties of the status. */
	public function to_response(): array {
		return array(
			'failures'       => array_map( array( $this->failure, 'to_response' ), $this->failures->open() ),
			'withheld_mails' => $this->mails->count(),
			'rivals'         => $this->rivals->sentences(),
		);
	}
}
