<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration;

use Crosswalk\Connectors\Sandbox\SampleShop;
use Crosswalk\Endpoint\Endpoint;
use Crosswalk\Endpoint\Side;
use Crosswalk\Endpoint\Write;
use Crosswalk\Rest\Schemas;
use Crosswalk\Storage\Db;

/** First contact (E29), dry runs and undo (E22, E23), decisions (E5), single records (E7, E30), as the admin does them. */
final class RestPersonTest extends RestTestCase {

	private Endpoint $shop;

	protected function setUp(): void {
		parent::setUp();
		$this->act_as( 'administrator' );
		$this->shop = SampleShop::endpoint( new Db( $GLOBALS['wpdb'] ) );
	}

	/** E29 */
	public function test_a_new_connection_writes_nothing_before_somebody_has_seen_what_would_happen(): void {
		$this->shop->list( 'products', null, 1 );
		$made = $this->connect_sandbox( array(), false );
		self::assertSame( 'setup', $made['state'] );
		self::assertSame( 409, $this->request( 'POST', '/runs', array( 'connection_id' => $made['id'] ) )->get_status() );
		$before = $this->contents();
		self::assertNull( $this->post( "/connections/{$made['id']}/work" )['run'] );
		self::assertSame( array( 'run_id' => 0, 'current' => false ), $this->get( "/connections/{$made['id']}/start" ) ); // phpcs:ignore WordPress.Arrays

		$dry = $this->finish( $made['id'], $this->post( '/runs', array( 'connection_id' => $made['id'], 'dry' => true ), 201 )['id'] ); // phpcs:ignore WordPress.Arrays

		self::assertSame( array( 'done', true, 0 ), array( $dry['state'], $dry['dry'], $dry['followed_by'] ) );
		self::assertSame( $before, $this->contents() );
		self::assertSame( array( 'run_id' => $dry['id'], 'current' => true ), $this->get( "/connections/{$made['id']}/start" ) ); // phpcs:ignore WordPress.Arrays
		$this->post( "/connections/{$made['id']}", array( 'options' => array( 'records_from' => '90d' ) ) );
		$refused = $this->request( 'POST', "/connections/{$made['id']}/start", array( 'run_id' => $dry['id'] ) );
		self::assertSame( array( 409, 'dry_run_outdated' ), array( $refused->get_status(), $refused->get_data()['code'] ) );
		self::assertSame( array( 'run_id' => $dry['id'], 'current' => false ), $this->get( "/connections/{$made['id']}/start" ) ); // phpcs:ignore WordPress.Arrays

		$dry     = $this->finish( $made['id'], $this->post( '/runs', array( 'connection_id' => $made['id'], 'dry' => true ), 201 )['id'] ); // phpcs:ignore WordPress.Arrays
		$started = $this->finish( $made['id'], $this->post( "/connections/{$made['id']}/start", array( 'run_id' => $dry['id'] ), 201 )['id'] );

		self::assertSame( array( 'done', 'setup' ), array( $started['state'], $started['trigger'] ) );
		self::assertSame( 'working', $this->get( "/connections/{$made['id']}" )['state'] );
		self::assertNotSame( $before, $this->contents() );
		self::assertSame( 409, $this->request( 'POST', "/connections/{$made['id']}/start", array( 'run_id' => $dry['id'] ) )->get_status() );
	}

	/** E29: pausing and resuming is no way around it. */
	public function test_a_connection_that_was_not_started_is_neither_paused_nor_resumed(): void {
		$id = $this->connect_sandbox( array(), false )['id'];

		foreach ( array( 'pause', 'resume' ) as $command ) {
			$refused = $this->request( 'POST', "/connections/$id/$command" );
			self::assertSame( array( 409, 'not_started' ), array( $refused->get_status(), $refused->get_data()['code'] ) );
		}

		self::assertSame( 'setup', $this->get( "/connections/$id" )['state'] );
		$status = $this->get( '/status' );
		self::assertSame( 'attention', $status['state'] );
		self::assertStringContainsString( 'Not started yet', $status['sentence'] );
	}

