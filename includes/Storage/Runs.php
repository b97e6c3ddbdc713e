<?php
/**
 * Runs and what they did: one row per run, one counter row per run, module and written side, one narrow row per record
 * that did not stay unchanged.
 */

declare( strict_types=1 );

namespace Crosswalk\Storage;

use Crosswalk\Endpoint\Side;

/**
 * @phpstan-type Counts array{created: int, updated: int, unchanged: int, skipped: int, decision: int, failed: int}
 */
final class Runs implements Prunable {

	public const RUNNING   = 'running';
	public const PAUSED    = 'paused';
	public const CANCELLED = 'cancelled';
	public const DONE      = 'done';
	public const FAILED    = 'failed';

	public const OUTCOMES = array( 'created', 'updated', 'unchanged', 'skipped', 'decision', 'failed' );

	/** Counted beside the outcome. */
	public const PARTS = array( 'linked', 'deleted' );

	private const LEASE_S = 120;

	public function __construct( private readonly Db $db ) {
	}

	/**
	 * @param array<string, mixed> $progress See Sync\Progress.
	 * @param array<string, int>   $set      Further columns: dry, follows, undoes.
	 * @return int Its id.
	 */
	public function start( int $connection_id, string $trigger, int $person, array $progress, string $state = self::RUNNING, array $set = array() ): int {
		return $this->db->add(
			'runs',
			$set + array(
				'connection_id' => $connection_id,
				'trigger_kind'  => $trigger,
				'person'        => $person,
				'state'         => $state,
				'progress'      => (string) wp_json_encode( $progress ),
				'started_at'    => time(),
				'finished_at'   => self::DONE === $state ? time() : 0,
			)
		);
	}

	/** @return array<string, string|null>|null */
	public function get( int $id ): ?array {
		return $this->db->row( 'SELECT * FROM %i WHERE id=%d', array( $this->db->table( 'runs' ), $id ) );
	}

	/**
	 * Runs under way or paused, oldest first.
	 *
	 * @return list<array<string, string|null>>
	 */
	public function active( ?int $connection_id = null ): array {
		$where = null === $connection_id ? '' : ' AND connection_id=%d';
		$args  = array( $this->db->table( 'runs' ), array( self::RUNNING, self::PAUSED ) );
		return $this->db->rows( "SELECT * FROM %i WHERE state IN (%list)$where ORDER BY id", null === $connection_id ? $args : array( ...$args, $connection_id ) );
	}

	/** @return list<array<string, string|null>> Newest first. */
	public function newest( ?int $connection_id, int $before, int $limit ): array {
		$where = null === $connection_id ? '' : ' AND connection_id=%d';
		$args  = array( $this->db->table( 'runs' ), $before, ...( null === $connection_id ? array() : array( $connection_id ) ), $limit );
		return $this->db->rows( "SELECT * FROM %i WHERE id<%d$where ORDER BY id DESC LIMIT %d", $args );
	}

	/** @param array<string, mixed> $set Columns. */
	public function set( int $id, array $set ): void {
		$this->db->update( 'runs', $set, array( 'id' => $id ) );
	}

	/**
	 * Moves a run from one of these states to another.
	 *
	 * @param list<string> $from States.
	 * @return bool False when it was in none of them.
	 */
	public function move( int $id, array $from, string $to, string $error = '' ): bool {
		$set = array(
			'state' => $to,
			'error' => '' === $error ? null : $error,
		);
		if ( ! in_array( $to, array( self::RUNNING, self::PAUSED ), true ) ) {
			$set['finished_at'] = time();
		}
		return $this->db->update( 'runs', $set, array( 'id' => $id, 'state' => $from ) ) > 0; // phpcs:ignore WordPress.Arrays
	}

	/**
	 * Stops a run until a person has answered.
	 *
	 * @param array<string, mixed> $question See Sync\Question.
	 */
	public function ask( int $id, array $question ): void {
		$this->db->update( 'runs', array( 'state' => self::PAUSED, 'question' => (string) wp_json_encode( $question ) ), array( 'id' => $id, 'state' => self::RUNNING ) ); // phpcs:ignore WordPress.Arrays
	}

	/** The newest dry run that shows a sync, not how to undo one; null: there is none. */
	public function newest_dry( int $connection_id ): ?int {
		$id = $this->db->value( 'SELECT id FROM %i WHERE connection_id=%d AND dry=1 AND undoes=0 ORDER BY id DESC LIMIT 1', array( $this->db->table( 'runs' ), $connection_id ) );
		return null === $id ? null : (int) $id;
	}

	/** The run that carries out this dry run; null: none has yet. */
	public function follower( int $dry_run_id ): ?int {
		$id = $this->db->value( "SELECT id FROM %i WHERE follows=%d AND state<>'cancelled' LIMIT 1", array( $this->db->table( 'runs' ), $dry_run_id ) );
		return null === $id ? null : (int) $id;
	}

