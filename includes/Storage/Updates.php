<?php
/**
 * The queue. One waiting row per record (slot 0); claimed and ended rows move to a slot of their own, so that a change
 * of a waiting record is merged into it and a change during processing makes exactly one more (E15).
 */

declare( strict_types=1 );

namespace Crosswalk\Storage;

use Crosswalk\Endpoint\Side;

final class Updates implements Prunable {

	/** A worker that has been silent for so long is dead; its updates are taken over (E16). */
	public const LEASE_S = 300;

	/** As `next_at`: not before somebody says so. */
	public const HELD = 4102444800;

	/** A changed record is worth an attempt now. `outcome` is what a run counted already; a later run counts anew. */
	private const MERGE = 'ON DUPLICATE KEY UPDATE last_at=VALUES(last_at), next_at=LEAST(next_at, VALUES(next_at)), blocked_by=\'\',
		priority=LEAST(priority, VALUES(priority)), outcome=CASE WHEN VALUES(run_id)>0 AND VALUES(run_id)<>run_id THEN \'\' ELSE outcome END,
		run_id=CASE WHEN VALUES(run_id)>0 THEN VALUES(run_id) ELSE run_id END,
		instruction=CASE WHEN VALUES(instruction)<>\'\' THEN VALUES(instruction) ELSE instruction END';

	public function __construct( private readonly Db $db ) {
	}

	/**
	 * Queues records, merging into what waits: one statement per hundred.
	 *
	 * @param list<array{connection_id: int, module: string, side: Side, record_id: string, at?: int}> $records What changed,
	 *                                                                          and since when, where that was not just now.
	 * @param int $delay_s Seconds before it may be worked on; a request that saves a record several times is one update.
	 * @param int $lane    See Update::lane().
	 * @param string $instruction What a person said about them.
	 */
	public function add( array $records, int $priority, int $run_id = 0, int $delay_s = 0, int $lane = 0, string $instruction = '' ): void {
		$now  = time();
		$rows = array();
		foreach ( $records as $record ) {
			$rows[] = array(
				'connection_id' => $record['connection_id'],
				'module'        => $record['module'],
				'side'          => $record['side']->value,
				'record_id'     => $record['record_id'],
				'slot'          => $lane,
				'lane'          => $lane,
				'instruction'   => $instruction,
				'priority'      => $priority,
				'run_id'        => $run_id,
				'first_at'      => $record['at'] ?? $now,
				'last_at'       => $now,
				'next_at'       => $now + $delay_s,
			);
		}
		if ( array() !== $rows ) {
			$this->db->insert( 'updates', $rows, 'INSERT', self::MERGE );
		}
	}

	/**
	 * Claims the most urgent waiting updates: all of one connection, module, side and lane.
	 *
	 * @param list<int> $connections Those that may work now.
	 * @return list<Update>
	 */
	public function claim( array $connections, int $limit, string $token ): array {
		if ( array() === $connections ) {
			return array();
		}
		$table = $this->db->table( 'updates' );
		$now   = time();
		$first = $this->db->row(
			"SELECT connection_id, module, side, lane FROM %i WHERE status='accepted' AND claim='' AND next_at<=%d AND connection_id IN (%list) ORDER BY priority, id LIMIT 1",
			array( $table, $now, $connections )
		);
		if ( null === $first ) {
			return array();
		}
		$ids = $this->db->column(
			"SELECT id FROM %i WHERE status='accepted' AND claim='' AND next_at<=%d AND connection_id=%d AND module=%s AND side=%s AND lane=%d ORDER BY priority, id LIMIT %d",
			array( $table, $now, (int) $first['connection_id'], $first['module'], $first['side'], (int) $first['lane'], $limit )
		);
		if ( array() === $ids ) {
			return array();
		}
		$this->db->run(
			"UPDATE %i SET claim=%s, claimed_until=%d, slot=id WHERE claim='' AND status='accepted' AND id IN (%list)",
			array( $table, $token, $now + self::LEASE_S, array_map( 'intval', $ids ) )
		);
		$rows = $this->db->rows( 'SELECT * FROM %i WHERE claim=%s AND id IN (%list) ORDER BY priority, id', array( $table, $token, array_map( 'intval', $ids ) ) );
		return array_map( array( Update::class, 'from_row' ), $rows );
	}

