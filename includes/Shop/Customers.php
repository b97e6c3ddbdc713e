<?php
/**
 * People with an account. Listed are those with the role customer and everybody who has ordered; any user of the site
 * can be asked for by id or e-mail, so that an order of an administrator has a contact.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Endpoint\Entry;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\SaveResult;
use Crosswalk\Endpoint\Write;

/**
 * @phpstan-import-type User from UserTable
 */
final class Customers {

	/** Users with any other role, or a right of their own, are never written (V15). */
	private const HARMLESS_ROLES = array( 'customer', 'subscriber' );

	/** Permission: a remote may change the e-mail a customer logs in with (V15). */
	private const LOGIN_EMAIL = 'login_email';

	private ?FieldTable $table = null;

	/** @var list<string> Meta keys that the table was made with. */
	private array $keys = array();

	public function __construct(
		private readonly UserTable $users,
		private readonly OrderTable $orders,
		private readonly MetaFields $meta
	) {
	}

	/** @return array<string, \Crosswalk\Endpoint\Field> */
	public function fields(): array {
		return $this->table()->fields();
	}

	/** @return list<\Crosswalk\Endpoint\Field> */
	public function permissions(): array {
		return array( new \Crosswalk\Endpoint\Field( self::LOGIN_EMAIL, __( 'Take in the e-mail that customers log in with', 'crosswalk' ), help: __( 'Off, an e-mail that somebody changes in the other system stays there: whoever may write there cannot take over an account of the shop.', 'crosswalk' ) ) );
	}

	/**
	 * @param int|null $next Where to go on; null: nothing is left.
	 * @return list<Entry>
	 */
	public function after( int $id, int $limit, ?int &$next ): array {
		$users = $this->users->after( $id, $limit );
		$last  = end( $users );
		$next  = false === $last || count( $users ) < $limit ? null : $last['number'];
		return array_column( $this->buyers( $users ), 'entry' );
	}

	/** @return list<User> In the order of their changes. */
	public function updated_since( Cursor $cursor, int $stream, int $limit ): array {
		return $this->users->updated_since( $cursor, $stream, $limit );
	}

	/** @return list<User> In the order of their registration. */
	public function registered_since( Cursor $cursor, int $stream, int $limit ): array {
		return $this->users->registered_since( $cursor, $stream, $limit );
	}

	/**
	 * Leaves out users who are no customers.
	 *
	 * @param list<User> $users Any.
	 * @return list<User>
	 */
	public function buyers( array $users ): array {
		$others = array_filter( $users, static fn( array $user ): bool => ! in_array( 'customer', $user['roles'], true ) );
		$buyers = $this->orders->buyers( array_column( $others, 'number' ) );
		return array_values( array_filter( $users, static fn( array $user ): bool => in_array( 'customer', $user['roles'], true ) || in_array( $user['number'], $buyers, true ) ) );
	}

	/**
	 * @param list<int> $ids Users.
	 * @return array<string, Entry> By typed id.
	 */
	public function entries_of( array $ids ): array {
		return array_column( array_column( $this->users->of( $ids ), 'entry' ), null, 'id' );
	}

	/**
	 * @param list<int> $ids Users.
	 * @return array<string, Record> By typed id.
	 */
	public function fetch( array $ids ): array {
		$entries = $this->entries_of( $ids );
		$ids     = RecordId::numbers( RecordId::USER, array_keys( $entries ) );
		$records = array();
		$table   = $this->table();
		cache_users( $ids );
		update_meta_cache( 'user', $ids );
		foreach ( $ids as $id ) {
			$user = get_userdata( $id );
			if ( $user instanceof \WP_User ) {
				$entry                  = $entries[ RecordId::USER . ':' . $id ];
				$records[ $entry->id ] = new Record( $entry->id, $table->read( $user ), $entry->version, $entry->modified, self::sealed( $user ) );
			}
		}
		return $records;
	}

	/**
	 * @param list<string> $values What to look for.
	 * @return list<int>|null Null when customers are not found by this field.
	 */
	public function search( string $field, array $values ): ?array {
		$key = array( 'company' => 'billing_company', 'phone' => 'billing_phone' )[ $field ] ?? $field; // phpcs:ignore WordPress.Arrays
		return match ( true ) {
			'email' === $field                              => array_values( $this->users->by_email( $values ) ),
			in_array( $key, UserTable::keys(), true ) => $this->users->by_meta( $key, $values ),
			default                                         => $this->meta->search( Modules::CONTACTS, $field, $values ),
		};
	}

	/** @return list<string> Fields that customers are found by. */
	public function lookup(): array {
		return array( 'email', 'company', 'phone', ...UserTable::keys(), ...$this->meta->names( Modules::CONTACTS ) );
	}

	/** Id of the customer made for this key, or else the one with this e-mail. */
	public function created_by( Write $write ): ?int {
		$made  = '' === $write->own_key ? array() : $this->users->by_meta( Meta::OWN_KEY, array( $write->own_key ) );
		$email = $write->fields['email'] ?? null;
		return $made[0] ?? ( is_string( $email ) && '' !== $email ? array_values( $this->users->by_email( array( $email ) ) )[0] ?? null : null );
	}

