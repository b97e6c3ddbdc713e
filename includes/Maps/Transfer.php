<?php
/**
 * Mappings out of a connection and into one, as files (V14). A file is looked through as a whole before anything changes.
 */

declare( strict_types=1 );

namespace Crosswalk\Maps;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Mapping\Draft;
use Crosswalk\Mapping\FieldMap;
use Crosswalk\Mapping\MapFile;
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
		if ( array() === $faults && $row['connector'] !== $file->connector() ) {
			/* translators: 1, 2: ids of connectors. */
			$faults[] = self::fault( '', sprintf( __( 'These are mappings for "%1$s", and this connection is one to "%2$s".', 'crosswalk' ), $file->connector(), $row['connector'] ) );
		}
		foreach ( array_diff( array_keys( $file->modules() ), array_keys( $row['modules'] ) ) as $module ) {
			$faults[] = self::fault( $module, __( 'This connection has no such module.', 'crosswalk' ) );
		}
		if ( array() !== $faults ) {
			return new Import( $faults );
		}
		$pairing  = $this->pairings->of( $row['id'] ) ?? throw new EndpointError( ErrorKind::Record, __( 'It does not exist any more.', 'crosswalk' ), 'not_found' );
		$drafts   = array();
		$problems = array();
		foreach ( $file->modules() as $module => $part ) {
			$stored            = Draft::from_array( $row['modules'][ $module ] );
			$drafts[ $module ] = $stored->with( FieldMap::from_array( $part['rows'] ), $part['match'] ?? $stored->match );
			$refused           = self::refused( $pairing, $module, $drafts[ $module ] );
			if ( null !== $refused ) {
				$faults[] = $refused;
			} else {
				$problems[ $module ] = $this->problems->of( $pairing, $module, $drafts[ $module ] );
			}
		}
		return new Import( $faults, $drafts, $problems );
	}

	/**
	 * @param int $person User id.
	 * @throws EndpointError
	 */
	public function import( int $connection_id, Import $import, int $person ): void {
		$this->saving->save_all( $connection_id, $import->drafts, $person );
		foreach ( $import->problems as $module => $problems ) {
			$this->watch->keep( $connection_id, $module, $problems );
		}
	}

	/**
	 * What must never be mapped, row by row (V10).
	 *
	 * @return array{module: string, row: int, message: string}|null
	 */
	private static function refused( Pairing $pairing, string $module, Draft $draft ): ?array {
		foreach ( $draft->map->rows as $i => $row ) {
			try {
				Problems::name_fields( $pairing, $module, $draft->with( new FieldMap( array( $row ) ), array() ) );
			} catch ( EndpointError $error ) {
				return array( 'row' => $i + 1 ) + self::fault( $module, $error->getMessage() );
			}
		}
		try {
			Problems::name_fields( $pairing, $module, $draft );
		} catch ( EndpointError $error ) {
			return self::fault( $module, $error->getMessage() );
		}
		return null;
	}

	/** @return array{module: string, row: int, message: string} */
	private static function fault( string $module, string $message ): array {
		return array(
			'module'  => $module,
			'row'     => 0,
			'message' => $message,
		);
	}
}