	/** The newest run that took this one back, also one that did not get to its end; null: none has. */
	public function undoer( int $run_id ): ?int {
		$id = $this->db->value( 'SELECT id FROM %i WHERE undoes=%d AND dry=0 ORDER BY id DESC LIMIT 1', array( $this->db->table( 'runs' ), $run_id ) );
		return null === $id ? null : (int) $id;
	}

	/** Takes a run for listing; only one worker lists it at a time. */
	public function claim( int $id, string $token ): bool {
		$now = time();
		$this->db->run(
			"UPDATE %i SET claim=%s, claimed_until=%d WHERE id=%d AND state='running' AND (claim='' OR claim=%s OR claimed_until<%d)",
			array( $this->db->table( 'runs' ), $token, $now + self::LEASE_S, $id, $token, $now )
		);
		return $token === $this->db->value( 'SELECT claim FROM %i WHERE id=%d', array( $this->db->table( 'runs' ), $id ) );
	}

	public function release( int $id, string $token ): void {
		$this->db->update( 'runs', array( 'claim' => '' ), array( 'id' => $id, 'claim' => $token ) ); // phpcs:ignore WordPress.Arrays
	}

	/**
	 * The run that collects what happens as it happens: one per connection and hour, so that the Sync log shows it too.
	 */
	public function live( int $connection_id ): int {
		$hour = time() - time() % HOUR_IN_SECONDS;
		$id   = $this->db->value( "SELECT id FROM %i WHERE connection_id=%d AND state='done' AND trigger_kind='live' AND started_at>=%d ORDER BY id DESC LIMIT 1", array( $this->db->table( 'runs' ), $connection_id, $hour ) );
		return null === $id ? $this->start( $connection_id, 'live', 0, array(), self::DONE ) : (int) $id;
	}

	/**
	 * Adds to the counters.
	 *
	 * @param array<string, int> $counts By outcome; may be negative where an earlier outcome is replaced.
	 */
	public function count( int $run_id, string $module, string $side, array $counts ): void {
		$counts = array_filter( $counts );
		if ( array() === $counts ) {
			return;
		}
		$key  = array(
			'run_id' => $run_id,
			'module' => $module,
			'side'   => $side,
		);
		$this->db->insert( 'run_counts', array( $key ), 'INSERT IGNORE' );
		$sets = array();
		$args = array( $this->db->table( 'run_counts' ) );
		foreach ( $counts as $outcome => $by ) {
			if ( in_array( $outcome, array( ...self::OUTCOMES, ...self::PARTS ), true ) ) {
				// A connection may be deleted, with its counters, while a worker has its updates in hand.
				$sets[] = $by < 0 ? "$outcome=CASE WHEN $outcome<%d THEN 0 ELSE $outcome-%d END" : "$outcome=$outcome+%d";
				array_push( $args, ...array_fill( 0, $by < 0 ? 2 : 1, abs( $by ) ) );
			}
		}
		$this->db->run( 'UPDATE %i SET ' . implode( ', ', $sets ) . ' WHERE run_id=%d AND module=%s AND side=%s', array( ...$args, $run_id, $module, $side ) );
	}

	/**
	 * @param list<int> $run_ids Runs.
	 * @return array<int, list<array<string, string|null>>> Counter rows by run.
	 */
	public function counts( array $run_ids ): array {
		$result = array();
		$rows   = array() === $run_ids ? array() : $this->db->rows( 'SELECT * FROM %i WHERE run_id IN (%list) ORDER BY module, side', array( $this->db->table( 'run_counts' ), $run_ids ) );
		foreach ( $rows as $row ) {
			$result[ (int) $row['run_id'] ][] = $row;
		}
		return $result;
	}

	/**
	 * Counter rows with their run, newest first, keyset paged.
	 *
	 * @param array{connection_id: int, side: string, module: string} $filter 0 and '': all.
	 * @param string                                                  $before "run|module|side" of the last row seen, or ''.
	 * @return list<array<string, string|null>>
	 */
	public function log( array $filter, string $before, int $limit ): array {
		$sql  = 'SELECT c.*, r.connection_id, r.trigger_kind, r.dry, r.follows, r.undoes, r.started_at FROM %i c JOIN %i r ON r.id=c.run_id WHERE 1=1';
		$args = array( $this->db->table( 'run_counts' ), $this->db->table( 'runs' ) );
		foreach ( array( 'connection_id' => 'r.connection_id=%d', 'side' => 'c.side=%s', 'module' => 'c.module=%s' ) as $name => $condition ) { // phpcs:ignore WordPress.Arrays
			if ( 0 !== $filter[ $name ] && '' !== $filter[ $name ] ) {
				$sql   .= " AND $condition";
				$args[] = $filter[ $name ];
			}
		}
		if ( '' !== $before ) {
			list( $run, $module, $side ) = array_pad( explode( '|', $before ), 3, '' );
			$sql .= ' AND c.run_id<=%d AND (c.run_id<%d OR c.module<%s OR c.module=%s AND c.side<%s)';
			array_push( $args, (int) $run, (int) $run, $module, $module, $side );
		}
		return $this->db->rows( $sql . ' ORDER BY c.run_id DESC, c.module DESC, c.side DESC LIMIT %d', array( ...$args, $limit ) );
	}

