<?php
/**
 * "Sync now", "Do not sync" and "Sync again" for the records that are ticked in a list (E30).
 */

declare( strict_types=1 );

namespace Crosswalk\Admin\Lists;

use Crosswalk\Capabilities;
use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\Exclusions;
use Crosswalk\Sync\Bonds;
use Crosswalk\Sync\Requests;

final class BulkCommands {

	private const SYNC    = 'crosswalk_sync';
	private const EXCLUDE = 'crosswalk_exclude';
	private const INCLUDE = 'crosswalk_include';

	/** Arguments of the address that the list is shown with afterwards. */
	private const DONE  = 'crosswalk_done';
	private const COUNT = 'crosswalk_count';

	public function __construct( private readonly Bonds $bonds, private readonly Requests $requests ) {
	}

	public function register(): void {
		add_action( 'admin_notices', array( $this, 'notice' ) );
		add_filter( 'removable_query_args', static fn( array $args ): array => array( ...$args, self::DONE, self::COUNT ) );
	}

	/**
	 * @param array<string, mixed> $actions Of the list.
	 * @return array<string, mixed>
	 */
	public function add( array $actions ): array {
		return current_user_can( Capabilities::SYNC ) ? $actions + array(
			self::SYNC    => __( 'Sync now', 'crosswalk' ),
			self::EXCLUDE => __( 'Do not sync', 'crosswalk' ),
			self::INCLUDE => __( 'Sync again', 'crosswalk' ),
		) : $actions;
	}

	public function knows( string $action ): bool {
		return in_array( $action, array( self::SYNC, self::EXCLUDE, self::INCLUDE ), true ) && current_user_can( Capabilities::SYNC );
	}

	/**
	 * The list has checked the nonce.
	 *
	 * @param list<string> $ids   Shop ids, with those that have no row of their own.
	 * @param int          $count Rows that were ticked.
	 * @return string Where to go back to.
	 */
	public function run( string $back, string $action, string $module, array $ids, int $count ): string {
		$person = get_current_user_id();
		if ( self::EXCLUDE === $action ) {
			$this->bonds->exclude( $module, Side::Shop, $ids, Exclusions::ALL, $person );
			$this->requests->settle( $module, $ids );
		} elseif ( self::INCLUDE === $action ) {
			$this->bonds->include( $module, Side::Shop, $ids, $person );
			$this->requests->sync( $module, $ids );
		} else {
			$this->requests->sync( $module, $ids );
		}
		return add_query_arg( array( self::DONE => $action, self::COUNT => $count ), $back ); // phpcs:ignore WordPress.Arrays
	}

	public function notice(): void {
		// phpcs:disable WordPress.Security -- Only compared and counted; it says what was done.
		$done  = $_GET[ self::DONE ] ?? '';
		$count = $_GET[ self::COUNT ] ?? 0;
		// phpcs:enable
		$count = is_numeric( $count ) ? (int) $count : 0;
		$words = match ( $done ) {
			/* translators: %s: number of records. */
			self::SYNC    => _n( '%s record will be synced in a moment.', '%s records will be synced in a moment.', $count, 'crosswalk' ),
			/* translators: %s: number of records. */
			self::EXCLUDE => _n( '%s record is not synced any more.', '%s records are not synced any more.', $count, 'crosswalk' ),
			/* translators: %s: number of records. */
			self::INCLUDE => _n( '%s record is synced again.', '%s records are synced again.', $count, 'crosswalk' ),
			default       => '',
		};
		if ( '' !== $words && $count > 0 ) {
			printf( '<div class="notice notice-success is-dismissible"><p>%s</p></div>', esc_html( sprintf( $words, number_format_i18n( $count ) ) ) );
		}
	}
}