	/** E22: the number of pairs that were found opens exactly those. */
	public function test_the_records_that_would_be_linked_are_listed(): void {
		$id = $this->connect_sandbox( array( 'settings' => array( 'name' => 'Practice CRM', 'start' => 'empty' ) ) )['id']; // phpcs:ignore WordPress.Arrays
		$this->save( $this->shop, array( 'email' => 'anna@x.test', 'first_name' => 'Anna', 'last_name' => 'Nowak' ) ); // phpcs:ignore WordPress.Arrays
		$this->save( $this->remote( $id ), array( 'email' => 'anna@x.test', 'first_name' => 'Anna', 'last_name' => 'Nowak' ) ); // phpcs:ignore WordPress.Arrays

		$dry = $this->finish( $id, $this->post( '/runs', array( 'connection_id' => $id, 'modules' => array( 'contacts' ), 'dry' => true ), 201 )['id'] ); // phpcs:ignore WordPress.Arrays

		$linked = $this->get( "/runs/{$dry['id']}/records", array( 'linked' => true ) )['items']; // phpcs:ignore WordPress.Arrays
		self::assertSame( 1, array_sum( array_column( $dry['counts'], 'linked' ) ) );
		self::assertSame( array( true ), array_column( $linked, 'linked' ) );
		self::assertStringContainsString( 'Nowak', $linked[0]['name'] );
		self::assertGreaterThan( 1, count( $this->get( "/runs/{$dry['id']}/records" )['items'] ) );
	}

	/** E22, E23 */
	public function test_a_dry_run_shows_fields_is_carried_out_and_taken_back(): void {
		$id  = $this->connect_sandbox()['id'];
		$dry = $this->finish( $id, $this->post( '/runs', array( 'connection_id' => $id, 'modules' => array( 'products' ), 'dry' => true ), 201 )['id'] ); // phpcs:ignore WordPress.Arrays

		$record  = $this->get( "/runs/{$dry['id']}/records", array( 'outcome' => 'created', 'side' => 'remote' ) )['items'][0]; // phpcs:ignore WordPress.Arrays
		$changes = $this->get( "/runs/{$dry['id']}/records/{$record['id']}/changes" );
		self::assertSame( array( 'remote', 'created', null ), array( $changes[0]['side'], $changes[0]['event'], $changes[0]['old'] ) );
		self::assertContains( $record['name'], array_column( $changes, 'new' ) );
		self::assertTrue( $this->get( '/log' )['items'][0]['dry'] );

		$run = $this->finish( $id, $this->post( "/runs/{$dry['id']}/follow", array(), 201 )['id'] );
		self::assertSame( array( 'done', $dry['id'] ), array( $run['state'], $run['follows'] ) );
		self::assertSame( array_column( $dry['counts'], 'created', 'side' ), array_column( $run['counts'], 'created', 'side' ) );
		self::assertSame( $run['id'], $this->get( "/runs/{$dry['id']}" )['followed_by'] );
		self::assertSame( 409, $this->request( 'POST', "/runs/{$dry['id']}/follow" )->get_status() );
		$record = $this->get( "/runs/{$run['id']}/records", array( 'outcome' => 'created', 'side' => 'remote' ) )['items'][0]; // phpcs:ignore WordPress.Arrays
		self::assertSame( array( 'created' ), array_column( $this->get( "/runs/{$run['id']}/records/{$record['id']}/changes" ), 'event' ) );

		$undo = $this->finish( $id, $this->post( "/runs/{$run['id']}/undo", array(), 201 )['id'] );
		self::assertSame( array( true, $run['id'] ), array( $undo['dry'], $undo['undoes'] ) );
		$this->finish( $id, $this->post( "/runs/{$undo['id']}/follow", array(), 201 )['id'] );
		self::assertSame( array(), $this->remote( $id )->find( 'products', 'code', array( $this->code_of( $record['shop_id'] ) ) ) );
		self::assertSame( 'deleted', $this->get( '/records/products/' . $record['shop_id'] )[0]['state'] );
	}

