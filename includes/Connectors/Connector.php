<?php
/**
 * One kind of remote system. Third parties add theirs by the filter `crosswalk_connectors`.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors;

use Crosswalk\Endpoint\Endpoint;

interface Connector {

	/** What it is called, what its settings form asks for, how it is mapped at first. Must not call out. */
	public function definition(): Definition;

	/**
	 * The endpoint that speaks for one configured connection. Must not call out by itself.
	 *
	 * @param Connection $connection With its settings and decrypted secrets.
	 */
	public function connect( Connection $connection ): Endpoint;
}
