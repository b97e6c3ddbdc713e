<?php
/**
 * Orders. Those placed in the shop keep what was ordered: a remote changes their status and little else. Those that came
 * from a remote are stored as they came, without touching stock and without mails (V17).
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\Module;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Endpoint\Page;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\SaveResult;
use Crosswalk\Endpoint\Write;

final class Orders implements ShopModule {

	/** Where orders say they were made. */
	private const MADE_BY = 'crosswalk';

	/** Statuses that a remote does not take an order out of (E13), unless it has the permission. */
	private const FINAL  = array( 'completed', 'refunded', 'cancelled' );
	private const REOPEN = 'reopen';

	private ?FieldTable $fields = null;

	/** @var list<string> Meta keys that the table of fields was made with. */
	private array $keys = array();

	public function __construct( private readonly OrderTable $table, private readonly OrderReader $reader, private readonly Saving $saving, private readonly MetaFields $meta ) {
	}

	public function module(): Module {
		return new Module( Modules::ORDERS, __( 'Orders', 'crosswalk' ), $this->fields()->fields(), array( array( 'number' ) ), array( 'number' ), delete: true, lookup: $this->table->lookup(), permissions: array( new Field( self::REOPEN, __( 'Take finished orders back into work', 'crosswalk' ), help: __( 'Off, an order that is completed, refunded or cancelled keeps its status, whatever the other system says.', 'crosswalk' ) ) ), made: 'created' );
	}

	public function list( ?string $after, int $limit ): Page {
		return Pages::by_id( $this->table->after( (int) $after, $limit ), $limit, (string) $after );
	}

	public function head(): string {
		return $this->table->last_change() ?? Cursor::start();
	}

	public function changed( string $cursor, int $limit ): Page {
		return Pages::by_time( $this->table->since( Cursor::from( $cursor ), $limit ), $limit, $cursor );
	}

	public function fetch( array $ids ): array {
		// Versions before values: a change in between is then seen as one, not missed.
		$entries = $this->table->entries_of( RecordId::numbers( RecordId::ORDER, $ids ) );
		$records = array();
		$fields  = $this->fields();
		foreach ( $this->reader->views( RecordId::numbers( RecordId::ORDER, array_keys( $entries ) ) ) as $number => $view ) {
			$entry                 = $entries[ RecordId::ORDER . ':' . $number ];
			$records[ $entry->id ] = new Record( $entry->id, $fields->read( $view ), $entry->version, $entry->modified );
		}
		return $records;
	}

	public function versions( array $ids ): array {
		return Pages::versions( $this->table->entries_of( RecordId::numbers( RecordId::ORDER, $ids ) ) );
	}

	public function search( string $field, array $values ): array {
		return $this->table->search( $field, $values ) ?? throw Refusal::not_searchable( Modules::ORDERS, $field );
	}

	public function save( array $writes ): iterable {
		return $this->saving->each( $writes, fn( Write $write ): SaveResult => null === $write->id ? $this->create( $write ) : $this->update( $write ) );
	}

	public function rehearse( Write $write ): void {
		if ( null === $write->id ) {
			// Nothing of an order is stored before it is saved.
			$this->fields()->write( new \WC_Order(), $this->in_order( $write->fields ) );
			return;
		}
		$view = $this->view( $write );
		if ( ! $write->delete ) {
			$this->fields()->check( $this->allowed( $view, $write->fields )[0], $this->fields()->read( $view ) );
		}
	}

	public function created_by( Write $write, string $since ): ?string {
		return '' === $write->own_key ? null : $this->table->by_own_key( $write->own_key );
	}

	public function url( string $id ): string {
		return OrderLinks::of_order( RecordId::number( RecordId::ORDER, $id ) );
	}

	private function create( Write $write ): SaveResult {
		$silence = Silence::begin( Silence::listeners() );
		try {
			$order = new \WC_Order();
			$order->set_created_via( self::MADE_BY );
			$order->update_meta_data( Meta::OWN_KEY, $write->own_key );
			// What WooCommerce does once per order is marked as done: the remote keeps these books.
			$order->set_order_stock_reduced( true );
			$order->set_recorded_sales( true );
			$order->set_recorded_coupon_usage_counts( true );
			$order->set_new_order_email_sent( true );
			$notes = $this->fields()->write( $order, $this->in_order( $write->fields ) );
			$order->save();
			return $this->result( $write, $order->get_id(), $notes );
		} finally {
			$silence->end();
		}
	}

	private function update( Write $write ): SaveResult {
		$view   = $this->view( $write );
		$number = $view->order->get_id();
		if ( $write->delete ) {
			$view->order->delete( false );
			return new SaveResult( $write->key );
		}
		list( $values, $notes ) = $this->allowed( $view, $write->fields );
		if ( $this->would_reopen( $view, $values, $write ) ) {
			/* translators: %s: status of an order. */
			$notes[] = sprintf( __( 'The order is finished (%s) and was not taken back into work, as set in the settings.', 'crosswalk' ), wc_get_order_status_name( $view->order->get_status( 'edit' ) ) );
			unset( $values['status'] );
		}
		$before                 = wp_json_encode( $view->order->get_changes() );
		array_push( $notes, ...$this->fields()->write( $view->order, $this->in_order( $values ), $this->fields()->read( $view ) ) );
		if ( isset( $values['lines'] ) || Meta::is_among( $values ) || wp_json_encode( $view->order->get_changes() ) !== $before ) {
			$view->order->save();
		}
		return $this->result( $write, $number, $notes );
	}

	/** @throws \Crosswalk\Endpoint\EndpointError When it is gone. */
	private function view( Write $write ): OrderView {
		$number = RecordId::number( RecordId::ORDER, (string) $write->id );
		return $this->reader->views( array() === $this->table->entries_of( array( $number ) ) ? array() : array( $number ) )[ $number ] ?? throw Refusal::not_found( (string) $write->id );
	}

	/**
	 * An order placed in the shop is a contract with a customer: its lines, totals and addresses are not a remote's.
	 *
	 * @param array<string, mixed> $values By field.
	 * @return array{array<string, mixed>, list<string>} What may be set, and sentences about the rest.
	 */
	private function allowed( OrderView $view, array $values ): array {
		if ( self::MADE_BY === $view->order->get_created_via( 'edit' ) ) {
			return array( $values, array() );
		}
		$known  = array_diff( array_keys( $this->fields()->fields() ), OrderFields::OPEN, $this->meta->names( Modules::ORDERS ) );
		$closed = array_intersect( array_keys( $values ), $known );
		/* translators: %s: names of fields. */
		$notes = array() === $closed ? array() : array( sprintf( __( 'This order was placed in the shop, so these fields were left alone: %s.', 'crosswalk' ), implode( ', ', $closed ) ) );
		return array( array_diff_key( $values, array_flip( $closed ) ), $notes );
	}

	/** @param array<string, mixed> $values To be set. */
	private function would_reopen( OrderView $view, array $values, Write $write ): bool {
		$status = $view->order->get_status( 'edit' );
		return in_array( $status, self::FINAL, true ) && isset( $values['status'] ) && $values['status'] !== $status && ! in_array( self::REOPEN, $write->permits, true );
	}

	/** @param list<string> $notes Sentences. */
	private function result( Write $write, int $number, array $notes ): SaveResult {
		$id = RecordId::ORDER . ':' . $number;
		return new SaveResult( $write->key, $this->fetch( array( $id ) )[ $id ] ?? throw Refusal::not_found( $id ), note: implode( ' ', $notes ) );
	}

	/**
	 * The table's order decides: lines set the taxes that a total may correct.
	 *
	 * @param array<string, mixed> $values By field.
	 * @return array<string, mixed>
	 */
	private function in_order( array $values ): array {
		return array_replace( array_intersect_key( $this->fields()->fields(), $values ), $values );
	}

	private function fields(): FieldTable {
		$keys = $this->meta->keys( Modules::ORDERS );
		if ( null === $this->fields || $keys !== $this->keys ) {
			$this->keys   = $keys;
			$this->fields = OrderFields::table()->with(
				$this->meta->properties( Modules::ORDERS, static fn( object $v, string $key ) => $v instanceof OrderView ? $v->order->get_meta( $key, true, 'edit' ) : null, static fn( object $o, string $key, ?string $value ) => $o instanceof \WC_Order ? MetaValues::set( $o, $key, $value ) : null )
			);
		}
		return $this->fields;
	}
}
