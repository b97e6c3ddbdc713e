<?php
/**
 * The only place that touches $wpdb. Every query is prepared here; a failed one is an exception, never a silent false.
 */

declare( strict_types=1 );

namespace Crosswalk\Storage;

/**
 * @phpstan-type Row array<string, string|null>
 * @phpstan-type Value string|int|null
 */
final class Db {

	public function __construct( private readonly \wpdb $wpdb ) {
	}

	/** Full name of one of our tables. */
	public function table( string $name ): string {
		return $this->wpdb->prefix . 'crosswalk_' . $name;
	}

	/** Full name of one of WordPress's or WooCommerce's tables. */
	public function core_table( string $name ): string {
		return $this->wpdb->prefix . $name;
	}

	/** Users and their meta are one for a whole multisite network. */
	public function users_table( string $name ): string {
		return $this->wpdb->base_prefix . $name;
	}

	/**
	 * @param string      $sql  With %s, %d, and %i for names; `%list` takes an array of values.
	 * @param list<mixed> $args Values.
	 * @return list<Row>
	 * @throws DbError
	 */
	public function rows( string $sql, array $args = array() ): array {
		$rows = $this->checked( fn() => $this->wpdb->get_results( $this->prepare( $sql, $args ), ARRAY_A ), $sql );
		/** @var list<Row> */
		return is_array( $rows ) ? $rows : array();
	}

	/**
	 * @param list<mixed> $args Values.
	 * @return Row|null
	 * @throws DbError
	 */
	public function row( string $sql, array $args = array() ): ?array {
		return $this->rows( $sql, $args )[0] ?? null;
	}

	/**
	 * The first column of each row.
	 *
	 * @param list<mixed> $args Values.
	 * @return list<string>
	 * @throws DbError
	 */
	public function column( string $sql, array $args = array() ): array {
		return array_map( static fn( array $row ): string => (string) reset( $row ), $this->rows( $sql, $args ) );
	}

	/**
	 * The first column of the first row.
	 *
	 * @param list<mixed> $args Values.
	 * @throws DbError
	 */
	public function value( string $sql, array $args = array() ): ?string {
		$row = $this->row( $sql, $args );
		$value = null === $row ? null : reset( $row );
		return false === $value ? null : $value;
	}

	/**
	 * The second column by the first.
	 *
	 * @param list<mixed> $args Values.
	 * @return array<string, string> Keys that look like numbers are numbers, as PHP has it.
	 */
	public function texts( string $sql, array $args ): array {
		$texts = array();
		foreach ( $this->rows( $sql, $args ) as $row ) {
			$values = array_values( $row );
			$texts[ (string) $values[0] ] = (string) $values[1];
		}
		return $texts;
	}

	/**
	 * A number by key: the second column by the first.
	 *
	 * @param list<mixed> $args Values.
	 * @return array<string, int>
	 * @throws DbError
	 */
	public function numbers( string $sql, array $args = array() ): array {
		$numbers = array();
		foreach ( $this->rows( $sql, $args ) as $row ) {
			list( $key, $number )       = array_values( $row );
			$numbers[ (string) $key ] = (int) $number;
		}
		return $numbers;
	}

	/**
	 * Runs a statement.
	 *
	 * @param list<mixed> $args Values.
	 * @return int Rows affected.
	 * @throws DbError
	 */
	public function run( string $sql, array $args = array() ): int {
		$done = $this->checked( fn() => $this->wpdb->query( $this->prepare( $sql, $args ) ), $sql );
		return is_int( $done ) ? $done : 0;
	}

	/**
	 * Inserts rows, 100 to a statement.
	 *
	 * @param string                     $table Short name of one of our tables.
	 * @param list<array<string, mixed>> $rows  All with the same columns.
	 * @param string                     $verb  INSERT, INSERT IGNORE or REPLACE.
	 * @param string                     $tail  ON DUPLICATE KEY UPDATE …, written by us, never by input.
	 * @return int Rows affected, as the database counts them.
	 * @throws DbError
	 */
	public function insert( string $table, array $rows, string $verb = 'INSERT', string $tail = '' ): int {
		$affected = 0;
		foreach ( array_chunk( $rows, 100 ) as $chunk ) {
			$columns = array_keys( $chunk[0] );
			$tuples  = array();
			$args    = array( $this->table( $table ) );
			foreach ( $chunk as $row ) {
				$marks = array();
				foreach ( $columns as $column ) {
					$marks[] = $this->mark( $row[ $column ], $args );
				}
				$tuples[] = '(' . implode( ',', $marks ) . ')';
			}
			$sql       = $verb . ' INTO %i (' . implode( ',', $columns ) . ') VALUES ' . implode( ',', $tuples ) . ' ' . $tail;
			$affected += $this->run( $sql, $args );
		}
		return $affected;
	}

