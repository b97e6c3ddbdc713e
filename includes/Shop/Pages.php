<?php
/**
 * Pages made of entries in order.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Endpoint\Entry;
use Crosswalk\Endpoint\Page;

final class Pages {

	/**
	 * A page of a list whose cursor is the last number.
	 *
	 * @param list<Entry> $entries In the order of their numbers.
	 * @param string      $before  Cursor of this page.
	 */
	public static function by_id( array $entries, int $limit, string $before ): Page {
		$last = end( $entries );
		return new Page( $entries, false === $last ? $before : self::number( $last ), count( $entries ) < $limit );
	}

	/**
	 * A page of changes in one stream. At its end the cursor is the last instant read, so that the next poll overlaps.
	 *
	 * @param list<Entry> $entries In the order of their changes.
	 * @param string      $before  Cursor of this page.
	 */
	public static function by_time( array $entries, int $limit, string $before ): Page {
		$last = end( $entries );
		if ( false === $last || null === $last->modified ) {
			return new Page( $entries, explode( '|', $before )[0], true );
		}
		$done = count( $entries ) < $limit;
		return new Page( $entries, $done ? $last->modified : Cursor::after( $last->modified, 0, (int) self::number( $last ) ), $done );
	}

	/**
	 * @param array<string, Entry> $entries By id.
	 * @return array<string, string>
	 */
	public static function versions( array $entries ): array {
		return array_map( static fn( Entry $entry ): string => $entry->version, $entries );
	}

	private static function number( Entry $entry ): string {
		return explode( ':', $entry->id )[1];
	}
}
