<?php
/**
 * How a Vtiger is spoken to. On premise it has other addresses, logins and errors than in the cloud; what is asked and
 * answered is the same, and nothing but this knows the difference.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Connectors\Request;
use Crosswalk\Connectors\Response;
use Crosswalk\Endpoint\EndpointError;

interface Protocol {

	/** Under which it is remembered. */
	public function name(): string;

	/** Asks whether it is there, without telling the key to whoever answers. */
	public function knock(): Request;

	/** What the answer to that says. */
	public function presence( Response|EndpointError $answer ): Presence;

	/**
	 * Lanes to use for so many calls at once. Calls of one lane go one after the other.
	 *
	 * @return non-empty-list<int>
	 */
	public function lanes( int $wanted ): array;

	/** The calls at once are over: others may have all lanes but one. */
	public function relax(): void;

	/** Who we are there; logs in where there is no login. @throws EndpointError */
	public function session(): Session;

	/**
	 * A call as it is sent.
	 *
	 * @return Request|EndpointError Why this one is not sent now.
	 * @throws EndpointError When none can be: the login fails.
	 */
	public function request( Call $call, int $lane ): Request|EndpointError;

	/**
	 * What an answer means.
	 *
	 * @param Request $request As made above.
	 * @param int     $asked   Our clock when it was sent, unix seconds.
	 */
	public function reply( Call $call, Request $request, Response|EndpointError $answer, int $asked ): Reply|EndpointError;

	/** Logs in anew on a lane whose login has ended. @throws EndpointError */
	public function renew( int $lane ): void;
}
