<?php
/**
 * No WooCommerce or account mail while something is saved on behalf of a remote (E13, V15, V17).
 *
 * The listeners are taken off the mail actions, instead of filtering each mail away when it is sent: a shop may send its
 * mails later from a queue, when this save is long over.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

final class Silence {

	private const LISTENERS = array( 'send_transactional_email', 'queue_transactional_email' );

	private const ACCOUNT_MAILS = array( 'send_email_change_email', 'send_password_change_email', 'wp_send_new_user_notification_to_user', 'wp_send_new_user_notification_to_admin' );

	/** @var list<array{string, list<mixed>}> Actions that would have sent a mail, with what they brought. */
	private array $withheld = array();

	private readonly \Closure $note;

	/** @param list<array{string, callable, int}> $taken Action, listener and priority that are taken off. */
	private function __construct( private array $taken ) {
		$this->note = function ( mixed ...$args ): void {
			$this->withheld[] = array( (string) current_action(), array_values( $args ) );
		};
	}

	/** @param list<array{string, callable, int}> $listeners See `listeners()`. */
	public static function begin( array $listeners ): self {
		$silence = new self( $listeners );
		foreach ( $listeners as list( $action, $listener, $priority ) ) {
			remove_action( $action, $listener, $priority );
			add_action( $action, $silence->note, $priority, 10 );
		}
		foreach ( self::ACCOUNT_MAILS as $filter ) {
			add_filter( $filter, '__return_false', PHP_INT_MAX );
		}
		return $silence;
	}

	/**
	 * All that make mails of actions now. Looking for them takes longer than the rest, so do it once for many saves.
	 *
	 * @return list<array{string, callable, int}> Action, listener and priority.
	 */
	public static function listeners(): array {
		global $wp_filter;
		$found = array();
		foreach ( is_array( $wp_filter ) ? $wp_filter : array() as $action => $hook ) {
			foreach ( $hook instanceof \WP_Hook ? $hook->callbacks : array() as $priority => $listeners ) {
				foreach ( array_column( $listeners, 'function' ) as $listener ) {
					if ( is_array( $listener ) && 'WC_Emails' === $listener[0] && in_array( $listener[1], self::LISTENERS, true ) ) {
						$found[] = array( (string) $action, $listener, (int) $priority );
					}
				}
			}
		}
		return $found;
	}

	/** @return list<array{string, list<mixed>}> Actions of WooCommerce that stand for mails, with their arguments. */
	public function withheld(): array {
		return $this->withheld;
	}

	public function end(): void {
		foreach ( $this->taken as list( $action, $listener, $priority ) ) {
			remove_action( $action, $this->note, $priority );
			add_action( $action, $listener, $priority, 10 );
		}
		foreach ( self::ACCOUNT_MAILS as $filter ) {
			remove_filter( $filter, '__return_false', PHP_INT_MAX );
		}
		$this->taken = array();
	}
}
