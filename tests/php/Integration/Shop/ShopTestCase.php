<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Shop;

use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\SaveResult;
use Crosswalk\Endpoint\Write;
use Crosswalk\Shop\Origin;
use Crosswalk\Shop\Settings;
use Crosswalk\Shop\ShopEndpoint;
use Crosswalk\Storage\Db;
use Crosswalk\Tests\Support\TestCase;

/** The shop as the engine sees it. */
abstract class ShopTestCase extends TestCase {

	protected function endpoint( ?Settings $settings = null ): ShopEndpoint {
		return ShopEndpoint::of( new Db( $GLOBALS['wpdb'] ), new Origin(), $settings ?? new Settings() );
	}

	/** @return array<string, mixed> Fields of one record. */
	protected function fields( string $module, string $id ): array {
		return $this->record( $module, $id )->fields;
	}

	protected function record( string $module, string $id ): Record {
		$records = $this->endpoint()->fetch( $module, array( $id ) );
		self::assertArrayHasKey( $id, $records );
		return $records[ $id ];
	}

	protected function save( string $module, Write $write, ?Settings $settings = null ): SaveResult {
		foreach ( $this->endpoint( $settings )->save( $module, array( $write ) ) as $result ) {
			return $result;
		}
		self::fail( 'The write was not answered.' );
	}

	/** @return list<string> Ids of the complete list. */
	protected function ids( string $module, ?Settings $settings = null ): array {
		$ids   = array();
		$after = null;
		do {
			$page  = $this->endpoint( $settings )->list( $module, $after, 100 );
			$after = $page->next;
			foreach ( $page->entries as $entry ) {
				$ids[] = $entry->id;
			}
		} while ( ! $page->done );
		return $ids;
	}

	protected function version( string $module, string $id ): string {
		return $this->endpoint()->versions( $module, array( $id ) )[ $id ] ?? '';
	}

	/** Queries that a piece of work makes. */
	protected function queries( callable $work ): int {
		global $wpdb;
		$before = $wpdb->num_queries;
		$work();
		return $wpdb->num_queries - $before;
	}

	/**
	 * Queries that a piece of work makes while code of one class is being called.
	 *
	 * @param class-string $of_class Whose code.
	 * @return list<string>
	 */
	protected function queries_of( string $of_class, callable $work ): array {
		$found = array();
		$watch = static function ( string $query ) use ( $of_class, &$found ): string {
			// phpcs:ignore WordPress.PHP.DevelopmentFunctions -- Whose query it is stands nowhere else.
			if ( in_array( $of_class, array_column( debug_backtrace( DEBUG_BACKTRACE_IGNORE_ARGS ), 'class' ), true ) ) {
				$found[] = $query;
			}
			return $query;
		};
		add_filter( 'query', $watch );
		$work();
		remove_filter( 'query', $watch );
		return $found;
	}
}
