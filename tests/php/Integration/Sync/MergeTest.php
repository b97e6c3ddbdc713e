<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Sync;

use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;
use Crosswalk\Tests\Support\SyncTestCase;
use PHPUnit\Framework\Attributes\DataProvider;

/** The three-way merge per field (E9, E10). */
final class MergeTest extends SyncTestCase {

	private string $shop_id;

	private string $crm_id;

	protected function setUp(): void {
		parent::setUp();
		$this->shop_id = $this->put( $this->shop, 'contacts', array( 'email' => 'anna@x.test', 'first_name' => 'Anna', 'last_name' => 'Nowak', 'phone' => '1' ) )->id; // phpcs:ignore WordPress.Arrays
		$this->queue( 'contacts', Side::Shop, $this->shop_id );
		$this->work();
		$this->crm_id = $this->one( $this->crm(), 'contacts' )->id;
	}

	/** @param array<string, mixed> $fields */
	private function edit_shop( array $fields ): void {
		$this->put( $this->shop, 'contacts', $fields, $this->shop_id );
		$this->queue( 'contacts', Side::Shop, $this->shop_id );
	}

	/** @param array<string, mixed> $fields */
	private function edit_crm( array $fields ): void {
		$this->put( $this->crm(), 'contacts', $fields, $this->crm_id );
		$this->queue( 'contacts', Side::Remote, $this->crm_id );
	}

	private function both( string $field ): string {
		$shop = $this->one( $this->shop, 'contacts' )->fields[ $field ];
		$crm  = $this->one( $this->crm(), 'contacts' )->fields[ $field ];
		self::assertSame( $shop, $crm );
		return (string) $shop;
	}

	public function test_different_fields_changed_on_both_sides_are_both_kept(): void {
		$this->edit_shop( array( 'first_name' => 'Ania' ) );
		$this->edit_crm( array( 'phone' => '2' ) );

		$this->work();

		self::assertSame( 'Ania', $this->both( 'first_name' ) );
		self::assertSame( '2', $this->both( 'phone' ) );
	}

	/** @return array<string, array{array<string, string>, string}> */
	public static function policies(): array {
		return array(
			'the remote wins'          => array( array( 'conflict' => 'remote' ), 'Crm' ),
			'the shop wins'            => array( array( 'conflict' => 'shop' ), 'Shop' ),
			'same second: tie breaker' => array( array( 'conflict' => 'last_updated', 'tie_breaker' => 'remote' ), 'Crm' ), // phpcs:ignore WordPress.Arrays
		);
	}

	/** @param array<string, string> $options */
	#[DataProvider( 'policies' )]
	public function test_one_field_changed_on_both_sides_follows_the_policy_and_the_loser_is_in_the_history( array $options, string $winner ): void {
		$this->options( $options );
		$this->edit_shop( array( 'first_name' => 'Shop' ) );
		$this->edit_crm( array( 'first_name' => 'Crm' ) );
		global $wpdb;
		$now = time();
		$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_updates SET first_at=$now" );
		$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_sandbox SET modified=$now" );

		$this->work();

		self::assertSame( $winner, $this->both( 'first_name' ) );
		$lost = $this->rows( 'history', "event='conflict'" );
		self::assertCount( 1, $lost );
		self::assertSame( 'Crm' === $winner ? 'Shop' : 'Crm', $lost[0]['old_value'] );
	}

	public function test_the_later_change_wins_by_the_waiting_updates_first_event(): void {
		$this->edit_shop( array( 'first_name' => 'Shop' ) );
		$this->edit_crm( array( 'first_name' => 'Crm' ) );
		global $wpdb;
		$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_updates SET first_at=first_at-100 WHERE side='shop'" );

		$this->work();

		self::assertSame( 'Crm', $this->both( 'first_name' ) );
	}

	public function test_the_winning_side_is_never_written_where_so_set(): void {
		$this->options( array( 'conflict' => 'shop', 'winner_untouched' => true ) ); // phpcs:ignore WordPress.Arrays
		$this->edit_shop( array( 'first_name' => 'Shop' ) );
		$this->edit_crm( array( 'phone' => '2' ) );

		$this->work();

		self::assertSame( '1', $this->one( $this->shop, 'contacts' )->fields['phone'] );
		self::assertSame( 'Shop', $this->both( 'first_name' ) );
	}