	public function last_change(): ?string {
		return $this->users->last_change();
	}

	/**
	 * @throws \Crosswalk\Endpoint\EndpointError When it may not or cannot be saved.
	 */
	public function save( Write $write ): SaveResult {
		list( $customer, $values, $notes ) = $this->prepared( $write );

		$id = 0 === $customer->get_id() ? $this->create( $customer, $write ) : $this->update( $customer, Meta::is_among( $values ) );
		return new SaveResult( $write->key, $this->fetch( array( $id ) )[ RecordId::USER . ':' . $id ] ?? null, note: implode( ' ', $notes ) );
	}

	/**
	 * The customer as it would be saved.
	 *
	 * @return array{\WC_Customer, array<string, mixed>, list<string>} With what is set, and sentences about the rest.
	 * @throws \Crosswalk\Endpoint\EndpointError When it may not or cannot be saved.
	 */
	public function prepared( Write $write ): array {
		if ( $write->delete ) {
			throw Refusal::not_possible( __( 'Accounts of customers are not deleted by a remote.', 'crosswalk' ), 'customers_not_deleted' );
		}
		$id       = null === $write->id ? 0 : RecordId::number( RecordId::USER, $write->id );
		$user     = 0 === $id ? null : $this->writable( (string) $write->id, $id );
		$customer = new \WC_Customer( $id );
		$values   = $write->fields;
		$notes    = array();
		if ( null !== $user && isset( $values['email'] ) && ! in_array( self::LOGIN_EMAIL, $write->permits, true ) ) {
			if ( RecordId::email( is_string( $values['email'] ) ? $values['email'] : '' ) !== RecordId::email( $user->user_email ) ) {
				$notes[] = __( 'The e-mail is what the customer logs in with and was left alone.', 'crosswalk' );
			}
			unset( $values['email'] );
		}
		array_push( $notes, ...$this->table()->write( $customer, $values, null === $user ? array() : $this->table()->read( $user ) ) );
		if ( null === $user ) {
			Validation::check( $this->fields()['email'], $values['email'] ?? null );
		}
		$owner = is_string( $values['email'] ?? null ) ? email_exists( $values['email'] ) : false;
		if ( false !== $owner && $owner !== $id ) {
			throw Refusal::not_possible( __( 'Another user of the shop has this e-mail.', 'crosswalk' ), 'email_taken', __( 'Link the record with that customer, or change the e-mail of one of them.', 'crosswalk' ) );
		}
		return array( $customer, $values, $notes );
	}

	private function create( \WC_Customer $customer, Write $write ): int {
		$customer->set_password( wp_generate_password( 24 ) );
		$customer->set_display_name( trim( $customer->get_first_name() . ' ' . $customer->get_last_name() ) );
		if ( '' !== $write->own_key ) {
			$customer->update_meta_data( Meta::OWN_KEY, $write->own_key );
		}
		return (int) $customer->save();
	}

	private function update( \WC_Customer $customer, bool $meta ): int {
		if ( $meta || array() !== $customer->get_changes() ) {
			$customer->save();
		}
		return $customer->get_id();
	}

	/** @throws \Crosswalk\Endpoint\EndpointError When this user is gone or more than a customer. */
	private function writable( string $typed, int $id ): \WP_User {
		$user = get_userdata( $id );
		if ( ! $user instanceof \WP_User ) {
			throw Refusal::not_found( $typed );
		}
		$sealed = self::sealed( $user );
		if ( '' !== $sealed ) {
			throw Refusal::not_possible( $sealed, 'user_with_rights', __( 'Change this user in WordPress, or give the account the role Customer only.', 'crosswalk' ) );
		}
		return $user;
	}

	/** Why a remote may not write this user; empty: it may. */
	private static function sealed( \WP_User $user ): string {
		$rights = array_diff( self::rights( $user ), self::HARMLESS_ROLES );
		return array() === $rights && ! ( is_multisite() && is_super_admin( $user->ID ) )
			? ''
			/* translators: %s: roles of the user. */
			: sprintf( __( 'This user is more than a customer (%s) and is never written by a remote.', 'crosswalk' ), implode( ', ', $rights ) );
	}

	/**
	 * Roles and rights of a user: on all sites of a network, because the account is one.
	 *
	 * @return list<string>
	 */
	private static function rights( \WP_User $user ): array {
		$all = array( $user->caps );
		foreach ( is_multisite() ? array_keys( (array) get_user_meta( $user->ID ) ) : array() as $key ) {
			if ( str_ends_with( (string) $key, 'capabilities' ) ) {
				$all[] = get_user_meta( $user->ID, (string) $key, true );
			}
		}
		return array_map( 'strval', array_keys( array_filter( array_merge( ...array_filter( $all, 'is_array' ) ) ) ) );
	}

	private function table(): FieldTable {
		$keys = $this->meta->keys( Modules::CONTACTS );
		if ( null === $this->table || $keys !== $this->keys ) {
			$this->keys  = $keys;
			$this->table = ContactFields::of_customers( $this->meta );
		}
		return $this->table;
	}
}