	/**
	 * Inserts one row.
	 *
	 * @param array<string, mixed> $row By column.
	 * @return int Its id.
	 * @throws DbError
	 */
	public function add( string $table, array $row ): int {
		$this->insert( $table, array( $row ) );
		return (int) $this->wpdb->insert_id;
	}

	/**
	 * Updates by equality.
	 *
	 * @param array<string, mixed> $set   By column.
	 * @param array<string, mixed> $where By column; an array of values means IN.
	 * @return int Rows affected.
	 * @throws DbError
	 */
	public function update( string $table, array $set, array $where ): int {
		$args  = array( $this->table( $table ) );
		$parts = array();
		foreach ( $set as $column => $value ) {
			$parts[] = $column . '=' . $this->mark( $value, $args );
		}
		return $this->run( 'UPDATE %i SET ' . implode( ', ', $parts ) . $this->where( $where, $args ), $args );
	}

	/**
	 * @param array<string, mixed> $where By column; an array of values means IN.
	 * @return int Rows affected.
	 * @throws DbError
	 */
	public function delete( string $table, array $where ): int {
		$args = array( $this->table( $table ) );
		return $this->run( 'DELETE FROM %i' . $this->where( $where, $args ), $args );
	}

	/**
	 * All or nothing, for a few statements of ours; never around other plugins' hooks.
	 *
	 * @template T
	 * @param callable(): T $work What to do.
	 * @return T
	 * @throws DbError
	 */
	public function atomically( callable $work ): mixed {
		$this->run( 'START TRANSACTION' );
		try {
			$result = $work();
			$this->run( 'COMMIT' );
			return $result;
		} catch ( \Throwable $error ) {
			$this->run( 'ROLLBACK' );
			throw $error;
		}
	}

	/**
	 * A prepared piece of SQL, for queries that WordPress or WooCommerce make.
	 *
	 * @param list<mixed> $args Values.
	 */
	public function sql( string $sql, array $args ): string {
		return $this->prepare( $sql, $args );
	}

	/** Escapes what is searched for with LIKE. */
	public function like( string $text ): string {
		return $this->wpdb->esc_like( $text );
	}

	/** "DEFAULT CHARACTER SET …" of this site. */
	public function charset(): string {
		return $this->wpdb->get_charset_collate();
	}

	/**
	 * @param list<mixed> $args Values so far; the value is added unless it is written as NULL.
	 */
	private function mark( mixed $value, array &$args ): string {
		if ( null === $value ) {
			return 'NULL';
		}
		$args[] = is_bool( $value ) ? (int) $value : $value;
		return is_int( $value ) || is_bool( $value ) ? '%d' : '%s';
	}

	/**
	 * @param array<string, mixed> $where By column.
	 * @param list<mixed>          $args  Values so far.
	 */
	private function where( array $where, array &$args ): string {
		$parts = array();
		foreach ( $where as $column => $value ) {
			if ( is_array( $value ) ) {
				$args[]  = $value;
				$parts[] = $column . ' IN (%list)';
			} elseif ( null === $value ) {
				$parts[] = $column . ' IS NULL';
			} else {
				$parts[] = $column . '=' . $this->mark( $value, $args );
			}
		}
		return array() === $parts ? '' : ' WHERE ' . implode( ' AND ', $parts );
	}

	/** @param list<mixed> $args Values. */
	private function prepare( string $sql, array $args ): string {
		if ( array() === $args ) {
			return $sql;
		}
		$flat = array();
		$next = 0;
		$sql  = (string) preg_replace_callback(
			'/%%|%list|%[sdfi]/',
			static function ( array $found ) use ( $args, &$flat, &$next ): string {
				if ( '%%' === $found[0] ) {
					return '%%';
				}
				$value = $args[ $next++ ];
				if ( '%list' !== $found[0] ) {
					$flat[] = $value;
					return $found[0];
				}
				$values = is_array( $value ) && array() !== $value ? array_values( $value ) : array( '' );
				array_push( $flat, ...$values );
				return implode( ',', array_map( static fn( mixed $one ): string => is_int( $one ) ? '%d' : '%s', $values ) );
			},
			$sql
		);
		/** @var literal-string $sql */
		return (string) $this->wpdb->prepare( $sql, $flat ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared
	}

	/**
	 * @template T
	 * @param callable(): T $query The call.
	 * @return T
	 * @throws DbError
	 */
	private function checked( callable $query, string $sql ): mixed {
		$shown  = $this->wpdb->suppress_errors();
		$result = $query();
		$error  = $this->wpdb->last_error;
		$this->wpdb->suppress_errors( $shown );
		if ( '' !== $error ) {
			throw new DbError( $error . ' in ' . $sql );
		}
		return $result;
	}
}
