<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Support;

use LogicException;

/**
 * Keeps everything a test writes in one transaction that is rolled back after it.
 *
 * Transactions of the code under test become savepoints. A statement that would commit by itself is refused:
 * such a test needs the trait CommittedData.
 */
final class Transaction {
	private int $depth = 0;

	private ?LogicException $refused = null;

	public function begin(): void {
		global $wpdb;
		$wpdb->query( 'START TRANSACTION' );
		add_filter( 'query', array( $this, 'translate' ), PHP_INT_MAX );
	}

	/** Undoes everything, and complains about what could not be undone. */
	public function rollback(): void {
		global $wpdb;
		remove_filter( 'query', array( $this, 'translate' ), PHP_INT_MAX );
		$wpdb->query( 'ROLLBACK' );
		if ( $this->refused ) {
			throw $this->refused;
		}
	}

	public function translate( string $query ): string {
		$statement = strtoupper( trim( $query, " \t\n\r;" ) );
		if ( preg_match( '/^(START\s+TRANSACTION|BEGIN)\b/', $statement ) ) {
			return 'SAVEPOINT crosswalk_' . ( ++$this->depth );
		}
		if ( 'COMMIT' === $statement ) {
			return $this->depth > 0 ? 'RELEASE SAVEPOINT crosswalk_' . ( $this->depth-- ) : 'DO 0';
		}
		if ( 'ROLLBACK' === $statement ) {
			return $this->depth > 0 ? 'ROLLBACK TO SAVEPOINT crosswalk_' . ( $this->depth-- ) : 'DO 0';
		}
		if ( preg_match( '/^TRUNCATE\s+(TABLE\s+)?(\S+)$/', $statement ) ) {
			return (string) preg_replace( '/^\s*TRUNCATE\s+(TABLE\s+)?/i', 'DELETE FROM ', $query );
		}
		if ( preg_match( '/^(CREATE|ALTER|DROP|RENAME|LOCK|SET\s+AUTOCOMMIT)\b(?!\s+TEMPORARY)/', $statement ) ) {
			$this->refused = new LogicException( "This statement commits by itself; the test needs the trait CommittedData: $query" );
			throw $this->refused;
		}
		return $query;
	}
}
