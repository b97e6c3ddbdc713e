<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Support;

/**
 * For tests whose data other processes must see, or that change tables: no transaction; afterwards the whole
 * database is put back (about 0.3 s, so only where it is needed).
 */
trait CommittedData {
}