	public function test_a_side_that_stores_with_a_loss_causes_no_endless_writes(): void {
		$this->put( $this->shop, 'products', array( 'name' => 'Boat', 'sku' => 'B', 'regular_price' => '1.239999' ) ); // phpcs:ignore WordPress.Arrays
		$this->sync( array( 'products' ) );
		$boat = $this->one( $this->crm(), 'products' );
		self::assertNotSame( '1.239999', $boat->fields['price'], 'The Sandbox keeps two decimals.' );
		$this->crm()->writes = array();

		$this->queue( 'products', Side::Remote, $boat->id );
		$this->queue( 'products', Side::Shop, $this->one( $this->shop, 'products' )->id );
		$this->work();

		self::assertSame( array(), $this->crm()->writes );
		self::assertSame( '1.239999', $this->one( $this->shop, 'products' )->fields['regular_price'] );
	}

	public function test_a_changed_mapping_writes_nothing_by_itself(): void {
		$this->configure( 'contacts', array( 'rows' => array( array( 'shop' => 'email', 'remote' => 'email' ), array( 'shop' => 'first_name', 'remote' => 'first_name', 'transforms' => array( array( 'type' => 'upper' ) ) ), array( 'shop' => 'last_name', 'remote' => 'last_name' ) ) ) ); // phpcs:ignore WordPress.Arrays
		$this->crm()->writes = array();
		$this->queue( 'contacts', Side::Shop, $this->shop_id );

		$this->work();

		self::assertSame( array(), $this->crm()->writes );
	}

	/** A row for the company, which both sides hold differently, added to a pair that was linked without it. */
	private function add_row( bool $from_now ): void {
		$rows    = $this->plugin->connections->get( $this->connection )['modules']['contacts']['rows'] ?? array();
		$without = array_values( array_filter( $rows, static fn( array $row ): bool => 'company' !== $row['shop'] ) );
		$this->configure( 'contacts', array( 'rows' => $without ) );
		$this->edit_shop( array( 'phone' => '2' ) );
		$this->work();
		$this->edit_shop( array( 'company' => 'Shop Ltd' ) );
		$this->edit_crm( array( 'company' => 'CRM Ltd' ) );
		$this->work();
		$this->configure( 'contacts', array( 'rows' => array( ...$without, array( 'shop' => 'company', 'remote' => 'company', 'from_now' => $from_now ) ) ) ); // phpcs:ignore WordPress.Arrays
	}

	/** E9, V10 */
	public function test_another_template_writes_nothing_by_itself(): void {
		$rows = static fn( array $row ): array => array( array( 'shop' => 'email', 'remote' => 'email' ), array( 'shop' => 'company', 'remote' => 'company', 'direction' => 'to_remote' ) + $row ); // phpcs:ignore WordPress.Arrays
		$text = static fn( string $template ): array => array( 'transforms' => array( array( 'type' => 'template', 'text' => $template ) ) ); // phpcs:ignore WordPress.Arrays
		foreach ( array( $text( '{last_name}' ), $text( '{last_name}, {first_name}' ), array() ) as $row ) {
			$this->configure( 'contacts', array( 'rows' => $rows( $row ) ) );
			$this->queue( 'contacts', Side::Shop, $this->shop_id );
			$this->work();
			self::assertSame( 'Nowak', $this->one( $this->crm(), 'contacts' )->fields['company'] );
		}
		$this->configure( 'contacts', array( 'rows' => $rows( $text( '{first_name} {last_name}' ) ) ) );
		$this->edit_shop( array( 'first_name' => 'Ania' ) );
		$this->work();
		self::assertSame( 'Ania Nowak', $this->one( $this->crm(), 'contacts' )->fields['company'] );
	}

