<?php
/**
 * What an error is about decides who has to do something (E17).
 */

declare( strict_types=1 );

namespace Crosswalk\Endpoint;

enum ErrorKind: string {

	/** The connection itself: login, rights, address. Pauses it. */
	case Config = 'config';

	/** Passes by itself: timeout, 429, 5xx. Tried again. */
	case Transient = 'transient';

	/** This record only: refused as invalid. Rejected at once. */
	case Record = 'record';

	/** Ours. Rejected, trace kept. */
	case Bug = 'bug';
}
