<?php
/**
 * Fields of people: of customers, kept with their account, and of guests, known from their newest order.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Modules;
use WC_Customer as Customer;
use WC_Order as Order;
use WP_User as User;

final class ContactFields {

	private const CUSTOMER = 'customer';
	private const GUEST    = 'guest';

	/**
	 * Customers are read from their meta, which is loaded for a whole batch, while WooCommerce's object costs a query
	 * each. They are written through that object, so that everybody who listens hears of it.
	 */
	public static function of_customers( MetaFields $meta ): FieldTable {
		$rows = array(
			new Property( self::email(), static fn( User $u ) => Values::text( $u->user_email ), static fn( Customer $c, ?string $v ) => $c->set_email( (string) $v ) ),
			new Property( self::first_name(), static fn( User $u ) => self::meta( $u, 'first_name' ) ?? self::meta( $u, 'billing_first_name' ), static fn( Customer $c, ?string $v ) => $c->set_first_name( (string) $v ) ),
			new Property( self::last_name(), static fn( User $u ) => self::meta( $u, 'last_name' ) ?? self::meta( $u, 'billing_last_name' ), static fn( Customer $c, ?string $v ) => $c->set_last_name( (string) $v ) ),
			new Property( self::company(), static fn( User $u ) => self::meta( $u, 'billing_company' ), static fn( Customer $c, ?string $v ) => $c->set_billing_company( (string) $v ) ),
			new Property( self::phone(), static fn( User $u ) => self::meta( $u, 'billing_phone' ), static fn( Customer $c, ?string $v ) => $c->set_billing_phone( (string) $v ) ),
			new Property( self::kind(), static fn() => self::CUSTOMER ),
			new Property( self::registered(), static fn( User $u ) => Values::instant( $u->user_registered ) ),
		);
		foreach ( Addresses::fields() as $name => $field ) {
			$rows[] = new Property( $field, static fn( User $u ) => Addresses::read( $name, self::meta( $u, $name ) ), static fn( Customer $c, ?string $v ) => Addresses::write( $c, $name, $v ) );
		}
		$more = $meta->properties( Modules::CONTACTS, static fn( object $u, string $key ) => $u instanceof User ? get_user_meta( $u->ID, $key, true ) : null, static fn( object $c, string $key, ?string $v ) => $c instanceof Customer ? MetaValues::set( $c, $key, $v ) : null );
		return new FieldTable( array( ...$rows, ...$more ) );
	}

	public static function of_guests( MetaFields $meta ): FieldTable {
		$rows = array(
			new Property( self::email(), static fn( Order $o ) => Values::text( RecordId::email( $o->get_billing_email( 'edit' ) ) ) ),
			new Property( self::first_name(), static fn( Order $o ) => Values::text( $o->get_billing_first_name( 'edit' ) ) ),
			new Property( self::last_name(), static fn( Order $o ) => Values::text( $o->get_billing_last_name( 'edit' ) ) ),
			new Property( self::company(), static fn( Order $o ) => Values::text( $o->get_billing_company( 'edit' ) ) ),
			new Property( self::phone(), static fn( Order $o ) => Values::text( $o->get_billing_phone( 'edit' ) ) ),
			new Property( self::kind(), static fn() => self::GUEST ),
			new Property( self::registered(), static fn() => null ),
		);
		foreach ( Addresses::fields() as $name => $field ) {
			$rows[] = new Property( $field, static fn( Order $o ) => Addresses::of( $o, $name ) );
		}
		$more = $meta->properties( Modules::CONTACTS, static fn( object $o, string $key ) => $o instanceof Order ? self::order_meta( $o, $key ) : null, null );
		return new FieldTable( array( ...$rows, ...$more ) );
	}

	/**
	 * Where the checkout keeps with an order what it keeps with an account under these keys: fields of the address get an
	 * underscore there.
	 *
	 * @param list<string> $keys Meta keys of users.
	 * @return list<string> Meta keys of orders.
	 */
	public static function guest_keys( array $keys ): array {
		return array( ...$keys, ...array_map( static fn( string $key ): string => '_' . $key, $keys ) );
	}

	/** @return array<string, string> */
	public static function kinds(): array {
		return array(
			self::CUSTOMER => __( 'Customer', 'crosswalk' ),
			self::GUEST    => __( 'Guest', 'crosswalk' ),
		);
	}

	private static function order_meta( Order $order, string $key ): mixed {
		foreach ( self::guest_keys( array( $key ) ) as $one ) {
			$value = $order->get_meta( $one, true, 'edit' );
			if ( '' !== $value ) {
				return $value;
			}
		}
		return null;
	}

	private static function meta( User $user, string $key ): ?string {
		return Values::text( get_user_meta( $user->ID, $key, true ) );
	}

	private static function email(): Field {
		return new Field( 'email', __( 'E-mail', 'crosswalk' ), FieldType::Email, required: true, max_length: 100 );
	}

	private static function first_name(): Field {
		return new Field( 'first_name', __( 'First name', 'crosswalk' ) );
	}

	private static function last_name(): Field {
		return new Field( 'last_name', __( 'Last name', 'crosswalk' ) );
	}

	private static function company(): Field {
		return new Field( 'company', __( 'Company', 'crosswalk' ) );
	}

	private static function phone(): Field {
		return new Field( 'phone', __( 'Phone', 'crosswalk' ), FieldType::Phone, max_length: 100 );
	}

	private static function kind(): Field {
		return new Field( 'kind', __( 'Customer or guest', 'crosswalk' ), FieldType::Choice, options: self::kinds(), readonly: true );
	}

	private static function registered(): Field {
		return new Field( 'registered', __( 'Registered', 'crosswalk' ), FieldType::Instant, readonly: true );
	}
}