	public function test_e10_two_connections_that_bring_one_field_do_not_overwrite_each_other_for_ever(): void {
		$rows   = array( array( 'shop' => 'email', 'remote' => 'email' ), array( 'shop' => 'company', 'remote' => 'company', 'direction' => 'to_shop' ) ); // phpcs:ignore WordPress.Arrays
		$first  = $this->connection;
		$second = $this->connect( array( 'contacts' => array( 'rows' => $rows ) ) );
		$this->configure( 'contacts', array( 'rows' => $rows ) );
		$crms = array();
		foreach ( array( $first, $second ) as $id ) {
			$crms[ $id ] = $this->plugin->pairings->of( $id )?->endpoint( Side::Remote );
		}
		$this->put( $crms[ $second ], 'contacts', array( 'email' => 'anna@x.test', 'last_name' => 'Nowak' ) ); // phpcs:ignore WordPress.Arrays
		foreach ( array( 'One', 'Two', 'Three' ) as $round => $company ) {
			foreach ( $crms as $crm ) {
				foreach ( $this->all( $crm, 'contacts' ) as $contact ) {
					$this->put( $crm, 'contacts', array( 'company' => $company . ( $crm === $crms[ $first ] ? ' Ltd' : ' AG' ) ), $contact->id );
				}
			}
			$versions = array();
			for ( $i = 0; $i < 6; $i++ ) {
				foreach ( $crms as $id => $crm ) {
					$this->connection = $id;
					foreach ( $this->all( $crm, 'contacts' ) as $contact ) {
						$this->queue( 'contacts', Side::Remote, $contact->id );
					}
					$this->work();
				}
				$versions[] = $this->one( $this->shop, 'contacts' )->version;
			}
			self::assertSame( array( $versions[0] ), array_values( array_unique( $versions ) ), "Round $round comes to rest at once." );
			self::assertSame( "$company AG", $this->one( $this->shop, 'contacts' )->fields['company'], 'What was changed last is there.' );
		}
	}

	public function test_a_new_row_on_an_existing_link_counts_as_at_the_first_link(): void {
		$this->options( array( 'conflict' => 'remote' ) );
		$this->add_row( false );

		$this->edit_shop( array( 'phone' => '3' ) );
		$this->work();

		self::assertSame( 'CRM Ltd', $this->both( 'company' ) );
	}

	/** V10 */
	public function test_a_new_row_from_now_on_takes_note_of_what_both_sides_have_and_writes_none_of_it(): void {
		$this->add_row( true );

		$this->edit_shop( array( 'phone' => '3' ) );
		$this->work();

		self::assertSame( '3', $this->both( 'phone' ) );
		self::assertSame( 'Shop Ltd', $this->one( $this->shop, 'contacts' )->fields['company'] );
		self::assertSame( 'CRM Ltd', $this->one( $this->crm(), 'contacts' )->fields['company'] );

		$this->edit_crm( array( 'company' => 'New Ltd' ) );
		$this->work();

		self::assertSame( 'New Ltd', $this->both( 'company' ) );
	}

	/** V10 */
	public function test_from_now_on_is_about_pairs_that_were_linked_before(): void {
		$this->add_row( true );
		$this->put( $this->shop, 'contacts', array( 'email' => 'ben@x.test', 'last_name' => 'Ben', 'company' => 'ACME' ) ); // phpcs:ignore WordPress.Arrays
		$this->put( $this->crm(), 'contacts', array( 'email' => 'ben@x.test', 'last_name' => 'Ben' ) ); // phpcs:ignore WordPress.Arrays

		$this->sync( array( 'contacts' ) );

		self::assertSame( 'ACME', $this->crm()->find( 'contacts', 'email', array( 'ben@x.test' ) )[0]->fields['company'] );
	}

	/** V11: what cannot be undone does not come back. */
	public function test_a_two_way_row_that_cannot_be_undone_only_goes_to_the_crm(): void {
		$rows = array( array( 'shop' => 'email', 'remote' => 'email' ), array( 'shop' => 'last_name', 'remote' => 'last_name' ), array( 'shop' => 'first_name', 'remote' => 'first_name', 'transforms' => array( array( 'type' => 'upper' ) ) ) ); // phpcs:ignore WordPress.Arrays
		$this->configure( 'contacts', array( 'rows' => $rows, 'drift' => 'leave' ) ); // phpcs:ignore WordPress.Arrays
		$this->edit_shop( array( 'first_name' => 'Ania' ) );
		$this->work();
		self::assertSame( 'ANIA', $this->one( $this->crm(), 'contacts' )->fields['first_name'] );

		$this->edit_crm( array( 'first_name' => 'JOANNA' ) );
		$this->work();

		self::assertSame( 'Ania', $this->one( $this->shop, 'contacts' )->fields['first_name'] );
	}