	/**
	 * Extends this worker's claim; called between saves, so that a slow batch is not taken over.
	 *
	 * @return int How many it still has.
	 */
	public function renew( string $token ): int {
		$this->db->update( 'updates', array( 'claimed_until' => time() + self::LEASE_S ), array( 'status' => Update::ACCEPTED, 'claim' => $token ) ); // phpcs:ignore WordPress.Arrays
		return (int) $this->db->value( "SELECT COUNT(*) FROM %i WHERE status='accepted' AND claim=%s", array( $this->db->table( 'updates' ), $token ) );
	}

	/** Gives the updates of dead workers back to the queue. */
	public function take_over(): int {
		$rows = $this->db->rows( "SELECT * FROM %i WHERE status='accepted' AND claim<>'' AND claimed_until<%d LIMIT 500", array( $this->db->table( 'updates' ), time() ) );
		foreach ( $rows as $row ) {
			$this->again( Update::from_row( $row ), time(), array( 'claim_was' => (string) $row['claim'] ) );
		}
		return count( $rows );
	}

	/**
	 * Ends updates.
	 *
	 * @param list<int>                $ids Row ids.
	 * @param array<string, string|int> $set Further columns: outcome, failure_id, error_kind, error_code, message.
	 */
	public function end( array $ids, string $status, array $set = array() ): void {
		$set += array(
			'status'     => $status,
			'claim'      => '',
			'blocked_by' => '',
			'ended_at'   => time(),
		);
		foreach ( array_chunk( $ids, 500 ) as $chunk ) {
			$this->db->update( 'updates', $set, array( 'id' => $chunk ) );
		}
	}

	/**
	 * Puts a claimed update back to wait. If the record changed meanwhile, the newer row waits already and takes over.
	 *
	 * @param array<string, string|int> $set Columns: attempts, error_kind, error_code, message, blocked_by, outcome, run_id,
	 *                                       instruction, detail; `claim_was` makes it conditional on that claim.
	 */
	public function again( Update $update, int $next_at, array $set = array() ): void {
		$where = array( 'id' => $update->id );
		if ( isset( $set['claim_was'] ) ) {
			$where['claim'] = $set['claim_was'];
			unset( $set['claim_was'] );
		}
		$set += array(
			'claim'         => '',
			'claimed_until' => 0,
			'slot'          => $update->lane,
			'next_at'       => $next_at,
		);
		if ( $this->waits( $update ) ) {
			$this->give_way( $update, $where, $set );
			return;
		}
		try {
			$this->db->update( 'updates', $set, $where );
		} catch ( DbError ) {
			// The record changed between the look and the write.
			$this->give_way( $update, $where, $set );
		}
	}

	/** Another row of the same record waits. */
	private function waits( Update $update ): bool {
		return null !== $this->db->value(
			'SELECT 1 FROM %i WHERE connection_id=%d AND module=%s AND side=%s AND record_id=%s AND slot=%d AND id<>%d',
			array( $this->db->table( 'updates' ), $update->connection_id, $update->module, $update->side->value, $update->record_id, $update->lane, $update->id )
		);
	}

	/**
	 * What the older row was counted as is replaced by what becomes of the newer one.
	 *
	 * @param array<string, mixed>      $where Of the older row.
	 * @param array<string, string|int> $set   What it would have been set to.
	 */
	private function give_way( Update $update, array $where, array $set ): void {
		$run_id  = (int) ( $set['run_id'] ?? $update->run_id );
		$outcome = (string) ( $set['outcome'] ?? $update->outcome );
		$this->db->run(
			'UPDATE %i SET first_at=LEAST(first_at,%d), outcome=CASE WHEN run_id IN (0,%d) THEN %s ELSE outcome END, run_id=CASE WHEN run_id=0 THEN %d ELSE run_id END
				WHERE connection_id=%d AND module=%s AND side=%s AND record_id=%s AND slot=%d AND id<>%d',
			array( $this->db->table( 'updates' ), $update->first_at, $run_id, $outcome, $run_id, $update->connection_id, $update->module, $update->side->value, $update->record_id, $update->lane, $update->id )
		);
		$this->db->delete( 'updates', $where );
	}

	/** Anything of this connection waits for another record. */
	public function has_blocked( int $connection_id ): bool {
		return null !== $this->db->value( "SELECT 1 FROM %i WHERE status='accepted' AND blocked_by<>'' AND connection_id=%d LIMIT 1", array( $this->db->table( 'updates' ), $connection_id ) );
	}