	/** E30, E34: what failed of it or waits for an answer is settled, and its order goes on without it. */
	public function test_do_not_sync_settles_what_is_open_about_a_record(): void {
		$id    = $this->connect_sandbox( array( 'settings' => array( 'name' => 'Practice CRM', 'start' => 'empty' ) ) )['id']; // phpcs:ignore WordPress.Arrays
		$long  = $this->save( $this->shop, array( 'email' => 'long@x.test', 'last_name' => str_repeat( 'x', 200 ) ) ); // phpcs:ignore WordPress.Arrays
		$one   = $this->save( $this->shop, array( 'email' => 'two@x.test', 'last_name' => 'One' ) ); // phpcs:ignore WordPress.Arrays
		$order = array( 'status' => 'processing', 'currency' => 'EUR', 'total' => '1.00', 'lines' => array() ); // phpcs:ignore WordPress.Arrays
		foreach ( array( 'A', 'B' ) as $name ) {
			$this->save( $this->remote( $id ), array( 'email' => 'two@x.test', 'last_name' => $name ) ); // phpcs:ignore WordPress.Arrays
		}
		foreach ( array( $long, $one ) as $i => $contact ) {
			foreach ( $this->shop->save( 'orders', array( new Write( 'k', null, array( 'number' => "O-$i", 'contact' => $contact ) + $order ) ) ) as $result ) { // phpcs:ignore WordPress.Arrays
				self::assertNull( $result->error );
			}
		}
		$this->finish( $id, $this->post( '/runs', array( 'connection_id' => $id, 'modules' => array( 'contacts', 'orders' ) ), 201 )['id'] ); // phpcs:ignore WordPress.Arrays
		$before = $this->get( '/status' )['connections'][0];
		self::assertSame( 1, $before['rejected'] );
		self::assertSame( array(), $this->remote( $id )->find( 'orders', 'reference', array( 'O-0', 'O-1' ) ) );

		$this->post( '/records/exclude', array( 'module' => 'contacts', 'ids' => array( $long, $one ), 'excluded' => true ) ); // phpcs:ignore WordPress.Arrays
		while ( $this->plugin->worker->work( 5 ) > 0 ) {
			continue;
		}

		$after = $this->get( '/status' )['connections'][0];
		self::assertSame( array( $before['decisions'] - 1, 0 ), array( $after['decisions'], $after['rejected'] ) );
		self::assertSame( array( null, null ), array_map( static fn( $sent ): mixed => $sent->fields['customer'], $this->remote( $id )->find( 'orders', 'reference', array( 'O-0', 'O-1' ) ) ) );
	}

	/** E20, E23 */
	public function test_a_run_says_how_far_back_its_history_reaches(): void {
		global $wpdb;
		$id  = $this->connect_sandbox()['id'];
		$dry = $this->finish( $id, $this->post( '/runs', array( 'connection_id' => $id, 'modules' => array( 'products' ), 'dry' => true ), 201 )['id'] ); // phpcs:ignore WordPress.Arrays
		$run = $this->finish( $id, $this->post( "/runs/{$dry['id']}/follow", array(), 201 )['id'] );
		self::assertSame( array( null, null ), array( $dry['history_since'], $run['history_since'] ) );
		$first = (int) $wpdb->get_var( "SELECT MIN(id) FROM {$wpdb->prefix}crosswalk_history" );
		$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_history SET at=1700000000 WHERE id=$first" );
		$wpdb->query( "UPDATE {$wpdb->prefix}crosswalk_runs SET started_at=1699999000" );

		self::assertSame( 1, $this->plugin->history->prune( 1700000001, PHP_INT_MAX ) );

		$undo = $this->post( "/runs/{$run['id']}/undo", array(), 201 );
		self::assertSame( '2023-11-14T22:13:20Z', $this->get( "/runs/{$run['id']}" )['history_since'] );
		self::assertSame( array( '2023-11-14T22:13:20Z', null ), array( $undo['history_since'], $this->get( "/runs/{$dry['id']}" )['history_since'] ) );
	}

