<?php
/**
 * The records a Sandbox starts with.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Sandbox;

/**
 * @phpstan-type Sample array{module: string, id: string, fields: array<string, mixed>, at: int}
 */
final class Samples {

	/**
	 * @param string $name Of a file in samples/: records by module; `days` says how long ago a record was changed.
	 * @param int    $now  Unix seconds.
	 */
	public function __construct( private readonly string $name, private readonly int $now ) {
	}

	/** @return list<Sample> Oldest change first. */
	public function records(): array {
		$file = __DIR__ . '/samples/' . $this->name . '.json';
		/** @var array<string, list<array{id: string, days: int, fields: array<string, mixed>}>> $modules */
		$modules = wp_json_file_decode( $file, array( 'associative' => true ) );
		$samples = array();
		foreach ( $modules as $module => $records ) {
			foreach ( $records as $record ) {
				$samples[] = array(
					'module' => $module,
					'id'     => $record['id'],
					'fields' => $record['fields'],
					'at'     => $this->now - $record['days'] * 86400,
				);
			}
		}
		usort( $samples, static fn( array $a, array $b ): int => $a['at'] <=> $b['at'] );
		return $samples;
	}
}
