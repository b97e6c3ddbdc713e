<?php
/**
 * Configured connections, and the small autoloaded list of who wants which shop changes, so that a shop event costs no
 * query but its insert (E28).
 */

declare( strict_types=1 );

namespace Crosswalk\Storage;

/**
 * @phpstan-type ConnectionRow array{id: int, connector: string, name: string, state: string, reason: array<string, string>|null, settings: array<string, string>, secrets: array<string, string>, modules: array<string, array<string, mixed>>, options: array<string, mixed>, site_url: string, endpoint: array<string, mixed>|null, revision: int, last_sync_at: int, created_at: int, started_at: int}
 */
final class Connections implements Prunable {

	/** Connected, and nothing is written before the first dry run was agreed to (E29). */
	public const SETUP   = 'setup';
	public const WORKING = 'working';
	public const PAUSED  = 'paused';
	public const STOPPED = 'stopped';

	/** Option: by module and connection id, how many seconds a shop change waits. Autoloaded. */
	public const WANTED = 'crosswalk_wanted';

	/** Option: by module, the meta fields of the shop that a mapping names. Autoloaded: they are read with every record. */
	public const NAMED = 'crosswalk_named';

	/** How often others may be faster than a change. */
	private const TRIES = 100;

	private const JSON = array( 'reason', 'settings', 'modules', 'options', 'endpoint' );

	public function __construct( private readonly Db $db, private readonly Vault $vault ) {
	}

	/** @return list<ConnectionRow> Oldest first. */
	public function all(): array {
		return array_map( array( $this, 'read' ), $this->db->rows( 'SELECT * FROM %i ORDER BY id', array( $this->db->table( 'connections' ) ) ) );
	}

	public function any(): bool {
		return null !== $this->db->value( 'SELECT id FROM %i LIMIT 1', array( $this->db->table( 'connections' ) ) );
	}

	/** @return ConnectionRow|null */
	public function get( int $id ): ?array {
		$row = $this->db->row( 'SELECT * FROM %i WHERE id=%d', array( $this->db->table( 'connections' ), $id ) );
		return null === $row ? null : $this->read( $row );
	}

	/** Of this site, as it is set. What a request makes of it by its own scheme or language is no other site (E25). */
	public static function address(): string {
		$home = get_option( 'home' );
		return is_string( $home ) ? untrailingslashit( $home ) : '';
	}

	/**
	 * @param array{connector: string, name: string, settings: array<string, string>, secrets: array<string, string>, modules: array<string, mixed>, options: array<string, mixed>, state?: string} $fields Columns.
	 * @return int Its id.
	 */
	public function add( array $fields ): int {
		$row = $fields + array(
			'site_url'   => self::address(),
			'created_at' => time(),
		);
		$id  = $this->db->add( 'connections', $this->written( $row ) );
		$this->remember_wanted();
		return $id;
	}

	/** @param array<string, mixed> $fields Columns that change; settings, secrets, modules and options are a new revision. */
	public function set( int $id, array $fields ): void {
		if ( array() === array_intersect( array( 'settings', 'secrets', 'modules', 'options' ), array_keys( $fields ) ) ) {
			$this->db->update( 'connections', $this->written( $fields ), array( 'id' => $id ) );
		} else {
			$this->change( $id, static fn(): array => $fields );
		}
	}

	/**
	 * Changes what there is, whoever else changes it at the same moment: nobody's change is lost.
	 *
	 * @param callable( ConnectionRow ): array<string, mixed> $change Columns of the row as it is that change; asked again
	 *                                                                when somebody else was faster. Empty: none.
	 * @return bool False: there is no such connection.
	 * @throws DbError When others were faster each time.
	 */
	public function change( int $id, callable $change ): bool {
		for ( $try = 0; $try < self::TRIES; $try++ ) {
			$row = $this->get( $id );
			if ( null === $row ) {
				return false;
			}
			$fields = $change( $row );
			if ( array() === $fields ) {
				return true;
			}
			$next = array( 'revision' => $row['revision'] + 1 );
			$here = array( 'revision' => $row['revision'] );
			if ( 1 === $this->db->update( 'connections', $next + $this->written( $fields ), $here + array( 'id' => $id ) ) ) { // phpcs:ignore WordPress.Arrays
				$this->changed( $id, $fields );
				return true;
			}
		}
		throw new DbError( sprintf( 'Others change connection %d all the time.', $id ) );
	}

	/** @param array<string, mixed> $fields Columns that have just changed. */
	private function changed( int $id, array $fields ): void {
		if ( isset( $fields['modules'] ) || isset( $fields['options'] ) ) {
			$this->remember_wanted();
		}
		if ( is_array( $fields['options'] ?? null ) ) {
			$this->hasten( $id, time() + self::delay_s( $fields['options'] ) );
		}
	}

	/** What waits for the schedule there was, or for a person, waits no longer than what changes from now on (V6). */
	private function hasten( int $id, int $until ): void {
		$this->db->run(
			"UPDATE %i SET next_at=%d WHERE connection_id=%d AND side='shop' AND priority=%d AND status='accepted' AND claim='' AND outcome='' AND blocked_by='' AND attempts=0 AND next_at>%d",
			array( $this->db->table( 'updates' ), $until, $id, Update::PRIORITY_LIVE, $until )
		);
	}

	/**
	 * How many seconds a change of the shop waits.
	 *
	 * @param array<mixed> $options Of a connection.
	 */
	private static function delay_s( array $options ): int {
		$minutes = is_numeric( $options['frequency_min'] ?? null ) ? (int) $options['frequency_min'] : 0;
		return 'schedule' === ( $options['shop_changes'] ?? 'at_once' ) ? ( $minutes > 0 ? $minutes * 60 : Updates::HELD - time() ) : self::SETTLE_S;
	}

