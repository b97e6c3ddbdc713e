<?php
/**
 * A statement the database refused.
 */

declare( strict_types=1 );

namespace Crosswalk\Storage;

final class DbError extends \RuntimeException {
}
