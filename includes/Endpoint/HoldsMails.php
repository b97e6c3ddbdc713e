<?php
/**
 * A shop whose mails to customers were held back while something was written into it, and that can still send them (E13).
 */

declare( strict_types=1 );

namespace Crosswalk\Endpoint;

interface HoldsMails {

	/**
	 * What these mails are.
	 *
	 * @param list<array<string, string|null>> $mails Rows of Storage\WithheldMails.
	 * @return array<int, array{title: string, to: string, order: string, url: string}> By row id. `to` is empty where it
	 *                                                                       cannot be sent any more.
	 */
	public function describe_mails( array $mails ): array;

	/**
	 * Sends one, as it is written today.
	 *
	 * @param array<string, string|null> $mail A row.
	 * @throws EndpointError When its order or the mail is gone.
	 */
	public function send_mail( array $mail ): void;
}
