<?php
/**
 * Customers and guests as one module: customers first, guests behind them.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Endpoint\Entry;
use Crosswalk\Endpoint\Module;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Endpoint\Page;
use Crosswalk\Endpoint\SaveResult;
use Crosswalk\Endpoint\Write;

final class Contacts implements ShopModule {

	/** The three lists that changes are merged from, in the order they are taken at the same second. */
	private const UPDATED    = 0;
	private const REGISTERED = 1;
	private const GUESTS     = 2;

	public function __construct( private readonly Customers $customers, private readonly Guests $guests, private readonly Saving $saving ) {
	}

	public function module(): Module {
		return new Module( Modules::CONTACTS, __( 'Customers', 'crosswalk' ), $this->customers->fields(), array( array( 'email' ) ), array( 'first_name', 'last_name' ), lookup: $this->customers->lookup(), permissions: $this->customers->permissions() );
	}

	public function list( ?string $after, int $limit ): Page {
		$cursor = (string) $after;
		if ( ! str_starts_with( $cursor, RecordId::GUEST ) ) {
			$entries = $this->customers->after( RecordId::number( RecordId::USER, $cursor ), $limit, $next );
			return new Page( $entries, null === $next ? RecordId::GUEST . ':' : RecordId::USER . ':' . $next, false );
		}
		$entries = $this->guests->after( substr( $cursor, strlen( RecordId::GUEST ) + 1 ), $limit, $next );
		return new Page( $entries, null === $next ? $cursor : RecordId::GUEST . ':' . $next, null === $next );
	}

	public function head(): string {
		return max( (string) $this->customers->last_change(), (string) $this->guests->last_change(), Cursor::start() );
	}

	public function changed( string $cursor, int $limit ): Page {
		$from  = Cursor::from( $cursor );
		$lists = array(
			self::UPDATED    => $this->customers->updated_since( $from, self::UPDATED, $limit ),
			self::REGISTERED => $this->customers->registered_since( $from, self::REGISTERED, $limit ),
			self::GUESTS     => $this->guests->since( $from, self::GUESTS, $limit ),
		);
		$all   = array();
		foreach ( $lists as $stream => $changes ) {
			foreach ( $changes as $change ) {
				$all[] = array( (string) $change['entry']->modified, $stream, $change['number'], $change );
			}
		}
		usort( $all, static fn( array $a, array $b ): int => array_slice( $a, 0, 3 ) <=> array_slice( $b, 0, 3 ) );
		$taken = array_slice( $all, 0, $limit );
		$last  = end( $taken );
		$done  = count( $all ) <= $limit && max( array_map( 'count', $lists ) ) < $limit;
		if ( false === $last ) {
			return new Page( array(), explode( '|', $cursor )[0], true );
		}
		return new Page( $this->entries( $taken ), $done ? $last[0] : Cursor::after( $last[0], $last[1], $last[2] ), $done );
	}

	public function fetch( array $ids ): array {
		return $this->customers->fetch( RecordId::numbers( RecordId::USER, $ids ) ) + $this->guests->fetch( self::guest_ids( $ids ) );
	}

	public function versions( array $ids ): array {
		return Pages::versions( $this->customers->entries_of( RecordId::numbers( RecordId::USER, $ids ) ) + $this->guests->entries_of( self::guest_ids( $ids ) ) );
	}

	public function search( string $field, array $values ): array {
		$users = $this->customers->search( $field, $values ) ?? throw Refusal::not_searchable( Modules::CONTACTS, $field );
		$ids   = array_map( static fn( int $id ): string => RecordId::USER . ':' . $id, $users );
		return 'email' === $field ? array( ...$ids, ...$this->guests->by_email( $values ) ) : $ids;
	}

	public function save( array $writes ): iterable {
		$ids = RecordId::numbers( RecordId::USER, array_map( static fn( Write $write ): string => (string) $write->id, $writes ) );
		cache_users( $ids );
		update_meta_cache( 'user', $ids );
		return $this->saving->each( $writes, $this->save_one( ... ) );
	}

	public function created_by( Write $write, string $since ): ?string {
		$id = $this->customers->created_by( $write );
		return null === $id ? null : RecordId::USER . ':' . $id;
	}

	public function url( string $id ): ?string {
		$user = RecordId::number( RecordId::USER, $id );
		return 0 !== $user ? admin_url( 'user-edit.php?user_id=' . $user ) : $this->guests->url( $id );
	}

	/** @throws \Crosswalk\Endpoint\EndpointError When it may not or cannot be saved. */
	private function save_one( Write $write ): SaveResult {
		self::refuse_guest( $write );
		return $this->customers->save( $write );
	}

	public function rehearse( Write $write ): void {
		self::refuse_guest( $write );
		$this->customers->prepared( $write );
	}

	/** @throws \Crosswalk\Endpoint\EndpointError When it is about a guest. */
	private static function refuse_guest( Write $write ): void {
		if ( null !== $write->id && str_starts_with( $write->id, RecordId::GUEST . ':' ) ) {
			throw Refusal::not_possible(
				Guests::sealed(),
				'guest_readonly',
				__( 'Change the order, or let the customer register.', 'crosswalk' )
			);
		}
	}

	/**
	 * Without users who are no customers and guests who have an account by now.
	 *
	 * @param list<array{string, int, int, array{number: int, entry: Entry, roles?: list<string>}}> $taken Changes in order.
	 * @return list<Entry>
	 */
	private function entries( array $taken ): array {
		$users  = array_filter( array_column( $taken, 3 ), static fn( array $change ): bool => isset( $change['roles'] ) );
		$buyers = array_column( array_column( $this->customers->buyers( array_values( $users ) ), 'entry' ), null, 'id' );
		$kept   = array();
		foreach ( $taken as list( , $stream, , $change ) ) {
			$entry = $change['entry'];
			if ( self::GUESTS === $stream ? '' !== $entry->id : isset( $buyers[ $entry->id ] ) ) {
				$kept[] = $entry;
			}
		}
		return $kept;
	}

	/**
	 * @param list<string> $ids Typed ids.
	 * @return list<string>
	 */
	private static function guest_ids( array $ids ): array {
		return array_values( array_filter( $ids, static fn( string $id ): bool => str_starts_with( $id, RecordId::GUEST . ':' ) ) );
	}
}
