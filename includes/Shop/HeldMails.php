<?php
/**
 * Mails to customers that were held back because a run wrote something, not a person (E13): which ones they are, and how
 * they are sent after all. What happened long ago in the remote is no news to a customer and is forgotten.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Endpoint\Write;
use Crosswalk\Storage\Settings;
use Crosswalk\Storage\WithheldMails;

final class HeldMails {

	/** Suffix of the action that WooCommerce's mails listen to. */
	private const NOTIFICATION = '_notification';

	/** In the stored arguments: the order itself. */
	private const ORDER = '#order';

	public function __construct( private readonly WithheldMails $mails, private readonly Settings $settings ) {
	}

	/**
	 * Keeps those that a person may want to send.
	 *
	 * @param list<array{string, list<mixed>}> $withheld Actions with their arguments.
	 */
	public function keep( array $withheld, Write $write ): void {
		$changed = $write->changed_at ?? time();
		if ( array() === $withheld || null === $write->id || $changed < time() - $this->settings->all()['mail_days'] * DAY_IN_SECONDS ) {
			return;
		}
		foreach ( $withheld as list( $action, $args ) ) {
			$order = wc_get_order( is_numeric( $args[0] ?? null ) ? (int) $args[0] : 0 );
			if ( ! $order instanceof \WC_Order ) {
				continue;
			}
			foreach ( self::mails_of( $action ) as $email ) {
				$this->mails->hold( (int) $write->origin, $order->get_id(), $email->id, $action, (string) wp_json_encode( array_map( array( self::class, 'stored' ), $args ) ), $changed );
			}
		}
	}

	/**
	 * @param list<array<string, string|null>> $mails Rows.
	 * @return array<int, array{title: string, to: string, order: string, url: string}> By row id.
	 */
	public function describe( array $mails ): array {
		$described = array();
		$names     = array_column( self::all(), null, 'id' );
		foreach ( $mails as $mail ) {
			$order = wc_get_order( (int) $mail['order_id'] );
			$email = $names[ (string) $mail['mail'] ] ?? null;

			$described[ (int) $mail['id'] ] = array(
				'title' => null === $email ? (string) $mail['mail'] : $email->get_title(),
				'to'    => $order instanceof \WC_Order && null !== $email ? $order->get_billing_email() : '',
				'order' => '#' . ( $order instanceof \WC_Order ? $order->get_order_number() : (string) $mail['order_id'] ),
				'url'   => $order instanceof \WC_Order ? OrderLinks::of_order( $order->get_id() ) : '',
			);
		}
		return $described;
	}

	/**
	 * @param array<string, string|null> $mail A row.
	 * @throws \Crosswalk\Endpoint\EndpointError When it cannot be sent any more.
	 */
	public function send( array $mail ): void {
		$order = wc_get_order( (int) $mail['order_id'] );
		if ( ! $order instanceof \WC_Order ) {
			throw Refusal::not_found( RecordId::ORDER . ':' . $mail['order_id'] );
		}
		$action = (string) $mail['action'];
		$args   = json_decode( (string) $mail['args'], true );
		foreach ( self::mails_of( $action ) as $email ) {
			$listener = array( $email, self::method( $action, $email ) );
			if ( $email->id === $mail['mail'] && is_callable( $listener ) ) {
				$listener( ...array_map( static fn( mixed $arg ): mixed => self::ORDER === $arg ? $order : $arg, is_array( $args ) ? array_values( $args ) : array() ) );
				return;
			}
		}
		throw Refusal::not_possible( __( 'The shop does not send this kind of mail any more.', 'crosswalk' ), 'no_mail', __( 'Look at WooCommerce → Settings → Emails, or dismiss it.', 'crosswalk' ) );
	}

	/** @return list<\WC_Email> Mails to customers that this action sends. */
	private static function mails_of( string $action ): array {
		return array_values( array_filter( self::all(), static fn( \WC_Email $email ): bool => $email->is_customer_email() && $email->is_enabled() && '' !== self::method( $action, $email ) ) );
	}

	/** Method by which a mail listens to an action; empty: it does not. */
	private static function method( string $action, \WC_Email $email ): string {
		global $wp_filter;
		$hook = is_array( $wp_filter ) ? $wp_filter[ $action . self::NOTIFICATION ] ?? null : null;
		foreach ( $hook instanceof \WP_Hook ? $hook->callbacks : array() as $listeners ) {
			foreach ( array_column( $listeners, 'function' ) as $listener ) {
				if ( is_array( $listener ) && $listener[0] === $email ) {
					return $listener[1];
				}
			}
		}
		return '';
	}

	/** @return list<\WC_Email> */
	private static function all(): array {
		return array_values( WC()->mailer()->get_emails() );
	}

	/** An argument as it can be stored. */
	private static function stored( mixed $arg ): mixed {
		return $arg instanceof \WC_Order ? self::ORDER : ( is_scalar( $arg ) || is_array( $arg ) ? $arg : null );
	}
}