	/** E5 */
	public function test_decisions_are_listed_with_their_candidates_side_by_side_and_answered(): void {
		$id     = $this->connect_sandbox( array( 'settings' => array( 'name' => 'Practice CRM', 'start' => 'empty' ) ) )['id']; // phpcs:ignore WordPress.Arrays
		$anna   = $this->save( $this->shop, array( 'email' => 'anna@x.test', 'first_name' => 'Anna', 'last_name' => 'Nowak' ) ); // phpcs:ignore WordPress.Arrays
		$nowak  = $this->save( $this->remote( $id ), array( 'email' => 'anna@x.test', 'last_name' => 'Nowak' ) ); // phpcs:ignore WordPress.Arrays
		$second = $this->save( $this->remote( $id ), array( 'email' => 'anna@x.test', 'last_name' => 'Kowalska' ) ); // phpcs:ignore WordPress.Arrays
		$this->post( '/records/sync', array( 'module' => 'contacts', 'ids' => array( $anna ) ) ); // phpcs:ignore WordPress.Arrays
		$this->post( "/connections/$id/work" );

		$decision = $this->get( '/decisions', array( 'connection_id' => $id ) )['items'][0];

		self::assertSame( array( 'Anna Nowak', 'several_matches', array( 'link', 'create', 'ignore' ), array( $nowak, $second ) ), array( $decision['name'], $decision['code'], $decision['answers'], array_column( $decision['candidates'], 'id' ) ) );
		self::assertSame( array(), $this->get( '/decisions', array( 'search' => 'Nobody' ) )['items'] );
		$detail = $this->get( "/decisions/{$decision['id']}" );
		self::assertTrue( rest_validate_value_from_schema( $detail, Schemas::all()['DecisionDetail'], 'DecisionDetail' ) );
		$fields = array_column( $detail['fields'], null, 'label' );
		self::assertSame( array( 'Nowak', array( 'Nowak', 'Kowalska' ), array( true, false ) ), array( $fields['Last name']['own'], $fields['Last name']['others'], $fields['Last name']['same'] ) );
		$question = $this->get( '/status' )['connections'][0]['questions'];
		self::assertSame( array( array( 'module' => 'contacts', 'side' => 'shop', 'code' => 'several_matches', 'count' => 1, 'sentence' => '1 customer matches several records of Practice.' ) ), $question ); // phpcs:ignore WordPress.Arrays
		self::assertSame( 'decision', $this->get( "/records/contacts/$anna" )[0]['state'] );
		self::assertSame( 400, $this->request( 'POST', '/decisions', array( 'ids' => array( $decision['id'] ), 'answer' => 'overwrite' ) )->get_status() ); // phpcs:ignore WordPress.Arrays

		self::assertSame( 1, $this->post( '/decisions', array( 'ids' => array( $decision['id'] ), 'answer' => 'link', 'candidate' => $second ) )['decided'] ); // phpcs:ignore WordPress.Arrays
		$this->post( "/connections/$id/work" );

		$state = $this->get( "/records/contacts/$anna" )[0];
		self::assertSame( array( 'synced', $second ), array( $state['state'], $state['remote_id'] ) );
		self::assertSame( array(), $this->get( '/decisions' )['items'] );
		self::assertSame( 404, $this->request( 'GET', "/decisions/{$decision['id']}" )->get_status() );
	}

	/** E7, E30 */
	public function test_single_records_are_excluded_unlinked_and_linked_and_their_history_says_so(): void {
		$id   = $this->connect_sandbox( array( 'settings' => array( 'name' => 'Practice CRM', 'start' => 'empty' ) ) )['id']; // phpcs:ignore WordPress.Arrays
		$anna = $this->save( $this->shop, array( 'email' => 'anna@x.test', 'last_name' => 'Nowak' ) ); // phpcs:ignore WordPress.Arrays
		self::assertSame( array(), $this->get( "/records/contacts/$anna" ) );
		$this->post( '/records/sync', array( 'module' => 'contacts', 'ids' => array( $anna ) ) ); // phpcs:ignore WordPress.Arrays
		self::assertSame( 'waiting', $this->get( "/records/contacts/$anna" )[0]['state'] );
		$this->post( "/connections/$id/work" );
		$remote = $this->get( "/records/contacts/$anna" )[0]['remote_id'];

		$this->post( '/records/exclude', array( 'module' => 'contacts', 'ids' => array( $anna ) ) ); // phpcs:ignore WordPress.Arrays
		self::assertSame( 'excluded', $this->get( "/records/contacts/$anna" )[0]['state'] );
		$this->post( '/records/exclude', array( 'module' => 'contacts', 'ids' => array( $anna ), 'excluded' => false ) ); // phpcs:ignore WordPress.Arrays
		$this->post( "/connections/$id/work" );
		self::assertSame( 'synced', $this->get( "/records/contacts/$anna" )[0]['state'] );

		$this->post( '/records/unlink', array( 'connection_id' => $id, 'module' => 'contacts', 'shop_id' => $anna ) ); // phpcs:ignore WordPress.Arrays
		$state = $this->get( "/records/contacts/$anna" )[0];
		self::assertSame( array( 'excluded', '' ), array( $state['state'], $state['remote_id'] ) );
		self::assertStringContainsString( 'took this pair apart', $state['reason'] );
		self::assertSame( 404, $this->request( 'POST', '/records/link', array( 'connection_id' => $id, 'module' => 'contacts', 'shop_id' => $anna, 'remote_id' => 'contacts:999' ) )->get_status() ); // phpcs:ignore WordPress.Arrays
		self::assertSame( 400, $this->request( 'POST', '/records/link', array( 'connection_id' => $id, 'module' => 'nope', 'shop_id' => $anna, 'remote_id' => 'x' ) )->get_status() ); // phpcs:ignore WordPress.Arrays
		$this->post( '/records/link', array( 'connection_id' => $id, 'module' => 'contacts', 'shop_id' => $anna, 'remote_id' => $remote ) ); // phpcs:ignore WordPress.Arrays
		$this->post( "/connections/$id/work" );
		self::assertSame( array( 'synced', $remote ), array_values( array_intersect_key( $this->get( "/records/contacts/$anna" )[0], array_flip( array( 'state', 'remote_id' ) ) ) ) );

		$events = array_column( array_filter( $this->get( "/records/contacts/$anna/history" )['items'], static fn( array $row ): bool => '' === $row['field'] ), 'event' );
		self::assertSame( array( 'linked', 'unlinked', 'included', 'excluded', 'created' ), $events );
	}

