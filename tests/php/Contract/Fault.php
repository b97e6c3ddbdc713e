<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Contract;

/** Ways in which a server on the other side of HTTP can be ill. */
enum Fault {

	case Unauthorized;
	case Forbidden;
	case NotFound;
	/** With Retry-After: RETRY_AFTER_S. */
	case TooManyRequests;
	case ServerError;
	case Timeout;
	case Truncated;
	case Html;

	public const RETRY_AFTER_S = 7;
}
