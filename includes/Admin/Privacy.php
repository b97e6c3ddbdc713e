<?php
/**
 * WordPress's export and erasure of personal data (P13): what the plugin keeps about a person, and what a connected
 * system keeps, which only that system can erase.
 */

declare( strict_types=1 );

namespace Crosswalk\Admin;

use Crosswalk\Endpoint\Endpoint;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Endpoint\Record;
use Crosswalk\Storage\Invoices;
use Crosswalk\Storage\Messages;
use Crosswalk\Storage\PersonalRows;
use Crosswalk\Sync\Bases;

/**
 * @phpstan-type Item array{group_id: string, group_label: string, item_id: string, data: list<array{name: string, value: string}>}
 */
final class Privacy {

	/** Records of a person per request: WordPress calls again for the next page. */
	private const PAGE = 50;

	/** Columns that are shown of each table. */
	private const COLUMNS = array(
		'links'       => array( 'connection', 'module', 'shop_id', 'remote_id', 'name', 'bases', 'created_at', 'updated_at' ),
		'history'     => array( 'at', 'module', 'shop_id', 'remote_id', 'event', 'field', 'old_value', 'new_value' ),
		'updates'     => array( 'first_at', 'module', 'side', 'record_id', 'status', 'message', 'detail' ),
		'run_records' => array( 'at', 'module', 'side', 'outcome', 'name', 'shop_id', 'remote_id', 'reason' ),
		'plans'       => array( 'run_id', 'module', 'side', 'record_id', 'other_id', 'outcome', 'reason', 'changes' ),
		'exclusions'  => array( 'at', 'module', 'record_id', 'cause' ),
		'invoices'    => array( 'number', 'order_id', 'issued', 'due', 'status', 'currency', 'net', 'tax', 'total', 'paid', 'remaining', 'items', 'url' ),
	);

	public function __construct(
		private readonly PersonalRows $rows,
		private readonly Endpoint $shop,
		private readonly Invoices $invoices,
		private readonly Messages $messages
	) {
	}

	public function register(): void {
		add_action( 'admin_init', array( $this, 'suggest' ) );
		// First of all: other erasers make the orders anonymous, and then nobody finds them by the e-mail address any more.
		add_filter( 'wp_privacy_personal_data_exporters', fn( array $others ): array => array( 'crosswalk' => $this->entry( 'exporter_friendly_name', array( $this, 'export' ) ) ) + $others ); // phpcs:ignore WordPress.Arrays
		add_filter( 'wp_privacy_personal_data_erasers', fn( array $others ): array => array( 'crosswalk' => $this->entry( 'eraser_friendly_name', array( $this, 'erase' ) ) ) + $others, PHP_INT_MAX ); // phpcs:ignore WordPress.Arrays
	}

	/** A text for the privacy policy: what goes where, and how long it stays. */
	public function suggest(): void {
		$sentences = array(
			__( 'We keep our customer management system in step with this shop. When you register, change your address or place an order, your name, e-mail address, phone number, addresses, company, and the lines, totals and status of your orders are sent there, and changes made there come back.', 'crosswalk' ),
			__( 'This site remembers which of its records belong to which record of that system, what was changed when and by whom, and the invoices that system has issued for your orders. Details of transfers are deleted after the time set by the shop; the history of a record is kept as long as the record.', 'crosswalk' ),
			__( 'On request we export or erase this data here. The other system keeps what is its own; we erase it there separately.', 'crosswalk' ),
		);
		wp_add_privacy_policy_content( 'Crosswalk', '<p>' . implode( '</p><p>', array_map( 'esc_html', $sentences ) ) . '</p>' );
	}

	/**
	 * @param int $page From 1.
	 * @return array{data: list<Item>, done: bool}
	 */
	public function export( string $email, int $page = 1 ): array {
		$data  = array();
		$pages = $this->pages( $email );
		foreach ( $pages[ $page - 1 ] ?? array() as $module => $ids ) {
			$links = $this->rows->links( $module, $ids );
			array_push(
				$data,
				...self::items( 'links', __( 'Links with connected systems', 'crosswalk' ), $links ),
				...self::items( 'history', __( 'History of synced records', 'crosswalk' ), $this->rows->history( $module, $ids, $links ) ),
				...self::items( 'updates', __( 'Updates waiting or sent', 'crosswalk' ), $this->rows->updates( $module, $ids, $links ) ),
				...self::items( 'run_records', __( 'Sync log', 'crosswalk' ), $this->rows->run_records( $module, $ids, $links ) ),
				...self::items( 'plans', __( 'Dry runs', 'crosswalk' ), $this->rows->plans( $module, $ids, $links ) ),
				...self::items( 'exclusions', __( 'Records that are not synced', 'crosswalk' ), $this->rows->exclusions( $module, $ids ) ),
				...self::items( 'invoices', __( 'Invoices', 'crosswalk' ), Modules::INVOICES === $module ? $this->invoices->rows( self::numbers( $ids ) ) : array() )
			);
		}
		return array(
			'data' => $data,
			'done' => $page >= count( $pages ),
		);
	}