	/**
	 * Lets everything go on that waited for one of these records.
	 *
	 * @param list<string> $keys Update::key() of each.
	 */
	public function unblock( int $connection_id, array $keys ): int {
		return $this->db->run(
			"UPDATE %i SET blocked_by='', next_at=%d WHERE status='accepted' AND blocked_by IN (%list) AND connection_id=%d",
			array( $this->db->table( 'updates' ), time(), $keys, $connection_id )
		);
	}

	/**
	 * Since when an event of these records waits for being sent: the shop's side of "last updated" (E9). That a run listed
	 * a record is no event.
	 *
	 * @param list<string> $ids Record ids.
	 * @return array<string, int> Unix time by record id.
	 */
	public function waiting_since( int $connection_id, string $module, Side $side, array $ids ): array {
		if ( array() === $ids ) {
			return array();
		}
		return $this->db->numbers(
			"SELECT record_id, MIN(first_at) AS since FROM %i WHERE connection_id=%d AND module=%s AND side=%s AND record_id IN (%list) AND status='accepted' AND priority=%d GROUP BY record_id",
			array( $this->db->table( 'updates' ), $connection_id, $module, $side->value, $ids, Update::PRIORITY_LIVE )
		);
	}

	/**
	 * What became of these records last, where they did not get through.
	 *
	 * @param list<string> $ids Record ids.
	 * @return array<string, array{status: string, outcome: string, code: string, blocked_by: string, message: string}> By record id.
	 */
	public function unfinished( int $connection_id, string $module, Side $side, array $ids ): array {
		$rows   = array() === $ids ? array() : $this->db->rows(
			'SELECT record_id, status, outcome, error_code, blocked_by, message FROM %i WHERE connection_id=%d AND module=%s AND side=%s AND record_id IN (%list) ORDER BY id',
			array( $this->db->table( 'updates' ), $connection_id, $module, $side->value, $ids )
		);
		$result = array();
		foreach ( $rows as $row ) {
			$result[ (string) $row['record_id'] ] = array(
				'status'     => (string) $row['status'],
				'outcome'    => (string) $row['outcome'],
				'code'       => (string) $row['error_code'],
				'blocked_by' => (string) $row['blocked_by'],
				'message'    => (string) $row['message'],
			);
		}
		return $result;
	}

	/** Updates of a run that are still to be done now: blocked and decision ones do not hold it up. */
	public function open_of_run( int $run_id ): int {
		return (int) $this->db->value(
			"SELECT COUNT(*) FROM %i WHERE run_id=%d AND status='accepted' AND blocked_by='' AND outcome=''",
			array( $this->db->table( 'updates' ), $run_id )
		);
	}

	/** @return array<string, int> The same by module. */
	public function open_of_run_by_module( int $run_id ): array {
		return $this->by_module( "run_id=%d AND status='accepted' AND blocked_by='' AND outcome=''", $run_id );
	}

	/** @return array<string, int> Updates that wait, by module. */
	public function waiting_by_module( int $connection_id ): array {
		return $this->by_module( "connection_id=%d AND status='accepted' AND outcome<>'decision'", $connection_id );
	}

	/** Holds what a paused run queued, or lets it go on. */
	public function hold_run( int $run_id, bool $hold ): void {
		$this->db->run(
			"UPDATE %i SET next_at=%d WHERE run_id=%d AND status='accepted' AND claim='' AND priority=%d AND next_at" . ( $hold ? '<' : '=' ) . '%d',
			array( $this->db->table( 'updates' ), $hold ? self::HELD : time(), $run_id, Update::PRIORITY_BACKFILL, self::HELD )
		);
	}

	/** What was held back without being tried, and says why, is looked at now: the reason may be gone. */
	public function take_up(): int {
		return $this->db->run(
			"UPDATE %i SET next_at=%d WHERE status='accepted' AND claim='' AND outcome='' AND blocked_by='' AND attempts=0 AND message<>'' AND next_at>%d AND next_at<%d",
			array( $this->db->table( 'updates' ), time(), time(), self::HELD )
		);
	}

