<?php
/**
 * Whether a protocol is spoken at an address.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

enum Presence {

	/** The answer is Vtiger's own. */
	case Sure;

	/** It may be; other servers answer like this too. */
	case Likely;

	case None;
}
