<?php
/**
 * One connection in the control panel. Everything is read from this site's database; nothing is asked of the other
 * system.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

use Crosswalk\Endpoint\FieldType;
use Crosswalk\Mapping\Options;
use Crosswalk\Rest\Health;
use Crosswalk\Storage\Connections;
use Crosswalk\Storage\Links;
use Crosswalk\Storage\Memory;
use Crosswalk\Storage\Runs;
use Crosswalk\Storage\Updates;
use Crosswalk\Sync\Guard;

/**
 * @phpstan-import-type ConnectionRow from Connections
 */
final class StatusConnection {

	public function __construct(
		private readonly Connection $connection,
		private readonly Updates $updates,
		private readonly Links $links,
		private readonly Runs $runs,
		private readonly Memory $memory
	) {
	}

	/**
	 * @param ConnectionRow $row A connection.
	 * @return array<string, mixed>
	 */
	public function to_response( array $row ): array {
		$numbers  = $this->updates->numbers( $row['id'] );
		$active   = $this->runs->active( $row['id'] )[0] ?? null;
		$run      = $active['id'] ?? null;
		$modules  = $this->modules( $row );
		$health   = Health::of_connection( $row, $numbers, null !== $run, self::first_problem( $modules ), null !== ( $active['question'] ?? null ), $this->outage( $row['id'] ) );
		$endpoint = $row['endpoint'] ?? array();
		return array(
			'id'               => $row['id'],
			'name'             => $row['name'],
			'connector_label'  => $this->connection->definition( $row['connector'] )->label ?? $row['connector'],
			'state'            => $row['state'],
			'health'           => $health->state,
			'sentence'         => $health->sentence,
			'host'             => $this->host( $row ),
			'system'           => $endpoint['system'] ?? '',
			'user'             => $endpoint['user'] ?? '',
			'latency_ms'       => $endpoint['latency_ms'] ?? 0,
			'last_sync_at'     => Shape::to_instant( $row['last_sync_at'] ),
			'waiting'          => $numbers['waiting'],
			'oldest_waiting_s' => 0 === $numbers['oldest_at'] ? 0 : max( 0, time() - $numbers['oldest_at'] ),
			'sent_today'       => $numbers['sent_today'],
			'decisions'        => $numbers['decisions'],
			'questions'        => 0 === $numbers['decisions'] ? array() : $this->questions( $row ),
			'rejected'         => $numbers['rejected'],
			'active_run_id'    => null === $run ? null : (int) $run,
			'modules'          => $modules,
		);
	}

	/**
	 * @param ConnectionRow $row A connection.
	 * @return list<array<string, mixed>>
	 */
	private function questions( array $row ): array {
		return array_map(
			static fn( array $question ): array => $question + array( 'sentence' => QuestionWords::sentence( $question, $row['name'] ) ),
			$this->updates->questions( $row['id'] )
		);
	}

	/**
	 * @param ConnectionRow $row A connection.
	 * @return list<array<string, mixed>> Those that are on.
	 */
	private function modules( array $row ): array {
		$links   = $this->links->pairs( $row['id'] );
		$wrote   = array_map( 'intval', $this->memory->all( $row['id'], Guard::WROTE ) );
		$modules = array();
		foreach ( $this->connection->modules( $row ) as $module ) {
			if ( $module['enabled'] && 'off' !== $module['direction'] ) {
				$modules[] = array(
					'module'       => $module['name'],
					'shop_label'   => $module['shop_label'],
					'remote_label' => $module['remote_label'],
					'direction'    => $module['direction'],
					'to_remote_at' => Shape::to_instant( $wrote[ $module['name'] . ':remote' ] ?? 0 ),
					'to_shop_at'   => Shape::to_instant( $wrote[ $module['name'] . ':shop' ] ?? 0 ),
					'links'        => $links[ $module['name'] ] ?? 0,
					'problems'     => $module['mapping_problems'],
				);
			}
		}
		return $modules;
	}

	/**
	 * @param list<array<string, mixed>> $modules Those that are on.
	 * @return array{string, string}|null Label of a module, and what is wrong with its mapping.
	 */
	private static function first_problem( array $modules ): ?array {
		foreach ( $modules as $module ) {
			$problem = is_array( $module['problems'] ) ? $module['problems'][0] ?? null : null;
			if ( is_string( $problem ) && is_string( $module['shop_label'] ) ) {
				return array( $module['shop_label'], $problem );
			}
		}
		return null;
	}

	/** @return array{since: int, message: string, advice: string}|null See Guard::RESTS and Guard::OUTAGE; since 0: it rests. */
	private function outage( int $id ): ?array {
		$known = json_decode( (string) ( $this->memory->get( $id, Guard::RESTS ) ?? $this->memory->get( $id, Guard::OUTAGE ) ), true );
		return ! is_array( $known ) ? null : array(
			'since'   => Options::number( $known, 'since' ),
			'message' => Options::text( $known, 'message' ),
			'advice'  => Options::text( $known, 'advice' ),
		);
	}

	/** @param ConnectionRow $row A connection. */
	private function host( array $row ): string {
		foreach ( $this->connection->definition( $row['connector'] )->form ?? array() as $field ) {
			if ( FieldType::Url === $field->type ) {
				return (string) wp_parse_url( $row['settings'][ $field->name ] ?? '', PHP_URL_HOST );
			}
		}
		return '';
	}
}