	/**
	 * What a worker wrote down of a connection that was deleted while it worked is forgotten too.
	 *
	 * @param int $before Not of interest: it is of use to nobody at any age.
	 * @param int $keep   Nor is how much there is.
	 */
	public function prune( int $before, int $keep, int $batch = 1000 ): int {
		$known = $this->ids( 'connections', 'id' );
		$left  = array_diff( array_unique( array( ...$this->ids( 'links', 'connection_id' ), ...$this->ids( 'history', 'connection_id' ), ...$this->ids( 'runs', 'connection_id' ) ) ), $known, array( 0 ) );
		array_map( $this->delete( ... ), $left );
		return count( $left );
	}

	/** @return list<int> Each once: an index of each of these tables begins with them. */
	private function ids( string $table, string $column ): array {
		return array_map( 'intval', $this->db->column( "SELECT DISTINCT $column FROM %i", array( $this->db->table( $table ) ) ) );
	}

	/** Deletes a connection with everything it remembers. */
	public function delete( int $id ): void {
		foreach ( $this->db->column( 'SELECT id FROM %i WHERE connection_id=%d', array( $this->db->table( 'runs' ), $id ) ) as $run_id ) {
			$this->db->delete( 'run_counts', array( 'run_id' => (int) $run_id ) );
			$this->db->delete( 'run_records', array( 'run_id' => (int) $run_id ) );
			$this->db->delete( 'plans', array( 'run_id' => (int) $run_id ) );
		}
		foreach ( array( 'links', 'memory', 'updates', 'runs', 'history', 'failures', 'exclusions', 'messages', 'withheld_mails' ) as $table ) {
			$this->db->delete( $table, array( 'connection_id' => $id ) );
		}
		( new DebugMode() )->off( $id );
		$this->db->delete( 'sandbox', array( 'instance' => 'c' . $id ) );
		$this->db->delete( 'connections', array( 'id' => $id ) );
		$this->remember_wanted();
	}

	/** A request that saves a record several times is one update, read when it is whole. */
	private const SETTLE_S = 2;

	/** Keeps the list that the change listener's intake reads. A paused connection goes on collecting. */
	private function remember_wanted(): void {
		$wanted = array();
		$named  = array();
		foreach ( $this->all() as $connection ) {
			$delay = self::delay_s( $connection['options'] );
			foreach ( $connection['modules'] as $module => $settings ) {
				$named[ $module ] = array_values( array_unique( array( ...$named[ $module ] ?? array(), ...self::named_in( $settings ) ) ) );
				if ( ! empty( $settings['enabled'] ) && in_array( $settings['direction'] ?? 'off', array( 'to_remote', 'both' ), true ) ) {
					$wanted[ $module ][ $connection['id'] ] = $delay;
				}
			}
		}
		update_option( self::WANTED, $wanted, true );
		update_option( self::NAMED, array_filter( $named ), true );
	}

	/**
	 * @param array<string, mixed> $settings Of a module.
	 * @return list<string> Meta fields in rows, templates and rules for matching.
	 */
	private static function named_in( array $settings ): array {
		$texts = array();
		$parts = array( $settings['rows'] ?? array(), $settings['match'] ?? array() );
		array_walk_recursive(
			$parts,
			static function ( mixed $value ) use ( &$texts ): void {
				$texts[] = is_string( $value ) ? $value : '';
			}
		);
		preg_match_all( '/(?:^|\{)\s*(meta:[^{}|\n]+?)\s*(?=[|}\n]|$)/m', implode( "\n", $texts ), $found );
		return array_values( array_unique( $found[1] ) );
	}

	/**
	 * @param array<string, string|null> $row Of the table.
	 * @return ConnectionRow
	 */
	private function read( array $row ): array {
		$read = array();
		foreach ( self::JSON as $column ) {
			$value           = json_decode( (string) ( $row[ $column ] ?? 'null' ), true );
			$read[ $column ] = is_array( $value ) ? $value : null;
		}
		$secrets = json_decode( $this->vault->open( (string) $row['secrets'] ), true );
		/** @var ConnectionRow */
		return array(
			'id'           => (int) $row['id'],
			'connector'    => (string) $row['connector'],
			'name'         => (string) $row['name'],
			'state'        => (string) $row['state'],
			'reason'       => $read['reason'],
			'settings'     => $read['settings'] ?? array(),
			'secrets'      => is_array( $secrets ) ? $secrets : array(),
			'modules'      => $read['modules'] ?? array(),
			'options'      => $read['options'] ?? array(),
			'site_url'     => (string) $row['site_url'],
			'endpoint'     => $read['endpoint'],
			'revision'     => (int) $row['revision'],
			'last_sync_at' => (int) $row['last_sync_at'],
			'created_at'   => (int) $row['created_at'],
			'started_at'   => (int) ( $row['started_at'] ?? 0 ),
		);
	}

	/**
	 * @param array<string, mixed> $fields Columns.
	 * @return array<string, mixed>
	 */
	private function written( array $fields ): array {
		foreach ( self::JSON as $column ) {
			if ( isset( $fields[ $column ] ) ) {
				$fields[ $column ] = (string) wp_json_encode( $fields[ $column ] );
			}
		}
		if ( isset( $fields['secrets'] ) ) {
			$fields['secrets'] = $this->vault->seal( (string) wp_json_encode( $fields['secrets'] ) );
		}
		return $fields;
	}
}
