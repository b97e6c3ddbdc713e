<?php
/**
 * How the sync of single shop records stands: three queries for any number of them.
 */

declare( strict_types=1 );

namespace Crosswalk\Storage;

/**
 * @phpstan-type State array{connection_id: int, state: string, reason: string, remote_id: string, synced_at: int, update_id: int, failure_id: int}
 */
final class RecordStates {

	public const EXCLUDED = 'excluded';
	public const DECISION = 'decision';
	public const FAILED   = 'failed';
	public const WAITING  = 'waiting';
	public const DELETED  = 'deleted';
	public const SYNCED   = 'synced';
	public const SKIPPED  = 'skipped';

	/** What counts more comes first: it is what is said if several are true. */
	public const ALL = array( self::EXCLUDED, self::DECISION, self::FAILED, self::WAITING, self::DELETED, self::SYNCED, self::SKIPPED );

	public function __construct( private readonly Db $db ) {
	}

	/**
	 * A record that no connection has ever looked at is not in the answer.
	 *
	 * @param list<string> $ids Shop ids.
	 * @return array<string, list<State>> One per connection, by shop id.
	 */
	public function of( string $module, array $ids ): array {
		$states = array();
		if ( array() === $ids ) {
			return array();
		}
		$connections = array_map( 'intval', $this->db->column( 'SELECT id FROM %i ORDER BY id', array( $this->db->table( 'connections' ) ) ) );
		if ( array() === $connections ) {
			return array();
		}
		foreach ( $this->linked( $connections, $module, $ids ) as $row ) {
			self::put( $states, (string) $row['shop_id'], (int) $row['connection_id'], self::state_of( $row ) );
		}
		foreach ( $this->unfinished( $connections, $module, $ids ) as $row ) {
			self::put( $states, (string) $row['record_id'], (int) $row['connection_id'], self::outcome_of( $row ) );
		}
		foreach ( $this->excluded( $module, $ids ) as $row ) {
			$of = Exclusions::ALL === (int) $row['connection_id'] ? $connections : array( (int) $row['connection_id'] );
			foreach ( $of as $connection ) {
				self::put( $states, (string) $row['record_id'], $connection, array( 'state' => self::EXCLUDED, 'reason' => (string) $row['cause'] ) ); // phpcs:ignore WordPress.Arrays
			}
		}
		return array_map( 'array_values', $states );
	}

	/**
	 * @param list<int>    $connections Ids.
	 * @param list<string> $ids         Shop ids.
	 * @return list<array<string, string|null>>
	 */
	private function linked( array $connections, string $module, array $ids ): array {
		return $this->db->rows(
			'SELECT connection_id, shop_id, remote_id, note, updated_at FROM %i WHERE connection_id IN (%list) AND module=%s AND shop_id IN (%list)',
			array( $this->db->table( 'links' ), $connections, $module, $ids )
		);
	}

	/**
	 * @param list<int>    $connections Ids.
	 * @param list<string> $ids         Shop ids.
	 * @return list<array<string, string|null>>
	 */
	private function unfinished( array $connections, string $module, array $ids ): array {
		return $this->db->rows(
			"SELECT id, connection_id, record_id, status, outcome, message, error_kind, failure_id FROM %i WHERE connection_id IN (%list) AND module=%s AND side='shop' AND record_id IN (%list) AND status<>'sent' ORDER BY id",
			array( $this->db->table( 'updates' ), $connections, $module, $ids )
		);
	}

	/**
	 * @param list<string> $ids Shop ids.
	 * @return list<array<string, string|null>>
	 */
	private function excluded( string $module, array $ids ): array {
		return $this->db->rows( "SELECT connection_id, record_id, cause FROM %i WHERE module=%s AND side='shop' AND record_id IN (%list)", array( $this->db->table( 'exclusions' ), $module, $ids ) );
	}

	/**
	 * @param array<string, string|null> $row Of a link.
	 * @return array<string, string|int>
	 */
	private static function state_of( array $row ): array {
		$state = match ( true ) {
			str_starts_with( (string) $row['note'], Link::GONE ) => self::DELETED,
			null !== $row['remote_id']                           => self::SYNCED,
			default                                              => self::SKIPPED,
		};
		return array(
			'state'     => $state,
			'remote_id' => (string) $row['remote_id'],
			'synced_at' => null === $row['remote_id'] ? 0 : (int) $row['updated_at'],
		);
	}

	/**
	 * @param array<string, string|null> $row Of an update.
	 * @return array<string, string|int>
	 */
	private static function outcome_of( array $row ): array {
		$state = match ( true ) {
			'decision' === $row['outcome']                                  => self::DECISION,
			'skip' === $row['error_kind'] && 'rejected' === $row['status'] => self::SKIPPED,
			'rejected' === $row['status']                                   => self::FAILED,
			default                                                         => self::WAITING,
		};
		return array(
			'state'      => $state,
			'reason'     => explode( "\n", (string) $row['message'] )[0],
			'update_id'  => (int) $row['id'],
			'failure_id' => (int) $row['failure_id'],
		);
	}

	/**
	 * @param array<string, array<int, State>> $states By shop id and connection.
	 * @param array<string, string|int>        $with   What is known now.
	 */
	private static function put( array &$states, string $id, int $connection, array $with ): void {
		/** @var State $before */
		$before = $states[ $id ][ $connection ] ?? array(
			'connection_id' => $connection,
			'state'         => self::SKIPPED,
			'reason'        => '',
			'remote_id'     => '',
			'synced_at'     => 0,
			'update_id'     => 0,
			'failure_id'    => 0,
		);
		if ( array_search( $with['state'], self::ALL, true ) > array_search( $before['state'], self::ALL, true ) ) {
			unset( $with['state'], $with['reason'] );
		}
		/** @var State $after */
		$after                        = array_merge( $before, $with );
		$states[ $id ][ $connection ] = $after;
	}
}
