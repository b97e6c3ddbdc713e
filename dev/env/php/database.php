<?php
/**
 * Creates, copies and drops databases for the test environment.
 *
 * A template is complete once it is sealed: an interrupted installation is never taken for a good one.
 *
 * @package Crosswalk
 */

declare( strict_types=1 );

mysqli_report( MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT );

const SEAL = 'crosswalk_template_complete';

$host   = (string) getenv( 'CROSSWALK_DB_HOST' );
$socket = null;
$port   = null;
if ( str_contains( $host, ':' ) ) {
	list( $host, $rest ) = explode( ':', $host, 2 );
	if ( ctype_digit( $rest ) ) {
		$port = (int) $rest;
	} else {
		$socket = $rest;
	}
}

try {
	$db = new mysqli( $host, (string) getenv( 'CROSSWALK_DB_USER' ), (string) getenv( 'CROSSWALK_DB_PASSWORD' ), '', $port, $socket );
	$db->set_charset( 'utf8mb4' );

	$command = $argv[1] ?? '';
	$name    = str_replace( '`', '', $argv[2] ?? '' );
	$target  = str_replace( '`', '', $argv[3] ?? '' );

	switch ( $command ) {
		case 'ping':
			echo $db->server_info, "\n";
			break;
		case 'create':
			$db->query( "CREATE DATABASE `$name` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci" );
			break;
		case 'drop':
			$db->query( "DROP DATABASE IF EXISTS `$name`" );
			break;
		case 'seal':
			$db->query( "CREATE TABLE `$name`.`" . SEAL . '` ( id INT )' );
			break;
		case 'sealed':
			$found = $db->query( "SELECT 1 FROM information_schema.tables WHERE table_schema = '" . $db->real_escape_string( $name ) . "' AND table_name = '" . SEAL . "'" );
			echo $found->num_rows > 0 ? "yes\n" : "no\n";
			break;
		case 'clone':
			$db->query( "CREATE DATABASE `$target` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci" );
			$db->query( 'SET foreign_key_checks = 0' );
			foreach ( $db->query( "SHOW TABLES FROM `$name`" )->fetch_all() as list( $table ) ) {
				if ( SEAL !== $table ) {
					$db->query( "CREATE TABLE `$target`.`$table` LIKE `$name`.`$table`" );
					$db->query( "INSERT INTO `$target`.`$table` SELECT * FROM `$name`.`$table`" );
				}
			}
			break;
		default:
			throw new InvalidArgumentException( "Unknown command: $command" );
	}
} catch ( Throwable $e ) {
	fwrite( STDERR, $e->getMessage() . "\n" );
	exit( 1 );
}