	/** Drops what a cancelled run queued and nobody began. */
	public function drop_run( int $run_id ): int {
		return $this->db->run( "DELETE FROM %i WHERE run_id=%d AND status='accepted' AND claim='' AND priority=%d", array( $this->db->table( 'updates' ), $run_id, Update::PRIORITY_BACKFILL ) );
	}

	/**
	 * Rejected → accepted: one, several or all of one cause (E18).
	 *
	 * @param array<string, mixed> $where By column: id or failure_id.
	 * @return int How many wait again.
	 */
	public function retry( array $where ): int {
		$rows = array();
		foreach ( $where as $column => $value ) {
			$rows = $this->db->rows( "SELECT * FROM %i WHERE status='rejected' AND $column IN (%list) ORDER BY id LIMIT 5000", array( $this->db->table( 'updates' ), (array) $value ) );
		}
		$this->begin_again( $rows );
		return count( $rows );
	}

	/**
	 * Looks once more at shop records that a person has said something about, and at those they are linked with, where they
	 * failed or wait for an answer. What hangs on them goes on then, too.
	 *
	 * @param list<string> $ids Shop ids.
	 */
	public function look_again( int $connection_id, string $module, array $ids ): void {
		$table = $this->db->table( 'updates' );
		$open  = "(status='rejected' OR status='accepted' AND outcome='decision' AND claim='')";
		foreach ( array_chunk( $ids, 500 ) as $chunk ) {
			$others = $this->db->column( 'SELECT remote_id FROM %i WHERE connection_id=%d AND module=%s AND remote_id IS NOT NULL AND shop_id IN (%list)', array( $this->db->table( 'links' ), $connection_id, $module, $chunk ) );
			foreach ( array_filter( array( 'shop' => $chunk, 'remote' => $others ) ) as $side => $of_side ) { // phpcs:ignore WordPress.Arrays
				$this->begin_again( $this->db->rows( "SELECT * FROM %i WHERE connection_id=%d AND module=%s AND side=%s AND record_id IN (%list) AND $open", array( $table, $connection_id, $module, $side, $of_side ) ) );
			}
		}
	}

	/** @param list<array<string, string|null>> $rows Of updates that ended, or wait for an answer. */
	private function begin_again( array $rows ): void {
		$fresh = array(
			'status'     => Update::ACCEPTED,
			'attempts'   => 0,
			'ended_at'   => 0,
			'failure_id' => 0,
		);
		foreach ( $rows as $row ) {
			$this->again( Update::from_row( $row ), time(), $fresh );
		}
	}

	/**
	 * What people are asked, by kind of question.
	 *
	 * @return list<array{module: string, side: string, code: string, count: int}>
	 */
	public function questions( int $connection_id ): array {
		return array_map(
			static fn( array $row ): array => array(
				'module' => (string) $row['module'],
				'side'   => (string) $row['side'],
				'code'   => (string) $row['error_code'],
				'count'  => (int) $row['n'],
			),
			$this->db->rows( "SELECT module, side, error_code, COUNT(*) AS n FROM %i WHERE connection_id=%d AND status='accepted' AND outcome='decision' GROUP BY module, side, error_code ORDER BY MIN(id)", array( $this->db->table( 'updates' ), $connection_id ) )
		);
	}

	/**
	 * What people are asked about records of a module, newest first.
	 *
	 * @return list<array<string, string|null>>
	 */
	public function questions_of( int $connection_id, string $module, int $limit ): array {
		return $this->db->rows( "SELECT * FROM %i WHERE connection_id=%d AND module=%s AND status='accepted' AND outcome='decision' AND claim='' ORDER BY id DESC LIMIT %d", array( $this->db->table( 'updates' ), $connection_id, $module, $limit ) );
	}

	/**
	 * Those of these updates that wait for a person's decision, and were not answered just now.
	 *
	 * @param list<int> $ids Row ids.
	 * @return list<array<string, string|null>>
	 */
	public function undecided( array $ids ): array {
		return array() === $ids ? array() : $this->db->rows( "SELECT * FROM %i WHERE status='accepted' AND outcome='decision' AND claim='' AND next_at=%d AND id IN (%list)", array( $this->db->table( 'updates' ), self::HELD, $ids ) );
	}

