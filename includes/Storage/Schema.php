<?php
/**
 * The tables, created and upgraded by version.
 *
 * Times are unix seconds: no time zone, no arithmetic in SQL. Ids are compared byte by byte (`utf8mb4_bin`), because
 * remote ids may differ by case only.
 */

declare( strict_types=1 );

namespace Crosswalk\Storage;

final class Schema {

	public const VERSION = '8';

	private const OPTION = 'crosswalk_schema';

	public function __construct( private readonly Db $db ) {
	}

	/** Brings the tables up to date; costs one autoloaded option when they are. */
	public function upgrade(): void {
		if ( self::VERSION === get_option( self::OPTION ) ) {
			return;
		}
		require_once ABSPATH . 'wp-admin/includes/upgrade.php';
		dbDelta( array_values( $this->statements() ) );
		update_option( self::OPTION, self::VERSION );
	}

	/** Removes every table. */
	public function drop(): void {
		foreach ( array_keys( $this->statements() ) as $name ) {
			$this->db->run( 'DROP TABLE IF EXISTS %i', array( $this->db->table( $name ) ) );
		}
		delete_option( self::OPTION );
	}

	/** @return list<string> Short names of all tables. */
	public function tables(): array {
		return array_keys( $this->statements() );
	}

	/** @return list<string> Full names of all tables of the current site. */
	public function full_names(): array {
		return array_map( array( $this->db, 'table' ), $this->tables() );
	}

	/** @return array<string, string> CREATE TABLE by short name, in the layout dbDelta reads. */
	private function statements(): array {
		$statements = array();
		foreach ( $this->columns() as $name => $columns ) {
			$lines               = array_map( 'trim', explode( "\n", trim( $columns ) ) );
			$statements[ $name ] = sprintf( "CREATE TABLE %s (\n%s\n) %s;", $this->db->table( $name ), implode( "\n", $lines ), $this->db->charset() );
		}
		return $statements;
	}

