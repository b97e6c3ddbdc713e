<?php
/**
 * People who ordered without an account, known by the e-mail of their orders. Who has an account with that e-mail is no
 * guest: those orders belong to the customer.
 *
 * The id is a hash, so that no e-mail stands in links and logs. The way back is a search through the e-mails of guest
 * orders, the latest first, once for a whole batch.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Endpoint\Entry;
use Crosswalk\Endpoint\Record;
use Crosswalk\Storage\Db;

/**
 * @phpstan-import-type Row from Db
 * @phpstan-type Newest array{email: string, order: int}
 */
final class Guests {

	private const CHUNK = 5000;

	/** E-mails remembered between two calls. */
	private const REMEMBERED = 5000;

	/** @var array<string, string> E-mail by typed id. */
	private array $emails = array();

	public function __construct( private readonly OrderTable $orders, private readonly UserTable $users, private readonly MetaFields $meta ) {
	}

	/**
	 * In the order of their e-mails, not of their ids, which no index knows.
	 *
	 * @param string|null $next E-mail to go on behind; null: nothing is left.
	 * @return list<Entry>
	 */
	public function after( string $email, int $limit, ?string &$next ): array {
		$emails = $this->orders->guest_emails( $email, $limit );
		$next   = array() === $emails ? null : $emails[ count( $emails ) - 1 ];
		return null === $next ? array() : array_values( $this->entries( $this->newest_of( $this->orders->guest_orders_between( $email, $next ) ) ) );
	}

	/**
	 * @param list<string> $ids Typed ids.
	 * @return array<string, Entry>
	 */
	public function entries_of( array $ids ): array {
		return $this->entries( array_intersect_key( $this->newest( array_values( $this->emails_of( $ids ) ) ), array_flip( $ids ) ) );
	}

	/**
	 * @param list<string> $ids Typed ids.
	 * @return array<string, Record>
	 */
	public function fetch( array $ids ): array {
		$newest  = array_intersect_key( $this->newest( array_values( $this->emails_of( $ids ) ) ), array_flip( $ids ) );
		$orders  = OrderObjects::load( array_column( $newest, 'order' ) );
		$fields  = ContactFields::of_guests( $this->meta );
		$records = array();
		foreach ( $this->entries( $newest ) as $id => $entry ) {
			$order = $orders[ $newest[ $id ]['order'] ] ?? null;
			if ( null !== $order ) {
				$records[ $id ] = new Record( $id, $fields->read( $order ), $entry->version, $entry->modified, self::sealed() );
			}
		}
		return $records;
	}

	/** Why nobody writes a guest. */
	public static function sealed(): string {
		return __( 'A guest is known from orders only and cannot be written.', 'crosswalk' );
	}

	/**
	 * @param list<string> $emails In any case.
	 * @return list<string> Typed ids.
	 */
	public function by_email( array $emails ): array {
		return array_keys( $this->newest( $emails ) );
	}

	/**
	 * Entries of guests whose orders changed, with the number of the order.
	 *
	 * @return list<array{number: int, entry: Entry}>
	 */
	public function since( Cursor $cursor, int $stream, int $limit ): array {
		$rows    = $this->orders->guest_orders_since( $cursor, $stream, $limit );
		$entries = $this->entries( $this->newest( array_map( 'strval', array_column( $rows, 'email' ) ) ) );
		$changes = array();
		foreach ( $rows as $row ) {
			$entry     = $entries[ RecordId::guest( (string) $row['email'] ) ] ?? null;
			$changes[] = array(
				'number' => (int) $row['id'],
				// The time of this order places the entry in the stream, whichever order is the newest.
				'entry'  => new Entry( $entry->id ?? '', $entry->version ?? '', Values::instant( $row['modified'] ) ),
			);
		}
		return $changes;
	}

	public function last_change(): ?string {
		return $this->orders->last_change();
	}

	/** The orders of this e-mail. */
	public function url( string $id ): ?string {
		$email = $this->emails_of( array( $id ) )[ $id ] ?? null;
		return null === $email ? null : OrderLinks::of_email( $email );
	}

	/**
	 * The contact behind each of these orders.
	 *
	 * @param array<int, array{customer: int, email: string}> $orders By order.
	 * @return array<int, string|null> Typed ids by order.
	 */
	public function contacts( array $orders ): array {
		$emails = array_filter( array_map( static fn( array $order ): string => 0 === $order['customer'] ? $order['email'] : '', $orders ) );
		$users  = $this->users->by_email( array_values( array_unique( $emails ) ) );
		return array_map(
			static function ( array $order ) use ( $users ): ?string {
				$user = 0 !== $order['customer'] ? $order['customer'] : $users[ RecordId::email( $order['email'] ) ] ?? 0;
				return 0 !== $user ? RecordId::USER . ':' . $user : ( '' === trim( $order['email'] ) ? null : RecordId::guest( $order['email'] ) );
			},
			$orders
		);
	}

	/**
	 * @param array<string, Newest> $newest By typed id.
	 * @return array<string, Entry>
	 */
	private function entries( array $newest ): array {
		$orders  = $this->orders->entries_of( array_column( $newest, 'order' ) );
		$entries = array();
		foreach ( $newest as $id => $guest ) {
			$order = $orders[ RecordId::ORDER . ':' . $guest['order'] ] ?? null;
			if ( null !== $order ) {
				$entries[ $id ] = new Entry( $id, $guest['order'] . '-' . $order->version, $order->modified );
			}
		}
		return $entries;
	}

	/**
	 * The newest order of each guest.
	 *
	 * @param list<string> $emails In any case.
	 * @return array<string, Newest> By typed id.
	 */
	private function newest( array $emails ): array {
		return $this->newest_of( $this->orders->guest_orders_of( array_values( array_unique( $emails ) ) ) );
	}

	/**
	 * @param list<Row> $rows Guest orders.
	 * @return array<string, Newest> By typed id.
	 */
	private function newest_of( array $rows ): array {
		$users  = $this->users->by_email( array_values( array_unique( array_map( 'strval', array_column( $rows, 'email' ) ) ) ) );
		$newest = array();
		foreach ( $rows as $row ) {
			$email = RecordId::email( (string) $row['email'] );
			$id    = RecordId::guest( $email );
			if ( ! isset( $users[ $email ] ) && (int) $row['id'] > ( $newest[ $id ]['order'] ?? 0 ) ) {
				$newest[ $id ] = array(
					'email' => $email,
					'order' => (int) $row['id'],
				);
			}
		}
		$emails       = array_map( static fn( array $guest ): string => $guest['email'], $newest );
		$this->emails = array_slice( $emails + $this->emails, 0, self::REMEMBERED, true );
		return $newest;
	}

	/**
	 * @param list<string> $ids Typed ids.
	 * @return array<string, string> E-mail by typed id.
	 */
	private function emails_of( array $ids ): array {
		$wanted  = array_flip( $ids );
		$found   = array_intersect_key( $this->emails, $wanted );
		$before  = PHP_INT_MAX;
		$missing = count( $wanted ) - count( $found );
		while ( $missing > 0 ) {
			$rows = $this->orders->guest_orders_before( $before, self::CHUNK );
			foreach ( $rows as $row ) {
				$id = RecordId::guest( (string) $row['email'] );
				if ( isset( $wanted[ $id ] ) ) {
					$found[ $id ] = (string) $row['email'];
				}
			}
			if ( count( $rows ) < self::CHUNK ) {
				break;
			}
			$before  = (int) $rows[ self::CHUNK - 1 ]['id'];
			$missing = count( $wanted ) - count( $found );
		}
		return $found;
	}
}