	/**
	 * A person gave up on these; a further change of such a record is a new update.
	 *
	 * @param list<int> $ids Row ids.
	 */
	public function dismiss( array $ids ): int {
		return array() === $ids ? 0 : $this->db->delete( 'updates', array( 'id' => $ids, 'status' => Update::REJECTED ) ); // phpcs:ignore WordPress.Arrays
	}

	/**
	 * Older rejected rows of records that got through now: their failure is solved.
	 *
	 * @param list<string> $ids Record ids.
	 */
	public function solved( int $connection_id, string $module, Side $side, array $ids ): void {
		foreach ( array_chunk( $ids, 500 ) as $chunk ) {
			$this->db->delete(
				'updates',
				array(
					'connection_id' => $connection_id,
					'module'        => $module,
					'side'          => $side->value,
					'record_id'     => $chunk,
					'status'        => Update::REJECTED,
				)
			);
		}
	}

	/**
	 * Any update due now.
	 *
	 * @param list<int> $connections Ids.
	 */
	public function due( array $connections ): bool {
		return array() !== $connections && null !== $this->db->value(
			"SELECT 1 FROM %i WHERE status='accepted' AND claim='' AND next_at<=%d AND connection_id IN (%list) LIMIT 1",
			array( $this->db->table( 'updates' ), time(), $connections )
		);
	}

	/**
	 * The queue of one connection in numbers.
	 *
	 * @return array{waiting: int, oldest_at: int, due_at: int, sent_today: int, decisions: int, rejected: int} due_at: since when the longest
	 *         due one could have been worked on; rejected: without those that were only skipped or are ignored.
	 */
	public function numbers( int $connection_id ): array {
		$table   = $this->db->table( 'updates' );
		$waiting = $this->db->row( "SELECT COUNT(*) AS n, MIN(first_at) AS oldest FROM %i WHERE connection_id=%d AND status='accepted' AND outcome<>'decision'", array( $table, $connection_id ) );
		return array(
			'waiting'    => (int) ( $waiting['n'] ?? 0 ),
			'oldest_at'  => (int) ( $waiting['oldest'] ?? 0 ),
			'due_at'     => (int) $this->db->value( "SELECT MIN(next_at) FROM %i WHERE connection_id=%d AND status='accepted' AND next_at<=%d", array( $table, $connection_id, time() ) ),
			'sent_today' => (int) $this->db->value( "SELECT COUNT(*) FROM %i WHERE connection_id=%d AND status='sent' AND ended_at>=%d AND outcome IN ('created','updated')", array( $table, $connection_id, time() - time() % 86400 ) ),
			'decisions'  => (int) $this->db->value( "SELECT COUNT(*) FROM %i WHERE connection_id=%d AND status='accepted' AND outcome='decision'", array( $table, $connection_id ) ),
			'rejected'   => (int) $this->db->value( "SELECT COUNT(*) FROM %i f JOIN %i u ON u.failure_id=f.id AND u.status='rejected' WHERE f.connection_id=%d AND f.ignored=0", array( $this->db->table( 'failures' ), $table, $connection_id ) ),
		);
	}

	/** @return array<string, int> */
	private function by_module( string $where, int $id ): array {
		return $this->db->numbers( "SELECT module, COUNT(*) AS n FROM %i WHERE $where GROUP BY module", array( $this->db->table( 'updates' ), $id ) );
	}

	/** Forgets ended rows by age and number, a small batch at a time (E20). What failed waits for a person. */
	public function prune( int $before, int $keep, int $batch = 1000 ): int {
		return $this->prune_ended( Update::SENT, '', $before, $keep, $batch ) + $this->prune_ended( Update::REJECTED, 'skip', $before, $keep, $batch );
	}

	/** The edge is found in the index alone, whatever kinds there are. */
	private function prune_ended( string $status, string $kind, int $before, int $keep, int $batch ): int {
		$table = $this->db->table( 'updates' );
		$edge  = (int) $this->db->value( 'SELECT ended_at FROM %i WHERE status=%s ORDER BY ended_at DESC LIMIT %d,1', array( $table, $status, $keep ) );
		$ids   = $this->db->column( 'SELECT id FROM %i WHERE status=%s AND ended_at<%d AND error_kind=%s ORDER BY ended_at LIMIT %d', array( $table, $status, max( $before, $edge ), $kind, $batch ) );
		return array() === $ids ? 0 : $this->db->delete( 'updates', array( 'id' => array_map( 'intval', $ids ) ) );
	}
}
