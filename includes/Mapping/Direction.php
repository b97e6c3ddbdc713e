<?php
/**
 * Which way values go: of a module, and of each mapped field (E8).
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping;

use Crosswalk\Endpoint\Side;

enum Direction: string {
	case ToRemote = 'to_remote';
	case ToShop   = 'to_shop';
	case Both     = 'both';
	case Off      = 'off';

	public function goes_to( Side $side ): bool {
		return match ( $this ) {
			self::Both     => true,
			self::Off      => false,
			self::ToRemote => Side::Remote === $side,
			self::ToShop   => Side::Shop === $side,
		};
	}

	/** What is left of this direction inside another one: a field's inside its module's. */
	public function within( self $outer ): self {
		$to_remote = $this->goes_to( Side::Remote ) && $outer->goes_to( Side::Remote );
		$to_shop   = $this->goes_to( Side::Shop ) && $outer->goes_to( Side::Shop );
		return match ( true ) {
			$to_remote && $to_shop => self::Both,
			$to_remote             => self::ToRemote,
			$to_shop               => self::ToShop,
			default                => self::Off,
		};
	}
}
