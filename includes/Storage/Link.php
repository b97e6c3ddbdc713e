<?php
/**
 * A row of the link table: the authority on which shop record is which remote record (E4).
 *
 * One id may be missing: while that record is being created (`intent_at`), or because the other one was looked at and
 * left alone (`note` "skipped:…").
 */

declare( strict_types=1 );

namespace Crosswalk\Storage;

use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;

final class Link {

	public const GONE = 'gone:';

	/** Notes of records that were looked at in this version and left alone, under a revision of the settings. */
	public const SKIPPED  = 'skipped:';
	public const STAND_IN = 'stand_in:';

	public function __construct(
		public int $id,
		public readonly int $connection_id,
		public readonly string $module,
		public ?string $shop_id,
		public ?string $remote_id,
		public string $shop_version = '',
		public string $remote_version = '',
		public string $own_version = '',
		public string $bases = '',
		public int $intent_at = 0,
		public string $note = '',
		public string $name = ''
	) {
	}

	/** @param array<string, string|null> $row Of the table. */
	public static function from_row( array $row ): self {
		return new self(
			(int) $row['id'],
			(int) $row['connection_id'],
			(string) $row['module'],
			$row['shop_id'],
			$row['remote_id'],
			(string) $row['shop_version'],
			(string) $row['remote_version'],
			(string) $row['own_version'],
			(string) ( $row['bases'] ?? '' ),
			(int) $row['intent_at'],
			(string) $row['note'],
			(string) $row['name']
		);
	}

	public function id_on( Side $side ): ?string {
		return Side::Shop === $side ? $this->shop_id : $this->remote_id;
	}

	public function version_on( Side $side ): string {
		return Side::Shop === $side ? $this->shop_version : $this->remote_version;
	}

	/** The record was looked at in this version. */
	public function seen( Side $side, Record $record ): void {
		if ( Side::Shop === $side ) {
			$this->shop_id      = $record->id;
			$this->shop_version = $record->version;
		} else {
			$this->remote_id      = $record->id;
			$this->remote_version = $record->version;
		}
	}

	/** Both records exist, as far as we know. */
	public function complete(): bool {
		return null !== $this->shop_id && null !== $this->remote_id;
	}

	/** A note that says that the record was looked at under these settings, and left alone. */
	public static function settled( string $note, int $revision ): bool {
		return self::SKIPPED . $revision === $note || str_starts_with( $note, self::STAND_IN . $revision . ':' );
	}

	/** The record of the other side that stands in for this one. */
	public function stand_in(): ?string {
		return str_starts_with( $this->note, self::STAND_IN ) ? explode( ':', $this->note, 3 )[2] ?? null : null;
	}

	/** The side on which the record was deleted. */
	public function gone(): ?Side {
		return str_starts_with( $this->note, self::GONE ) ? Side::from( substr( $this->note, strlen( self::GONE ) ) ) : null;
	}
}