	/** E7 */
	public function test_a_record_s_panel_names_every_connection_and_finds_what_it_can_be_linked_with(): void {
		$empty  = array( 'settings' => array( 'name' => 'Practice CRM', 'start' => 'empty' ) ); // phpcs:ignore WordPress.Arrays
		$id     = $this->connect_sandbox( $empty )['id'];
		$second = $this->connect_sandbox( array( 'name' => 'ERP' ) + $empty )['id'];
		$anna   = $this->save( $this->shop, array( 'email' => 'anna@x.test', 'last_name' => 'Nowak' ) ); // phpcs:ignore WordPress.Arrays
		$remote = $this->save( $this->remote( $second ), array( 'email' => 'anna.private@x.test', 'first_name' => 'Anna', 'last_name' => 'Nowak' ) ); // phpcs:ignore WordPress.Arrays
		self::assertSame( array( array( 'id' => $id, 'name' => 'Practice' ), array( 'id' => $second, 'name' => 'ERP' ) ), $this->get( "/records/contacts/$anna/panel" )['unseen'] ); // phpcs:ignore WordPress.Arrays

		$found = $this->get( "/connections/$second/remote-records", array( 'module' => 'contacts', 'search' => 'anna.private@x.test' ) ); // phpcs:ignore WordPress.Arrays
		self::assertSame( array( array( 'id' => $remote, 'name' => 'Anna Nowak', 'detail' => 'anna.private@x.test' ) ), $found ); // phpcs:ignore WordPress.Arrays
		$this->post( '/records/link', array( 'connection_id' => $second, 'module' => 'contacts', 'shop_id' => $anna, 'remote_id' => $remote ) ); // phpcs:ignore WordPress.Arrays

		$panel = $this->get( "/records/contacts/$anna/panel" );
		self::assertTrue( rest_validate_value_from_schema( $panel, Schemas::all()['RecordPanel'], 'RecordPanel' ) );
		self::assertSame( $remote, array_column( $panel['states'], 'remote_id', 'connection_id' )[ $second ] );
		wp_set_current_user( 0 );
		self::assertSame( 401, $this->request( 'GET', "/connections/$second/remote-records", array( 'module' => 'contacts' ) )->get_status() );
		self::assertSame( 401, $this->request( 'GET', "/records/contacts/$anna/panel" )->get_status() );
	}