	/** @param list<array<string, mixed>> $rows Columns of run_records. */
	public function add_records( array $rows ): void {
		if ( array() !== $rows ) {
			$this->db->insert( 'run_records', $rows );
		}
	}

	/**
	 * Takes back what was recorded of records, because they have another outcome now.
	 *
	 * @param Side         $side    That was to be written.
	 * @param string       $outcome The former one.
	 * @param list<string> $ids     Ids on the other side.
	 */
	public function drop_records( int $run_id, string $module, Side $side, string $outcome, array $ids ): void {
		$this->db->delete(
			'run_records',
			array(
				'run_id'                      => $run_id,
				'side'                        => $side->value,
				'module'                      => $module,
				'outcome'                     => $outcome,
				$side->other()->value . '_id' => $ids,
			)
		);
	}

	/**
	 * The records behind a number, keyset paged by id.
	 *
	 * The index has them in order for one side, module and outcome. So each of those gives its own beginning, and the
	 * beginning of all is among these: a page costs the same however many records there are.
	 *
	 * @param array{side?: string, module?: string, outcome?: list<string>, linked?: bool, deleted?: bool|null, search?: string} $filter What to show; linked: only pairs that were found; deleted: only records that were deleted, or none of them.
	 * @return list<array<string, string|null>>
	 */
	public function records( int $run_id, array $filter, int $after, int $limit ): array {
		$where = 'run_id=%d AND side=%s AND module=%s AND outcome=%s AND id>%d';
		$where .= empty( $filter['linked'] ) ? '' : ' AND linked=1';
		$where .= isset( $filter['deleted'] ) ? ' AND deleted=' . (int) $filter['deleted'] : '';
		$more   = array();
		if ( '' !== ( $filter['search'] ?? '' ) ) {
			$where .= ' AND (name LIKE %s OR reason LIKE %s OR shop_id LIKE %s OR remote_id LIKE %s)';
			$more   = array_fill( 0, 4, '%' . $this->db->like( (string) $filter['search'] ) . '%' );
		}
		$parts = array();
		$args  = array();
		foreach ( $this->parts( $run_id, $filter ) as $part ) {
			// In the form that SQLite takes too.
			$parts[] = "SELECT * FROM (SELECT * FROM %i WHERE $where ORDER BY id LIMIT %d) AS part" . count( $parts );
			array_push( $args, $this->db->table( 'run_records' ), $run_id, ...$part, ...array( $after ), ...$more, ...array( $limit ) );
		}
		return array() === $parts ? array() : $this->db->rows( implode( ' UNION ALL ', $parts ) . ' ORDER BY id LIMIT %d', array( ...$args, $limit ) );
	}

	/**
	 * Sides, modules and outcomes that a run may have records of.
	 *
	 * @param array{side?: string, module?: string, outcome?: list<string>, linked?: bool, deleted?: bool|null, search?: string} $filter What to show.
	 * @return list<array{string, string, string}>
	 */
	private function parts( int $run_id, array $filter ): array {
		$outcomes = $filter['outcome'] ?? array();
		$parts    = array();
		foreach ( $this->counts( array( $run_id ) )[ $run_id ] ?? array() as $row ) {
			$other = '' !== ( $filter['side'] ?? '' ) && $filter['side'] !== $row['side'] || '' !== ( $filter['module'] ?? '' ) && $filter['module'] !== $row['module'];
			foreach ( $other ? array() : array_intersect( self::OUTCOMES, array() === $outcomes ? self::OUTCOMES : $outcomes ) as $outcome ) {
				if ( (int) $row[ $outcome ] > 0 ) {
					$parts[] = array( (string) $row['side'], (string) $row['module'], $outcome );
				}
			}
		}
		return $parts;
	}

	/** @return array<string, string|null>|null One of the records of a run. */
	public function record( int $run_id, int $id ): ?array {
		return $this->db->row( 'SELECT * FROM %i WHERE id=%d AND run_id=%d', array( $this->db->table( 'run_records' ), $id, $run_id ) );
	}

	/** Forgets detail rows by age and number, a small batch at a time (E20). The counters stay. */
	public function prune( int $before, int $keep, int $batch = 1000 ): int {
		$table = $this->db->table( 'run_records' );
		$edge  = (int) $this->db->value( 'SELECT id FROM %i ORDER BY id DESC LIMIT %d,1', array( $table, $keep ) );
		$ids   = $this->db->column( 'SELECT id FROM %i WHERE id<=%d OR at<%d ORDER BY id LIMIT %d', array( $table, $edge, $before, $batch ) );
		return array() === $ids ? 0 : $this->db->delete( 'run_records', array( 'id' => array_map( 'intval', $ids ) ) );
	}
}
