<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Sync;

use Crosswalk\Endpoint\Endpoint;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\Exclusions;
use Crosswalk\Sync\Background;
use Crosswalk\Sync\ModuleConfig;
use Crosswalk\Sync\Policy;
use Crosswalk\Sync\Requests;
use Crosswalk\Sync\Rule;
use Crosswalk\Tests\Support\SyncTestCase;
use PHPUnit\Framework\Attributes\DataProvider;

/**
 * A dry run says what the run does (E22), record by record: outcome, code and reason, over untidy data: changes on one
 * side and on both, values that do not fit, missing parents, doubles, exclusions, deletions, pairs taken apart. Once as a
 * run that follows on its own, once as one that carries out exactly the dry run.
 *
 * Each case is made of its number, so that one that fails can be looked at alone.
 */
final class DryRunPropertyTest extends SyncTestCase {

	private const CASES = 40;

	/** @return iterable<string, array{int}> */
	public static function cases(): iterable {
		for ( $case = 0; $case < self::CASES; $case++ ) {
			yield "case $case" => array( $case );
		}
	}

	#[DataProvider( 'cases' )]
	public function test_e22_a_run_does_what_the_dry_run_said( int $case ): void {
		$this->prepare( $case );
		$before = $this->linked();
		$dry    = $this->rehearse();
		self::assertSame( $before, $this->linked(), 'A dry run links nothing.' );

		$run = $this->done( $this->plugin->run_control->start( $this->connection, array(), 'person', 0 ) );

		self::assertSame( $this->told( $dry ), $this->told( $run ) );
		self::assertSame( self::acts( $this->counts( $dry ) ), self::acts( $this->counts( $run ) ) );
	}

	#[DataProvider( 'cases' )]
	public function test_e22_exactly_this_does_all_of_it_and_nothing_else( int $case ): void {
		$this->prepare( $case );
		$dry  = $this->rehearse();
		$told = $this->told( $dry, " AND (outcome IN ('created','updated') OR linked=1)" );
		if ( array() === $told ) {
			$this->expectExceptionMessage( 'There is nothing to carry out' );
		}

		$run = $this->done( $this->plugin->sequels->follow( $dry, 'person', 0 ) );

		self::assertSame( $told, $this->told( $run ) );
	}

	/** A shop and a CRM that were in step once. */
	private function prepare( int $case ): void {
		mt_srand( $case );
		$this->options( array( 'conflict' => self::pick( array( Policy::LAST_UPDATED, Policy::SHOP, Policy::REMOTE ) ), 'tie_breaker' => self::pick( array( 'shop', 'remote' ) ), 'winner_untouched' => 0 === mt_rand( 0, 3 ) ) ); // phpcs:ignore WordPress.Arrays
		$this->plugin->settings->set( array( 'withdraw_limit_percent' => 100 ) );
		foreach ( array( 'contacts', 'products' ) as $module ) {
			$this->configure(
				$module,
				array(
					'delete'        => self::pick( array( ModuleConfig::UNLINK, ModuleConfig::DEACTIVATE, ModuleConfig::DELETE ) ),
					'drift'         => self::pick( array( ModuleConfig::DRIFT_OVERWRITE, ModuleConfig::DRIFT_LEAVE, ModuleConfig::DRIFT_ASK ) ),
					'create_shop'   => (bool) mt_rand( 0, 1 ),
					'create_remote' => 0 !== mt_rand( 0, 3 ),
				)
			);
		}
		$this->configure( 'contacts', array( 'rules' => array( array( 'side' => 'shop', 'field' => 'kind', 'values' => array( 'guest' ), 'action' => self::pick( array( Rule::MATCH, Rule::IGNORE ) ), 'stand_in' => '' ) ) ) ); // phpcs:ignore WordPress.Arrays
		$rows    = $this->plugin->connections->get( $this->connection )['modules']['contacts']['rows'];
		$rows[2] = array( 'direction' => self::pick( array( 'both', 'to_remote', 'to_shop' ) ) ) + $rows[2];
		$rows[4] = array( 'direction' => self::pick( array( 'both', 'to_remote' ) ) ) + $rows[4];
		$this->configure( 'contacts', array( 'rows' => $rows ) );
		for ( $i = 0; $i < 6; $i++ ) {
			$this->put( self::pick( array( $this->shop, $this->crm() ) ), 'contacts', self::contact( $i ) );
			$this->put( $this->shop, 'products', array( 'name' => "Product $i", 'sku' => "P-$i", 'regular_price' => '10.00' ) ); // phpcs:ignore WordPress.Arrays
		}
		// A list that is empty would be a question (E24).
		$this->put( $this->shop, 'contacts', array( 'email' => 'always@x.test' ) + self::contact( 0 ) );
		$this->put( $this->crm(), 'contacts', array( 'email' => 'always@x.test' ) + self::contact( 0 ) );
		$this->put( $this->crm(), 'products', array( 'title' => 'Always', 'code' => 'always' ) ); // phpcs:ignore WordPress.Arrays
		$this->put( $this->shop, 'products', array( 'name' => 'Always', 'sku' => 'always' ) ); // phpcs:ignore WordPress.Arrays
		$this->put( $this->shop, 'orders', array( 'number' => 'always', 'status' => 'processing', 'currency' => 'EUR', 'total' => '1.00', 'lines' => array() ) ); // phpcs:ignore WordPress.Arrays
		foreach ( $this->all( $this->shop, 'contacts' ) as $contact ) {
			$this->order( $contact );
		}
		$this->sync();
		for ( $i = 0; $i < 14; $i++ ) {
			try {
				$this->mess( $i );
			} catch ( EndpointError ) {
				continue;
			}
		}
		// What still waited since the first run goes on by itself.
		$this->work();
	}