	/**
	 * - links: shop_id is null while the shop record is being created, remote_id while the remote one is; intent_at says
	 *   since when (E6). Both unique keys let any number of nulls in. bases: JSON, see Sync\Bases. note: 'gone:shop',
	 *   'gone:remote' (a tombstone: deleted there), 'skipped:<revision>' (looked at in this version and left alone) or
	 *   'stand_in:<revision>:<id>' (the same, and this other record stands in for it).
	 * - updates: slot is 0 while an update waits, so that the unique key merges a further change into it (E15), and its own
	 *   id once claimed or ended, so that a change during processing makes exactly one more.
	 * - sandbox: the records of the Sandbox connector, see Connectors\Sandbox\Rows.
	 * - updates: lane is 0, or of a run that follows a plan (Update::lane()), whose updates must not be merged with live changes.
	 *   instruction: what a person decided, see Sync\Decisions. detail: JSON, what a decision
	 *   or a failure is about: {name, candidates: name by id}.
	 * - runs: dry: nothing is saved. follows: the dry run that it carries out, exactly. undoes: the run that it takes back.
	 *   question: why it waits for a person.
	 * - run_counts: kept while working, so that no page counts rows. linked: pairs found, part of updated or unchanged; deleted: part of
	 *   updated.
	 * - plans: what a dry run would do with a record (E22). side, record_id: where the record was listed; other_id: its
	 *   counterpart, if there is one already, or its stand-in. match_key: so that a second record with the same key is seen. fingerprint: of
	 *   what would be written. changes: JSON, see Sync\Plan.
	 * - failures: need: what the other side lacked, see Sync\Needs.
	 * - invoices: see Storage\Invoices; it outlives its connection. items: JSON, neutral lines.
	 * - withheld_mails: mails of WooCommerce that a write of ours would have sent, see Storage\WithheldMails.
	 * - messages: requests and answers of connections in debug mode, masked (V8). failed: no answer, a status that is no
	 *   success, or a body that says so.
	 * - exclusions: records that are left alone because a person said so (E30). connection_id 0: for all connections.
	 *
	 * @return array<string, string>
	 */
	private function columns(): array {
		return array(
			'connections' => "
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				connector varchar(64) NOT NULL,
				name varchar(190) NOT NULL,
				state varchar(16) NOT NULL DEFAULT 'working',
				reason longtext NULL,
				settings longtext NOT NULL,
				secrets longtext NOT NULL,
				modules longtext NOT NULL,
				options longtext NOT NULL,
				site_url varchar(255) NOT NULL,
				endpoint longtext NULL,
				revision int(10) unsigned NOT NULL DEFAULT 1,
				last_sync_at bigint(20) unsigned NOT NULL DEFAULT 0,
				created_at bigint(20) unsigned NOT NULL,
				started_at bigint(20) unsigned NOT NULL DEFAULT 0,
				PRIMARY KEY  (id)",
			'links'       => "
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				connection_id bigint(20) unsigned NOT NULL,
				module varchar(32) NOT NULL,
				shop_id varchar(100) COLLATE utf8mb4_bin NULL,
				remote_id varchar(100) COLLATE utf8mb4_bin NULL,
				shop_version varchar(100) NOT NULL DEFAULT '',
				remote_version varchar(100) NOT NULL DEFAULT '',
				own_version varchar(100) NOT NULL DEFAULT '',
				bases longtext NULL,
				intent_at bigint(20) unsigned NOT NULL DEFAULT 0,
				note varchar(60) NOT NULL DEFAULT '',
				claim varchar(32) NOT NULL DEFAULT '',
				claimed_until bigint(20) unsigned NOT NULL DEFAULT 0,
				name varchar(190) NOT NULL DEFAULT '',
				created_at bigint(20) unsigned NOT NULL,
				updated_at bigint(20) unsigned NOT NULL,
				PRIMARY KEY  (id),
				UNIQUE KEY shop (connection_id,module,shop_id),
				UNIQUE KEY remote (connection_id,module,remote_id)",
			'locks'       => '
				name varchar(160) COLLATE utf8mb4_bin NOT NULL,
				token varchar(32) NOT NULL,
				expires_at bigint(20) unsigned NOT NULL,
				PRIMARY KEY  (name)',
			'memory'      => '
				connection_id bigint(20) unsigned NOT NULL,
				name varchar(100) NOT NULL,
				value longtext NOT NULL,
				expires_at bigint(20) unsigned NOT NULL DEFAULT 0,
				PRIMARY KEY  (connection_id,name)',
			'updates'     => "
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				connection_id bigint(20) unsigned NOT NULL,
				module varchar(32) NOT NULL,
				side varchar(8) NOT NULL,
				record_id varchar(100) COLLATE utf8mb4_bin NOT NULL,
				slot bigint(20) unsigned NOT NULL DEFAULT 0,
				lane bigint(20) unsigned NOT NULL DEFAULT 0,
				status varchar(8) NOT NULL DEFAULT 'accepted',
				priority tinyint(3) unsigned NOT NULL DEFAULT 10,
				run_id bigint(20) unsigned NOT NULL DEFAULT 0,
				attempts smallint(5) unsigned NOT NULL DEFAULT 0,
				first_at bigint(20) unsigned NOT NULL,
				last_at bigint(20) unsigned NOT NULL,
				next_at bigint(20) unsigned NOT NULL,
				claim varchar(32) NOT NULL DEFAULT '',
				claimed_until bigint(20) unsigned NOT NULL DEFAULT 0,
				blocked_by varchar(140) NOT NULL DEFAULT '',
				outcome varchar(10) NOT NULL DEFAULT '',
				failure_id bigint(20) unsigned NOT NULL DEFAULT 0,
				error_kind varchar(10) NOT NULL DEFAULT '',
				error_code varchar(60) NOT NULL DEFAULT '',
				message text NULL,
				instruction varchar(16) NOT NULL DEFAULT '',
				detail text NULL,
				ended_at bigint(20) unsigned NOT NULL DEFAULT 0,
				PRIMARY KEY  (id),
				UNIQUE KEY record (connection_id,module,side,record_id,slot),
				KEY due (status,claim,next_at,priority),
				KEY waiting (connection_id,status,next_at),
				KEY blocked (status,blocked_by),
				KEY failure (failure_id,status),
				KEY run (run_id,status),
				KEY ended (status,ended_at)",
			'runs'        => "
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				connection_id bigint(20) unsigned NOT NULL,
				trigger_kind varchar(16) NOT NULL,
				person bigint(20) unsigned NOT NULL DEFAULT 0,
				state varchar(12) NOT NULL DEFAULT 'running',
				dry tinyint(1) NOT NULL DEFAULT 0,
				follows bigint(20) unsigned NOT NULL DEFAULT 0,
				undoes bigint(20) unsigned NOT NULL DEFAULT 0,
				question text NULL,
				progress longtext NOT NULL,
				error text NULL,
				claim varchar(32) NOT NULL DEFAULT '',
				claimed_until bigint(20) unsigned NOT NULL DEFAULT 0,
				started_at bigint(20) unsigned NOT NULL,
				finished_at bigint(20) unsigned NOT NULL DEFAULT 0,
				PRIMARY KEY  (id),
				KEY active (connection_id,state),
				KEY followed (follows),
				KEY undone (undoes),
				KEY started (started_at)",
			'run_counts'  => '
				run_id bigint(20) unsigned NOT NULL,
				module varchar(32) NOT NULL,
				side varchar(8) NOT NULL,
				created int(10) unsigned NOT NULL DEFAULT 0,
				updated int(10) unsigned NOT NULL DEFAULT 0,
				unchanged int(10) unsigned NOT NULL DEFAULT 0,
				linked int(10) unsigned NOT NULL DEFAULT 0,
				deleted int(10) unsigned NOT NULL DEFAULT 0,
				skipped int(10) unsigned NOT NULL DEFAULT 0,
				decision int(10) unsigned NOT NULL DEFAULT 0,
				failed int(10) unsigned NOT NULL DEFAULT 0,
				PRIMARY KEY  (run_id,module,side)',
			'run_records' => "
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				run_id bigint(20) unsigned NOT NULL,
				module varchar(32) NOT NULL,
				side varchar(8) NOT NULL,
				outcome varchar(10) NOT NULL,
				shop_id varchar(100) NOT NULL DEFAULT '',
				remote_id varchar(100) NOT NULL DEFAULT '',
				name varchar(190) NOT NULL DEFAULT '',
				linked tinyint(1) NOT NULL DEFAULT 0,
				deleted tinyint(1) NOT NULL DEFAULT 0,
				code varchar(60) NOT NULL DEFAULT '',
				reason text NULL,
				at bigint(20) unsigned NOT NULL,
				PRIMARY KEY  (id),
				KEY listed (run_id,side,module,outcome,id),
				KEY aged (at)",
			'history'     => "
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				connection_id bigint(20) unsigned NOT NULL,
				module varchar(32) NOT NULL,
				shop_id varchar(100) NOT NULL DEFAULT '',
				remote_id varchar(100) NOT NULL DEFAULT '',
				run_id bigint(20) unsigned NOT NULL DEFAULT 0,
				side varchar(8) NOT NULL,
				origin varchar(10) NOT NULL,
				person bigint(20) unsigned NOT NULL DEFAULT 0,
				event varchar(16) NOT NULL,
				field varchar(100) NOT NULL DEFAULT '',
				old_value longtext NULL,
				new_value longtext NULL,
				at bigint(20) unsigned NOT NULL,
				PRIMARY KEY  (id),
				KEY shop (module,shop_id,id),
				KEY remote (connection_id,module,remote_id,id),
				KEY run (run_id,id)",
			'plans'       => "
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				run_id bigint(20) unsigned NOT NULL,
				module varchar(32) NOT NULL,
				side varchar(8) NOT NULL,
				record_id varchar(100) COLLATE utf8mb4_bin NOT NULL,
				other_id varchar(100) COLLATE utf8mb4_bin NOT NULL DEFAULT '',
				outcome varchar(10) NOT NULL,
				linked tinyint(1) NOT NULL DEFAULT 0,
				match_key char(40) NOT NULL DEFAULT '',
				fingerprint char(40) NOT NULL DEFAULT '',
				code varchar(60) NOT NULL DEFAULT '',
				reason text NULL,
				changes longtext NULL,
				PRIMARY KEY  (id),
				UNIQUE KEY record (run_id,module,side,record_id),
				KEY other (run_id,module,side,other_id),
				KEY matching (run_id,module,match_key)",
			'exclusions'  => '
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				connection_id bigint(20) unsigned NOT NULL DEFAULT 0,
				module varchar(32) NOT NULL,
				side varchar(8) NOT NULL,
				record_id varchar(100) COLLATE utf8mb4_bin NOT NULL,
				cause varchar(16) NOT NULL,
				person bigint(20) unsigned NOT NULL DEFAULT 0,
				at bigint(20) unsigned NOT NULL,
				PRIMARY KEY  (id),
				UNIQUE KEY record (module,side,record_id,connection_id)',
			'failures'    => "
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				connection_id bigint(20) unsigned NOT NULL,
				module varchar(32) NOT NULL,
				kind varchar(10) NOT NULL,
				cause char(40) NOT NULL,
				code varchar(60) NOT NULL,
				message text NOT NULL,
				advice text NOT NULL,
				need varchar(190) NOT NULL DEFAULT '',
				ignored tinyint(1) NOT NULL DEFAULT 0,
				first_at bigint(20) unsigned NOT NULL,
				last_at bigint(20) unsigned NOT NULL,
				PRIMARY KEY  (id),
				UNIQUE KEY cause (connection_id,module,cause)",
			'invoices'    => "
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				connection_id bigint(20) unsigned NOT NULL DEFAULT 0,
				own_key varchar(100) COLLATE utf8mb4_bin NOT NULL DEFAULT '',
				number varchar(100) NOT NULL DEFAULT '',
				order_id bigint(20) unsigned NOT NULL DEFAULT 0,
				contact varchar(100) COLLATE utf8mb4_bin NOT NULL DEFAULT '',
				issued varchar(10) NOT NULL DEFAULT '',
				due varchar(10) NOT NULL DEFAULT '',
				status varchar(100) NOT NULL DEFAULT '',
				state varchar(16) NOT NULL DEFAULT 'open',
				currency varchar(3) NOT NULL DEFAULT '',
				net varchar(40) NOT NULL DEFAULT '',
				tax varchar(40) NOT NULL DEFAULT '',
				total varchar(40) NOT NULL DEFAULT '',
				paid varchar(40) NOT NULL DEFAULT '',
				remaining varchar(40) NOT NULL DEFAULT '',
				items longtext NULL,
				url varchar(250) NOT NULL DEFAULT '',
				version int(10) unsigned NOT NULL DEFAULT 1,
				created_at bigint(20) unsigned NOT NULL,
				updated_at bigint(20) unsigned NOT NULL,
				PRIMARY KEY  (id),
				KEY ordered (order_id,issued),
				KEY contact (contact),
				KEY number (number),
				KEY own (own_key,connection_id),
				KEY url (url),
				KEY changed (updated_at,id)",
			'withheld_mails' => '
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				connection_id bigint(20) unsigned NOT NULL DEFAULT 0,
				order_id bigint(20) unsigned NOT NULL,
				mail varchar(100) NOT NULL,
				action varchar(190) NOT NULL,
				args text NOT NULL,
				changed_at bigint(20) unsigned NOT NULL,
				held_at bigint(20) unsigned NOT NULL,
				PRIMARY KEY  (id),
				UNIQUE KEY mail (order_id,mail),
				KEY held (held_at)',
			'messages'    => '
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				connection_id bigint(20) unsigned NOT NULL,
				at bigint(20) unsigned NOT NULL,
				method varchar(10) NOT NULL,
				url text NOT NULL,
				status smallint(5) unsigned NOT NULL DEFAULT 0,
				failed tinyint(1) NOT NULL DEFAULT 0,
				took_ms int(10) unsigned NOT NULL DEFAULT 0,
				error text NULL,
				request_headers text NULL,
				request mediumtext NULL,
				response_headers text NULL,
				response mediumtext NULL,
				PRIMARY KEY  (id),
				KEY listed (connection_id,id),
				KEY aged (at)',
			'sandbox'     => "
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				instance varchar(40) NOT NULL,
				module varchar(32) NOT NULL,
				record varchar(100) COLLATE utf8mb4_bin NOT NULL,
				data longtext NOT NULL,
				version int(10) unsigned NOT NULL DEFAULT 1,
				modified bigint(20) unsigned NOT NULL,
				lookup varchar(190) COLLATE utf8mb4_bin NOT NULL DEFAULT '',
				origin varchar(190) NOT NULL DEFAULT '',
				PRIMARY KEY  (id),
				UNIQUE KEY record (instance,module,record),
				KEY changed (instance,module,id),
				KEY lookup (instance,module,lookup),
				KEY origin (instance,module,origin)",
		);
	}
}
