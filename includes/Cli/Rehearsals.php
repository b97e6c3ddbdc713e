<?php
/**
 * What a dry run has shown, record by record.
 */

declare( strict_types=1 );

namespace Crosswalk\Cli;

use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\Plans;
use Crosswalk\Storage\Runs;

final class Rehearsals {

	public const FIELDS = array( 'module', 'side', 'outcome', 'name', 'shop_id', 'remote_id', 'changes', 'reason' );

	private const PAGE = 500;

	public function __construct( private readonly Runs $runs, private readonly Plans $plans ) {
	}

	/** @return list<array<string, string|int|null>> A row per record that would not stay as it is. */
	public function records( int $run ): array {
		$rows  = array();
		$after = 0;
		do {
			$page = $this->runs->records( $run, array(), $after, self::PAGE );
			foreach ( $page as $record ) {
				$rows[] = array( 'changes' => $this->changes( $run, $record ) ) + $record;
			}
			$after = (int) ( end( $page )['id'] ?? 0 );
		} while ( 0 !== $after );
		return $rows;
	}

	/** @param array<string, string|null> $record Of the run. */
	private function changes( int $run, array $record ): string {
		foreach ( Side::cases() as $side ) {
			$id   = (string) $record[ $side->value . '_id' ];
			$json = '' === $id ? null : $this->plans->changes( $run, (string) $record['module'], $side, array( $id ) )[ $id ] ?? null;
			if ( null !== $json ) {
				/** @var list<array{event: string, label: string, old: string|null, new: string|null}> $changes See Sync\Plan. */
				$changes = (array) json_decode( $json, true );
				return implode( '; ', array_map( static fn( array $change ): string => '' === $change['label'] ? $change['event'] : sprintf( '%s: "%s" -> "%s"', $change['label'], $change['old'] ?? '', $change['new'] ?? '' ), $changes ) );
			}
		}
		return '';
	}
}