	/**
	 * @param int $page From 1.
	 * @return array{items_removed: bool, items_retained: bool, messages: list<string>, done: bool}
	 */
	public function erase( string $email, int $page = 1 ): array {
		$removed  = 0;
		$messages = array();
		$pages    = $this->pages( $email );
		foreach ( $pages[ $page - 1 ] ?? array() as $module => $ids ) {
			$links = $this->rows->links( $module, $ids );
			array_push( $messages, ...array_map( array( self::class, 'remains' ), array_values( array_filter( $links, static fn( array $link ): bool => null !== $link['remote_id'] ) ) ) );
			// The debug log names nobody, so there is nothing in it to export; but it knows ids.
			$removed += $this->messages->forget( self::remote_ids( $links ) );
			$removed += $this->rows->forget( $module, $ids, array( Bases::class, 'forgotten' ) );
			$guests   = array_values( array_filter( $ids, static fn( string $id ): bool => str_starts_with( $id, 'guest:' ) ) );
			if ( array() !== $guests ) {
				$this->rows->delete( $module, $guests );
			}
			$removed += Modules::INVOICES === $module ? $this->invoices->forget( self::numbers( $ids ) ) : 0;
		}
		return array(
			'items_removed'  => $removed > 0,
			'items_retained' => array() !== $messages,
			'messages'       => $messages,
			'done'           => $page >= count( $pages ),
		);
	}

	/**
	 * Shop ids of what belongs to a person: the customer, the guest, the orders of both, and their invoices.
	 *
	 * @return list<array<string, list<string>>> Ids by module, a page at a time.
	 */
	private function pages( string $email ): array {
		$contacts = array( 'guest:' . hash( 'sha256', strtolower( trim( $email ) ) ) );
		$user     = get_user_by( 'email', $email );
		if ( false !== $user ) {
			$contacts[] = 'user:' . $user->ID;
		}
		$orders = array();
		foreach ( array( 'billing_email' => array( $email ), 'contact' => $contacts ) as $field => $values ) { // phpcs:ignore WordPress.Arrays
			foreach ( $this->shop->find( Modules::ORDERS, $field, $values ) as $order ) {
				$orders[ $order->id ] = true;
			}
		}
		$orders   = array_map( 'strval', array_keys( $orders ) );
		$invoices = array_map( static fn( array $row ): string => 'invoice:' . $row['id'], $this->invoices->of_person( $contacts, self::numbers( $orders ) ) );
		$pages    = array_map( fn( array $ids ): array => array_filter( array( Modules::ORDERS => $ids, Modules::REFUNDS => $this->refunds( $ids ) ) ), array_chunk( $orders, self::PAGE ) ); // phpcs:ignore WordPress.Arrays
		// At once: those that are forgotten would be missing from the next page.
		$pages[0][ Modules::CONTACTS ] = $contacts;
		if ( array() !== $invoices ) {
			$pages[0][ Modules::INVOICES ] = $invoices;
		}
		return $pages;
	}

	/**
	 * Where refunds are records of their own, they belong to whom their order belongs to.
	 *
	 * @param list<string> $orders Shop ids.
	 * @return list<string> Shop ids.
	 */
	private function refunds( array $orders ): array {
		return isset( $this->shop->modules()[ Modules::REFUNDS ] ) ? array_map( static fn( Record $refund ): string => $refund->id, $this->shop->find( Modules::REFUNDS, 'order', $orders ) ) : array();
	}

	/**
	 * @param list<string> $ids Typed ids.
	 * @return list<int>
	 */
	private static function numbers( array $ids ): array {
		return array_map( static fn( string $id ): int => (int) substr( (string) strrchr( $id, ':' ), 1 ), $ids );
	}

	/** @param array<string, string|null> $link Row. */
	private static function remains( array $link ): string {
		/* translators: 1: name of a connection, 2: kind of record, 3: id of a record. */
		return sprintf( __( 'The connected system "%1$s" still has a record of this person (%2$s %3$s). Erase it there.', 'crosswalk' ), $link['connection'] ?? '', $link['module'], $link['remote_id'] );
	}

	/**
	 * @param list<array<string, string|null>> $links Rows.
	 * @return list<string>
	 */
	private static function remote_ids( array $links ): array {
		return array_values( array_filter( array_map( 'strval', array_column( $links, 'remote_id' ) ), static fn( string $id ): bool => '' !== $id ) );
	}

	/**
	 * @param list<array<string, string|null>> $rows Of the table.
	 * @return list<Item>
	 */
	private static function items( string $table, string $label, array $rows ): array {
		$items = array();
		foreach ( $rows as $row ) {
			$data = array();
			foreach ( self::COLUMNS[ $table ] as $column ) {
				$value = (string) ( $row[ $column ] ?? '' );
				if ( '' !== $value ) {
					$data[] = array(
						'name'  => $column,
						'value' => str_ends_with( $column, 'at' ) ? gmdate( 'Y-m-d H:i:s \U\T\C', (int) $value ) : esc_html( $value ),
					);
				}
			}
			$items[] = array(
				'group_id'    => 'crosswalk-' . $table,
				'group_label' => $label,
				'item_id'     => $table . '-' . $row['id'],
				'data'        => $data,
			);
		}
		return $items;
	}

	/**
	 * @param callable $callback Export or erase.
	 * @return array<string, mixed>
	 */
	private function entry( string $name_key, callable $callback ): array {
		return array(
			$name_key  => __( 'Crosswalk', 'crosswalk' ),
			'callback' => $callback,
		);
	}
}
