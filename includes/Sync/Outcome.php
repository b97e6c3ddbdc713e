<?php
/**
 * How a record can end (E11).
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

enum Outcome: string {
	case Created   = 'created';
	case Updated   = 'updated';
	case Unchanged = 'unchanged';
	case Skipped   = 'skipped';
	case Decision  = 'decision';
	case Failed    = 'failed';
}
