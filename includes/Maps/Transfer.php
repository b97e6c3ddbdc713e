<?php
/**
 * Mappings out of a connection and into one, as files (V14). A file is looked through as a whole before anything changes.
 */

declare( strict_types=1 );

namespace Crosswalk\Maps;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Mapping\Direction;
use Crosswalk\Mapping\Draft;
use Crosswalk\Mapping\FieldMap;
use Crosswalk\Mapping\MapFile;
use Crosswalk\Mapping\Problem;
use Crosswalk\Storage\Connections;
use Crosswalk\Sync\Pairing;
use Crosswalk\Sync\Pairings;

/**
 * @phpstan-import-type ConnectionRow from Connections
 */
final class Transfer {

	public function __construct(
		private readonly Pairings $pairings,
		private readonly Problems $problems,
		private readonly Saving $saving,
		private readonly Watch $watch
	) {
	}

	/**
	 * @param ConnectionRow $row A connection.
	 * @return array<string, mixed> To be written as JSON.
	 */
	public function export( array $row ): array {
		return MapFile::write( $row['connector'], $row['modules'] );
	}

	/**
	 * @param ConnectionRow $row  A connection.
	 * @param mixed         $data Decoded JSON.
	 * @throws EndpointError When a side cannot be read.
	 */
	public function examine( array $row, mixed $data ): Import {
		$file   = MapFile::read( $data );
		$faults = $file->faults();
		if ( array() !== $file->modules() && $row['connector'] !== $file->connector() ) {
			/* translators: 1, 2: ids of connectors. */
			$faults[] = self::fault( '', sprintf( __( 'These are mappings for "%1$s", and this connection is one to "%2$s".', 'crosswalk' ), $file->connector(), $row['connector'] ) );
		}
		foreach ( array_diff( array_keys( $file->modules() ), array_keys( $row['modules'] ) ) as $module ) {
			$faults[] = self::fault( $module, __( 'This connection has no such module.', 'crosswalk' ) );
		}
		$pairing = $this->pairings->of( $row['id'] ) ?? throw new EndpointError( ErrorKind::Record, __( 'It does not exist any more.', 'crosswalk' ), 'not_found' );
		$drafts  = array();
		foreach ( array_intersect_key( $file->modules(), $row['modules'] ) as $module => $part ) {
			$stored            = Draft::from_array( $row['modules'][ $module ] );
			$drafts[ $module ] = $stored->with( FieldMap::from_array( $part['rows'] ), $part['match'] ?? $stored->match );
			array_push( $faults, ...self::refused( $pairing, $module, $drafts[ $module ] ) );
		}
		return array() === $faults ? new Import( array(), $drafts, $this->problems( $pairing, $drafts ) ) : new Import( $faults );
	}

	/**
	 * What both sides say of a file that is whole.
	 *
	 * @param array<string, Draft> $drafts By module.
	 * @return array<string, list<Problem>> By module.
	 * @throws EndpointError When a side cannot be read.
	 */
	private function problems( Pairing $pairing, array $drafts ): array {
		$problems = array();
		foreach ( $drafts as $module => $draft ) {
			$problems[ $module ] = $this->problems->of( $pairing, $module, $draft );
		}
		return $problems;
	}

	/**
	 * @param int $person User id.
	 * @throws EndpointError
	 */
	public function import( int $connection_id, Import $import, int $person ): void {
		$this->saving->save_all( $connection_id, $import->drafts, $person );
		foreach ( $import->problems as $module => $problems ) {
			$this->watch->keep( $connection_id, $module, Direction::Off === $import->drafts[ $module ]->direction ? array() : $problems );
		}
	}

	/**
	 * What must never be mapped, all of it (V10).
	 *
	 * @return list<array{module: string, row: int, message: string}>
	 */
	private static function refused( Pairing $pairing, string $module, Draft $draft ): array {
		$parts = array( 0 => $draft->with( new FieldMap( array() ), $draft->match ) );
		foreach ( $draft->map->rows as $i => $row ) {
			$parts[ $i + 1 ] = $draft->with( new FieldMap( array( $row ) ), array() );
		}
		$faults = array();
		foreach ( $parts as $row => $part ) {
			try {
				Problems::name_fields( $pairing, $module, $part );
			} catch ( EndpointError $error ) {
				$faults[] = self::fault( $module, $error->getMessage(), $row );
			}
		}
		return $faults;
	}

	/** @return array{module: string, row: int, message: string} */
	private static function fault( string $module, string $message, int $row = 0 ): array {
		return compact( 'module', 'row', 'message' );
	}
}
