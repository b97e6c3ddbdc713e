<?php
/**
 * One queued piece of work for one record (E14).
 */

declare( strict_types=1 );

namespace Crosswalk\Storage;

use Crosswalk\Endpoint\Side;

final class Update {

	public const ACCEPTED = 'accepted';
	public const SENT     = 'sent';
	public const REJECTED = 'rejected';

	/** A person or a thing decides first; whoever reads a page waits longest. Lower goes first. */
	public const PRIORITY_PARENT   = 5;
	public const PRIORITY_LIVE     = 10;
	public const PRIORITY_BACKFILL = 20;

	/** Lanes of runs are numbered from here, above all row ids. */
	private const LANES = 1 << 62;

	public function __construct(
		public readonly int $id,
		public readonly int $connection_id,
		public readonly string $module,
		public readonly Side $side,
		public readonly string $record_id,
		public readonly int $priority,
		public readonly int $run_id,
		public readonly int $attempts,
		public readonly int $first_at,
		public readonly string $blocked_by,
		public readonly string $outcome = '',
		public readonly int $lane = 0,
		public readonly string $instruction = ''
	) {
	}

	/** @param array<string, string|null> $row Of the table. */
	public static function from_row( array $row ): self {
		return new self(
			(int) $row['id'],
			(int) $row['connection_id'],
			(string) $row['module'],
			Side::from( (string) $row['side'] ),
			(string) $row['record_id'],
			(int) $row['priority'],
			(int) $row['run_id'],
			(int) $row['attempts'],
			(int) $row['first_at'],
			(string) $row['blocked_by'],
			(string) $row['outcome'],
			(int) $row['lane'],
			(string) $row['instruction']
		);
	}

	/**
	 * The lane of a run that carries out a plan. Its updates are never merged with live changes of the same record: each of
	 * the two has to be done.
	 */
	public static function lane( int $run_id ): int {
		return self::LANES + $run_id;
	}

	/** The run whose lane it is in; 0: it is in none. */
	public function follows_run(): int {
		return 0 === $this->lane ? 0 : $this->lane - self::LANES;
	}

	/** What children that wait for this record carry in `blocked_by`. */
	public function key(): string {
		return self::key_of( $this->module, $this->side, $this->record_id );
	}

	public static function key_of( string $module, Side $side, string $record_id ): string {
		return $module . '|' . $side->value . '|' . $record_id;
	}
}