	private function mess( int $i ): void {
		$side   = self::pick( Side::cases() );
		$here   = Side::Shop === $side ? $this->shop : $this->crm();
		$module = self::pick( array( 'contacts', 'contacts', 'products' ) );
		$one    = $this->some( $here, $module );
		switch ( mt_rand( 0, 11 ) ) {
			case 0:
			case 1:
				$this->put( $here, $module, self::edit( $side, $module ), $one?->id );
				break;
			case 2:
				// Both sides of a pair.
				$link = self::pick( array( ...$this->rows( 'links', "module='contacts' AND shop_id IS NOT NULL AND remote_id IS NOT NULL AND note=''" ), null ) );
				if ( null !== $link && isset( $this->all( $this->shop, 'contacts' )[ $link['shop_id'] ], $this->all( $this->crm(), 'contacts' )[ $link['remote_id'] ] ) ) {
					$this->put( $this->shop, 'contacts', array( 'first_name' => "Shop $i" ), $link['shop_id'] );
					$this->put( $this->crm(), 'contacts', array( 'first_name' => self::pick( array( "Crm $i", "Shop $i" ) ), 'phone' => "+48 $i" ), $link['remote_id'] ); // phpcs:ignore WordPress.Arrays
				}
				break;
			case 3:
				$this->put( $here, 'contacts', self::contact( mt_rand( 0, 9 ) ) );
				break;
			case 4:
				$this->put( $this->shop, 'contacts', array( 'last_name' => self::pick( array( null, str_repeat( 'ł', 300 ) ) ), 'phone' => self::pick( array( '1', str_repeat( '1', 40 ) ) ) ) + self::contact( mt_rand( 6, 9 ) ) ); // phpcs:ignore WordPress.Arrays
				break;
			case 5:
				if ( null !== $one ) {
					$this->remove( $here, $module, $one->id );
				}
				break;
			case 6:
				if ( null !== $one ) {
					$this->plugin->bonds->exclude( $module, $side, array( $one->id ), Exclusions::ALL, 1 );
					( new Requests( $this->plugin->connections, $this->plugin->updates, new Background() ) )->settle( $module, array( $one->id ) );
				}
				break;
			case 7:
				$contact = $this->some( $this->shop, 'contacts' );
				if ( null !== $contact ) {
					$this->plugin->bonds->unlink( $this->connection, 'contacts', $contact->id, 1 );
				}
				break;
			case 8:
				$this->order( self::pick( array( $this->some( $this->shop, 'contacts' ), $this->put( $this->shop, 'contacts', array( 'kind' => 'guest', 'email' => "guest$i@x.test" ) ) ) ) ); // phpcs:ignore WordPress.Arrays
				break;
			case 9:
				$this->put( $here, 'products', array( Side::Shop === $side ? 'name' : 'title' => self::pick( array( "New $i", str_repeat( 'x', 199 ) ) ), Side::Shop === $side ? 'sku' : 'code' => 'P-' . mt_rand( 0, 9 ) ) );
				break;
			case 10:
				$order = $this->some( $this->shop, 'orders' );
				if ( null !== $order ) {
					$this->put( $this->shop, 'orders', array( 'status' => self::pick( array( 'completed', 'cancelled', 'pending' ) ), 'total' => '11.00' ), $order->id ); // phpcs:ignore WordPress.Arrays
				}
				break;
			default:
				$order = $this->some( self::pick( array( $this->shop, $this->crm() ) ), 'orders' );
				if ( null !== $order && str_starts_with( $order->id, 'order:' ) ) {
					$this->remove( $this->shop, 'orders', $order->id );
				}
		}
	}

