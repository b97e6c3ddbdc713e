<?php
/**
 * The two sides of a sync.
 */

declare( strict_types=1 );

namespace Crosswalk\Endpoint;

enum Side: string {
	case Shop   = 'shop';
	case Remote = 'remote';

	public function other(): self {
		return self::Shop === $this ? self::Remote : self::Shop;
	}
}
