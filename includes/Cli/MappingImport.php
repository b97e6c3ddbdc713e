<?php
/**
 * wp crosswalk mapping import: takes the mappings of a file, all of them or none (V14).
 */

declare( strict_types=1 );

namespace Crosswalk\Cli;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Mapping\ProblemWords;
use Crosswalk\Maps\Import;
use Crosswalk\Maps\Transfer;
use Crosswalk\Sync\Pairings;

final class MappingImport implements Command {

	private const FIELDS = array( 'module', 'row', 'severity', 'message' );

	public function __construct(
		private readonly ConnectionChoice $choice,
		private readonly Pairings $pairings,
		private readonly Transfer $transfer
	) {
	}

	public function name(): string {
		return 'mapping import';
	}

	public function description(): string {
		return 'Imports mappings from a file that "mapping export" wrote. Exits with 0 when they are imported, 1 when they cannot be, 2 when they name fields that are not there, which --yes accepts. Nothing is changed with 1 and 2.';
	}

	public function synopsis(): array {
		return array(
			Synopsis::argument( 'connection', 'Id or name.' ),
			Synopsis::argument( 'file', 'The file.' ),
			Synopsis::flag( 'dry-run', 'Only say what is wrong with it.' ),
			Synopsis::flag( 'yes', 'Import it although it names fields that are not there.' ),
			Synopsis::format(),
		);
	}

	public function run( array $args, array $options, Console $console ): int {
		$row = $this->choice->one( $args, $console );
		if ( null === $row ) {
			return 1;
		}
		$file = $args[1] ?? '';
		// phpcs:ignore WordPress.WP.AlternativeFunctions -- A file of this machine, named by its administrator.
		$json = is_readable( $file ) && is_file( $file ) ? (string) file_get_contents( $file ) : null;
		$data = json_decode( (string) $json, true );
		if ( ! is_array( $data ) ) {
			$console->error( null === $json ? "\"$file\" cannot be read." : "\"$file\" is not JSON." );
			return 1;
		}
		try {
			$import = $this->transfer->examine( $row, $data );
			$this->tell( $import, new ProblemWords( $this->pairings->of( $row['id'] )->names ?? array() ), $options, $console );
			return $this->decide( $row['id'], $import, $options, $console );
		} catch ( EndpointError $error ) {
			$console->error( trim( $error->getMessage() . ' ' . $error->advice ) );
			return 1;
		}
	}

	/**
	 * @param array<string, string|bool> $options By name.
	 * @throws EndpointError
	 */
	private function decide( int $connection_id, Import $import, array $options, Console $console ): int {
		if ( ! $import->is_possible() ) {
			$console->error( 'Nothing was imported.' );
			return 1;
		}
		if ( ! empty( $options['dry-run'] ) ) {
			return $import->is_doubtful() ? 2 : 0;
		}
		if ( $import->is_doubtful() && empty( $options['yes'] ) ) {
			$console->error( 'Nothing was imported: it names fields that are not there. --yes imports it all the same.' );
			return 2;
		}
		$this->transfer->import( $connection_id, $import, get_current_user_id() );
		$console->line( 'Imported: ' . implode( ', ', array_keys( $import->drafts ) ) . '.' );
		return 0;
	}

	/** @param array<string, string|bool> $options By name. */
	private function tell( Import $import, ProblemWords $words, array $options, Console $console ): void {
		$rows = array_map( static fn( array $fault ): array => array( 'severity' => 'error' ) + $fault, $import->faults );
		foreach ( $import->problems as $module => $problems ) {
			foreach ( $problems as $problem ) {
				$rows[] = array(
					'module'   => $module,
					'row'      => $problem->row,
					'severity' => $problem->severity,
					'message'  => $words->sentence( $problem ),
				);
			}
		}
		if ( array() !== $rows || 'table' !== Synopsis::chosen_format( $options ) ) {
			$console->rows( Synopsis::chosen_format( $options ), $rows, self::FIELDS );
		}
	}
}