	/** @return array<string, mixed> */
	private static function contact( int $i ): array {
		return array( 'email' => "c$i@x.test", 'first_name' => "First $i", 'last_name' => "Last $i", 'company' => 'ACME' ); // phpcs:ignore WordPress.Arrays
	}

	/** @return array<string, mixed> */
	private static function edit( Side $side, string $module ): array {
		if ( 'contacts' === $module ) {
			return self::pick( array( array( 'last_name' => 'Changed' ), array( 'phone' => '+48 9' ), array( 'company' => null ), array( 'first_name' => str_repeat( 'z', 90 ) ), array( 'email' => 'c0@x.test', 'last_name' => 'Other' ) ) ); // phpcs:ignore WordPress.Arrays
		}
		return Side::Shop === $side ? array( 'name' => 'Changed', 'regular_price' => self::pick( array( '12.5', '9.999' ) ) ) : array( 'title' => 'Renamed', 'price' => '7' ); // phpcs:ignore WordPress.Arrays
	}

	private function order( ?Record $contact ): void {
		$this->put( $this->shop, 'orders', array( 'status' => 'processing', 'contact' => $contact?->id, 'currency' => 'EUR', 'total' => '10.00', 'lines' => array() ) ); // phpcs:ignore WordPress.Arrays
	}

	private function some( Endpoint $endpoint, string $module ): ?Record {
		$all = array_filter( $this->all( $endpoint, $module ), static fn( Record $record ): bool => array() === array_intersect( array( 'always', 'always@x.test' ), $record->fields ) );
		return array() === $all ? null : self::pick( $all );
	}

	/**
	 * What a run says of each record, without the ids of what it creates: nobody knows them beforehand.
	 *
	 * @return list<string>
	 */
	private function told( int $run, string $which = '' ): array {
		$told = array();
		$new  = array_merge( ...array_map( static fn( array $row ): array => 'created' === $row['outcome'] ? array( $row[ $row['side'] . '_id' ] ) : array(), $this->rows( 'run_records', "run_id=$run" ) ) );
		foreach ( $this->rows( 'run_records', "run_id=$run$which" ) as $row ) {
			$ids    = array_diff( array( $row['shop_id'], $row['remote_id'] ), $new );
			// Whom it would be the same as may not be there yet.
			$reason = 'already_linked' === $row['code'] ? '' : $row['reason'];
			// A pair that is deleted on one side is met once or twice, as the worker is faster than the lists or not.
			$to     = 'deleted' === $row['code'] ? '' : $row['side'];
			$told[] = sprintf( '%s>%s %s %s%s %s %s', $row['module'], $to, trim( implode( ' ', $ids ) ), $row['outcome'], '1' === $row['linked'] ? ' linked' : '', $row['code'], $reason );
		}
		$told = array_unique( $told );
		sort( $told );
		return $told;
	}

	/**
	 * Without what stayed as it is, which a run sees once more, and what was skipped, which is compared record by record.
	 *
	 * @param array<string, array<string, int>> $counts
	 * @return array<string, array<string, int>>
	 */
	private static function acts( array $counts ): array {
		return array_filter( array_map( static fn( array $row ): array => array_diff_key( $row, array( 'unchanged' => 1, 'skipped' => 1 ) ), $counts ) );
	}

	/** @return list<array<string, string|null>> */
	private function linked(): array {
		return $this->rows( 'links' );
	}

	/**
	 * @template T
	 * @param array<T> $of
	 * @return T
	 */
	private static function pick( array $of ): mixed {
		$of = array_values( $of );
		return $of[ mt_rand( 0, count( $of ) - 1 ) ];
	}
}
