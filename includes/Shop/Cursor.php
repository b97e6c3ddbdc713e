<?php
/**
 * Where a poll of the shop stands: "2026-11-23T10:00:00Z" begins at an instant with an overlap, because a slow request
 * may commit a time that lies before one already read; "…|stream|id" goes on exactly behind one record (E19).
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

final class Cursor {

	private const OVERLAP_SECONDS = 120;

	/**
	 * @param string $time   MySQL time in UTC.
	 * @param int    $stream Which of the merged lists the record came from.
	 * @param int    $id     Its number; 0: nothing of that second was read.
	 */
	private function __construct(
		public readonly string $time,
		public readonly int $stream,
		public readonly int $id
	) {
	}

	public static function from( string $text ): self {
		$parts = explode( '|', $text );
		if ( isset( $parts[2] ) ) {
			return new self( Values::mysql( $parts[0] ), (int) $parts[1], (int) $parts[2] );
		}
		$time = strtotime( $parts[0] );
		return new self( gmdate( 'Y-m-d H:i:s', max( 0, (int) $time - self::OVERLAP_SECONDS ) ), -1, 0 );
	}

	/** The number behind which this stream goes on: all of a lower one were read, none of a higher one. */
	public function behind( int $stream ): int {
		return match ( true ) {
			$stream < $this->stream => PHP_INT_MAX,
			$stream > $this->stream => 0,
			default                 => $this->id,
		};
	}

	public static function after( string $instant, int $stream, int $id ): string {
		return $instant . '|' . $stream . '|' . $id;
	}

	/** Nothing exists yet. */
	public static function start(): string {
		return '1970-01-01T00:00:00Z';
	}
}
