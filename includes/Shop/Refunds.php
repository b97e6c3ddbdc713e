<?php
/**
 * Refunds as records of their own, for a remote that makes a credit note of each. They are made in the shop; a remote
 * reads, never writes.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Endpoint\Decimal;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Module;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Endpoint\OrderLine;
use Crosswalk\Endpoint\Page;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\SaveResult;
use Crosswalk\Endpoint\Write;
use Crosswalk\Storage\Db;

final class Refunds implements ShopModule {

	public function __construct( private readonly Db $db, private readonly RefundTable $table ) {
	}

	public function module(): Module {
		$fields = array(
			new Field( 'number', __( 'Number', 'crosswalk' ), readonly: true ),
			new Field( 'order', __( 'Order', 'crosswalk' ), FieldType::Reference, refers_to: Modules::ORDERS, readonly: true ),
			new Field( 'created', __( 'Created', 'crosswalk' ), FieldType::Instant, readonly: true ),
			new Field( 'date', __( 'Date', 'crosswalk' ), FieldType::Date, readonly: true ),
			new Field( 'reason', __( 'Reason', 'crosswalk' ), FieldType::LongText, readonly: true ),
			new Field( 'currency', __( 'Currency', 'crosswalk' ), FieldType::Currency, readonly: true ),
			new Field( 'total', __( 'Total', 'crosswalk' ), FieldType::Decimal, readonly: true ),
			new Field( 'lines', __( 'Lines', 'crosswalk' ), FieldType::Lines, readonly: true, children: OrderLine::fields() ),
		);
		return new Module( Modules::REFUNDS, __( 'Refunds', 'crosswalk' ), array_column( $fields, null, 'name' ), array( array( 'number' ) ), array( 'number' ), create: false, update: false, made: 'created' );
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
		$entries = $this->table->entries_of( RecordId::numbers( RecordId::REFUND, $ids ) );
		$numbers = RecordId::numbers( RecordId::REFUND, array_keys( $entries ) );
		$parents = $this->table->parents( $numbers );
		$orders  = OrderObjects::load( array_values( array_unique( array_filter( $parents ) ) ) );
		OrderObjects::prime_lines( $this->db, array( ...$numbers, ...array_keys( $orders ) ) );
		$records = array();
		foreach ( OrderObjects::refunds( $numbers ) as $number => $refund ) {
			$entry                 = $entries[ RecordId::REFUND . ':' . $number ];
			$records[ $entry->id ] = new Record( $entry->id, self::fields( $refund, $orders[ $parents[ $number ] ?? 0 ] ?? null ), $entry->version, $entry->modified );
		}
		return $records;
	}

	public function versions( array $ids ): array {
		return Pages::versions( $this->table->entries_of( RecordId::numbers( RecordId::REFUND, $ids ) ) );
	}

	public function search( string $field, array $values ): array {
		if ( 'order' === $field ) {
			return array_column( $this->table->of_orders( RecordId::numbers( RecordId::ORDER, $values ) ), 'id' );
		}
		if ( 'number' !== $field ) {
			throw Refusal::not_searchable( Modules::REFUNDS, $field );
		}
		$numbers = array_map( static fn( string $value ): int => 1 === preg_match( '/-R(\d+)$/i', $value, $found ) ? (int) $found[1] : 0, $values );
		return array_keys( $this->table->entries_of( array_values( array_filter( $numbers ) ) ) );
	}

	public function save( array $writes ): iterable {
		foreach ( $writes as $write ) {
			yield new SaveResult( $write->key, error: self::readonly() );
		}
	}

	public function rehearse( Write $write ): void {
		throw self::readonly();
	}

	private static function readonly(): EndpointError {
		return Refusal::not_possible( __( 'Refunds are made in the shop and not written by a remote.', 'crosswalk' ), 'refunds_readonly' );
	}

	public function created_by( Write $write, string $since ): ?string {
		return null;
	}

	public function url( string $id ): ?string {
		$order = $this->table->parents( RecordId::numbers( RecordId::REFUND, array( $id ) ) );
		return array() === $order ? null : OrderLinks::of_order( (int) reset( $order ) );
	}

	/** @return array<string, mixed> */
	private static function fields( \WC_Order_Refund $refund, ?\WC_Order $order ): array {
		$created = $refund->get_date_created( 'edit' );
		$amount  = Decimal::of( (string) Values::decimal( $refund->get_amount( 'edit' ) ) )->abs()->negate();
		return array(
			'number'   => ( null === $order ? '' : $order->get_order_number() ) . '-R' . $refund->get_id(),
			'order'    => null === $order ? null : RecordId::ORDER . ':' . $order->get_id(),
			'created'  => Values::instant( $created ),
			'date'     => null === $created ? null : (string) wp_date( 'Y-m-d', $created->getTimestamp() ),
			'reason'   => Values::text( $refund->get_reason( 'edit' ) ),
			'currency' => Values::text( $refund->get_currency( 'edit' ) ),
			'total'    => $amount->fixed( max( wc_get_price_decimals(), strlen( substr( (string) strrchr( (string) $amount, '.' ), 1 ) ) ) ),
			'lines'    => RefundLines::of( $refund, null === $order ? array() : OrderLines::rates( $order ) ),
		);
	}
}
