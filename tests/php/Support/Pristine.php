<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Support;

/**
 * A second copy of the run's database, made when the first test with committed data begins, and the way back to it.
 */
final class Pristine {
	private static ?string $copy = null;

	/** Only while nothing of a test is in the database. */
	public static function keep(): void {
		global $wpdb;
		if ( null !== self::$copy ) {
			return;
		}
		self::$copy = DB_NAME . '_pristine';
		$wpdb->query( 'CREATE DATABASE `' . self::$copy . '` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci' );
		foreach ( self::tables( DB_NAME ) as $table ) {
			self::copy( $table, DB_NAME, self::$copy );
		}
	}

	/** Rows are deleted, not truncated: ids are not used twice, so nothing kept in memory fits a new record. */
	public static function restore(): void {
		global $wpdb;
		$wpdb->query( 'ROLLBACK' );
		$wpdb->query( 'SET foreign_key_checks = 0' );
		$then = self::tables( (string) self::$copy );
		$now  = self::tables( DB_NAME );
		foreach ( array_diff( $now, $then ) as $table ) {
			$wpdb->query( 'DROP TABLE `' . DB_NAME . "`.`$table`" );
		}
		foreach ( array_diff( $then, $now ) as $table ) {
			self::copy( $table, (string) self::$copy, DB_NAME );
		}
		foreach ( array_intersect( $then, $now ) as $table ) {
			$wpdb->query( 'DELETE FROM `' . DB_NAME . "`.`$table`" );
			$wpdb->query( 'INSERT INTO `' . DB_NAME . "`.`$table` SELECT * FROM `" . self::$copy . "`.`$table`" );
		}
		$wpdb->query( 'SET foreign_key_checks = 1' );
	}

	private static function copy( string $table, string $from, string $to ): void {
		global $wpdb;
		$wpdb->query( "CREATE TABLE `$to`.`$table` LIKE `$from`.`$table`" );
		$wpdb->query( "INSERT INTO `$to`.`$table` SELECT * FROM `$from`.`$table`" );
	}

	/**
	 * @return list<string>
	 */
	private static function tables( string $database ): array {
		global $wpdb;
		return array_map( 'strval', $wpdb->get_col( "SHOW TABLES FROM `$database`" ) );
	}
}