	/** V11 */
	public function test_a_template_for_the_shop_follows_all_the_fields_it_reads(): void {
		$template = array( array( 'type' => 'template', 'text' => '{last_name}, {notes}' ) ); // phpcs:ignore WordPress.Arrays
		$rows     = array( array( 'shop' => 'email', 'remote' => 'email' ), array( 'shop' => 'company', 'remote' => 'company', 'direction' => 'to_shop', 'transforms' => $template ) ); // phpcs:ignore WordPress.Arrays
		$this->configure( 'contacts', array( 'rows' => $rows ) );
		$this->edit_crm( array( 'notes' => 'one' ) );
		$this->work();
		self::assertSame( 'Nowak, one', $this->one( $this->shop, 'contacts' )->fields['company'] );

		$this->edit_crm( array( 'notes' => 'two' ) );
		$this->work();

		self::assertSame( 'Nowak, two', $this->one( $this->shop, 'contacts' )->fields['company'] );
	}

	public function test_at_the_first_link_a_filled_value_beats_an_empty_one_in_both_directions(): void {
		$this->put( $this->shop, 'contacts', array( 'email' => 'ben@x.test', 'last_name' => 'Ben', 'phone' => '77' ) ); // phpcs:ignore WordPress.Arrays
		$this->put( $this->crm(), 'contacts', array( 'email' => 'ben@x.test', 'last_name' => 'Ben', 'company' => 'ACME' ) ); // phpcs:ignore WordPress.Arrays

		$this->sync( array( 'contacts' ) );

		$shop = $this->shop->find( 'contacts', 'email', array( 'ben@x.test' ) )[0]->fields;
		$crm  = $this->crm()->find( 'contacts', 'email', array( 'ben@x.test' ) )[0]->fields;
		self::assertSame( array( '77', 'ACME' ), array( $shop['phone'], $shop['company'] ) );
		self::assertSame( array( '77', 'ACME' ), array( $crm['phone'], $crm['company'] ) );
	}

	public function test_later_an_emptied_field_is_emptied_on_the_other_side_too(): void {
		$this->edit_shop( array( 'phone' => null ) );

		$this->work();

		self::assertNull( $this->one( $this->crm(), 'contacts' )->fields['phone'] );
	}

	public function test_random_edits_on_both_sides_come_to_rest_with_equal_values(): void {
		mt_srand( 20261123 );
		for ( $round = 0; $round < 40; $round++ ) {
			foreach ( array( 'first_name', 'last_name', 'phone', 'company' ) as $field ) {
				$value = array( 'x' . mt_rand( 0, 9 ), 'ż🚤' . mt_rand( 0, 9 ), ' blank ' )[ mt_rand( 0, 2 ) ];
				match ( mt_rand( 0, 3 ) ) {
					0       => $this->edit_shop( array( $field => $value ) ),
					1       => $this->edit_crm( array( $field => $value ) ),
					2       => array( $this->edit_shop( array( $field => $value ) ), $this->edit_crm( array( $field => $value . '!' ) ) ),
					default => null,
				};
			}
			$this->work();
			foreach ( array( 'first_name', 'last_name', 'phone', 'company' ) as $field ) {
				$this->both( $field );
			}
		}
		$this->crm()->writes = array();
		$counts              = $this->sync( array( 'contacts' ) );
		self::assertSame( array(), $this->crm()->writes );
		self::assertSame( array( 'contacts>remote' => array( 'unchanged' => 1 ), 'contacts>shop' => array( 'unchanged' => 1 ) ), $counts ); // phpcs:ignore WordPress.Arrays
	}
}