	/** V15, V17 */
	public function test_rules_and_the_date_of_a_module_are_settings(): void {
		$made   = $this->connect_sandbox();
		$orders = array_column( $made['modules'], null, 'name' )['orders'];
		self::assertSame( array( 'processing', 'on-hold', 'completed' ), $orders['rules'][0]['values'] );

		$rule    = array( 'side' => 'shop', 'field' => 'kind', 'values' => array( 'guest' ), 'but' => false, 'action' => 'ignore', 'stand_in' => '' ); // phpcs:ignore WordPress.Arrays
		$changed = $this->post( "/connections/{$made['id']}", array( 'modules' => array( array( 'name' => 'contacts', 'rules' => array( $rule ), 'records_from' => '30d' ) ) ) ); // phpcs:ignore WordPress.Arrays

		$contacts = array_column( $changed['modules'], null, 'name' )['contacts'];
		self::assertSame( array( array( $rule ), '30d' ), array( $contacts['rules'], $contacts['records_from'] ) );
		self::assertFalse( $changed['options']['winner_untouched'] );
		self::assertTrue( $this->post( "/connections/{$made['id']}", array( 'options' => array( 'winner_untouched' => true ) ) )['options']['winner_untouched'] ); // phpcs:ignore WordPress.Arrays
		self::assertTrue( $this->plugin->pairings->of( $made['id'] )?->policy->winner_untouched );
		$bad = $this->request( 'POST', "/connections/{$made['id']}", array( 'modules' => array( array( 'name' => 'contacts', 'rules' => array( array( 'action' => 'stand_in' ) + $rule ) ) ) ) ); // phpcs:ignore WordPress.Arrays
		self::assertSame( array( 400, 'no_stand_in' ), array( $bad->get_status(), $bad->get_data()['code'] ) );
		self::assertSame( 400, $this->request( 'POST', "/connections/{$made['id']}", array( 'modules' => array( array( 'name' => 'contacts', 'records_from' => 'soon' ) ) ) )->get_status() ); // phpcs:ignore WordPress.Arrays
	}

	/** E24 */
	public function test_a_run_that_asks_is_answered(): void {
		$id = $this->connect_sandbox()['id'];
		$this->finish( $id, $this->post( '/runs', array( 'connection_id' => $id, 'modules' => array( 'products' ) ), 201 )['id'] ); // phpcs:ignore WordPress.Arrays
		$writes = array();
		foreach ( $this->remote( $id )->list( 'products', null, 1000 )->entries as $entry ) {
			$writes[] = new Write( $entry->id, $entry->id, array(), null, true );
		}
		foreach ( $this->remote( $id )->save( 'products', $writes ) as $result ) {
			self::assertNull( $result->error );
		}
		$run = $this->finish( $id, $this->post( '/runs', array( 'connection_id' => $id, 'modules' => array( 'products' ) ), 201 )['id'] ); // phpcs:ignore WordPress.Arrays
		self::assertSame( array( 'paused', count( $writes ), 'products', 'remote' ), array( $run['state'], $run['question']['missing'], $run['question']['module'], $run['question']['side'] ) );
		self::assertNotSame( '', $run['question']['label'] );
		$status = $this->get( '/status' );
		self::assertSame( array( 'attention', $run['id'] ), array( $status['state'], $status['connections'][0]['active_run_id'] ) );
		self::assertStringContainsString( 'asks', $status['sentence'] );
		self::assertSame( 409, $this->request( 'POST', "/runs/{$run['id']}/resume" )->get_status() );

		self::assertNull( $this->post( "/runs/{$run['id']}/resume", array( 'withdraw' => false ) )['question'] );

		self::assertSame( 'done', $this->finish( $id, $run['id'] )['state'] );
	}

	private function remote( int $id ): Endpoint {
		$pairing = $this->plugin->pairings->of( $id );
		self::assertNotNull( $pairing );
		return $pairing->endpoint( Side::Remote );
	}

	private function code_of( string $product ): string {
		return (string) $this->shop->fetch( 'products', array( $product ) )[ $product ]->fields['sku'];
	}

	/** @param array<string, mixed> $fields Of a contact. @return string Its id. */
	private function save( Endpoint $endpoint, array $fields ): string {
		foreach ( $endpoint->save( 'contacts', array( new Write( 'k', null, $fields ) ) ) as $result ) {
			self::assertNull( $result->error );
			return (string) $result->record?->id;
		}
		self::fail( 'Nothing was saved.' );
	}

	/** @return list<string> Records of both sides, with their versions. */
	private function contents(): array {
		global $wpdb;
		return $wpdb->get_col( "SELECT CONCAT_WS('|', instance, module, record, version) FROM {$wpdb->prefix}crosswalk_sandbox ORDER BY id" );
	}
}
