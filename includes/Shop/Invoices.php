<?php
/**
 * Invoices that a remote issues for the shop's orders and customers. They are written by remotes only; one that is
 * withdrawn there stays and says so.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Endpoint\Entry;
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
use Crosswalk\Storage\Invoices as Table;

/**
 * @phpstan-import-type Row from Db
 */
final class Invoices implements ShopModule {

	public const OPEN      = 'open';
	public const PAID      = 'paid';
	public const CREDIT    = 'credit';
	public const WITHDRAWN = 'withdrawn';

	/** Fields that are kept as text, by their columns of the same name. */
	private const TEXTS = array( 'number', 'issued', 'due', 'status', 'state', 'currency', 'net', 'tax', 'total', 'paid', 'remaining', 'url', 'contact' );

	/** @var array<string, Field>|null */
	private ?array $fields = null;

	public function __construct( private readonly Table $table, private readonly Saving $saving ) {
	}

	public function module(): Module {
		return new Module(
			Modules::INVOICES,
			__( 'Invoices', 'crosswalk' ),
			$this->fields(),
			array( array( 'url' ) ),
			array( 'number' ),
			inactive: array( 'state' => self::WITHDRAWN ),
			owners: array( 'order', 'contact' )
		);
	}

	public function list( ?string $after, int $limit ): Page {
		return Pages::by_id( array_map( self::entry( ... ), $this->table->after( (int) $after, $limit ) ), $limit, (string) $after );
	}

	public function head(): string {
		$time = $this->table->last_change();
		return 0 === $time ? Cursor::start() : self::instant( $time );
	}

	public function changed( string $cursor, int $limit ): Page {
		$from = Cursor::from( $cursor );
		$rows = $this->table->since( (int) strtotime( $from->time . ' UTC' ), min( PHP_INT_MAX, $from->behind( 0 ) ), $limit );
		return Pages::by_time( array_map( self::entry( ... ), $rows ), $limit, $cursor );
	}

	public function fetch( array $ids ): array {
		$records = array();
		foreach ( $this->table->rows( RecordId::numbers( RecordId::INVOICE, $ids ) ) as $row ) {
			$entry                 = self::entry( $row );
			$records[ $entry->id ] = new Record( $entry->id, self::read( $row ), $entry->version, $entry->modified );
		}
		return $records;
	}

	public function versions( array $ids ): array {
		return array_map( static fn( Record $record ): string => $record->version, $this->fetch( $ids ) );
	}

	public function search( string $field, array $values ): array {
		$ids = match ( $field ) {
			'number', 'url', 'contact' => $this->table->search( $field, $values ),
			'order'                    => $this->table->search( 'order_id', RecordId::numbers( RecordId::ORDER, $values ) ),
			default                    => throw Refusal::not_searchable( Modules::INVOICES, $field ),
		};
		return array_map( static fn( int $id ): string => RecordId::INVOICE . ':' . $id, $ids );
	}

	public function save( array $writes ): iterable {
		return $this->saving->each( $writes, fn( Write $write ): SaveResult => $this->one( $write ) );
	}

	public function created_by( Write $write, string $since ): ?string {
		$id = '' === $write->own_key ? null : $this->table->by_own_key( (int) $write->origin, $write->own_key );
		return null === $id ? null : RecordId::INVOICE . ':' . $id;
	}

	/** The page of its order. */
	public function url( string $id ): ?string {
		$order = (int) ( $this->table->rows( RecordId::numbers( RecordId::INVOICE, array( $id ) ) )[0]['order_id'] ?? 0 );
		return 0 === $order ? null : OrderLinks::of_order( $order );
	}

	public function rehearse( Write $write ): void {
		$this->columns( $write );
		if ( null !== $write->id && array() === $this->table->rows( RecordId::numbers( RecordId::INVOICE, array( $write->id ) ) ) ) {
			throw Refusal::not_found( $write->id );
		}
	}

	/**
	 * @return array<string, int|string> What would be stored.
	 * @throws \Crosswalk\Endpoint\EndpointError
	 */
	private function columns( Write $write ): array {
		if ( $write->delete ) {
			throw Refusal::not_possible( __( 'Invoices are not deleted in the shop.', 'crosswalk' ), 'invoices_kept' );
		}
		return $this->written( $write->fields, null === $write->id );
	}

	private function one( Write $write ): SaveResult {
		$columns = $this->columns( $write );
		if ( null === $write->id ) {
			$number = $this->table->add(
				$columns + array(
					'connection_id' => (int) $write->origin,
					'own_key'       => $write->own_key,
				)
			);
		} else {
			$number = RecordId::number( RecordId::INVOICE, $write->id );
			if ( ! $this->table->set( $number, $columns ) ) {
				throw Refusal::not_found( $write->id );
			}
		}
		$id = RecordId::INVOICE . ':' . $number;
		return new SaveResult( $write->key, $this->fetch( array( $id ) )[ $id ] ?? throw Refusal::not_found( $id ) );
	}

	/**
	 * @param array<string, mixed> $values By field.
	 * @param bool                 $whole  A new one: what is required must be there.
	 * @return array<string, string|int> By column.
	 */
	private function written( array $values, bool $whole ): array {
		$columns = array();
		foreach ( $whole ? $values + array_fill_keys( array_keys( array_filter( $this->fields(), static fn( Field $field ): bool => $field->required ) ), null ) : $values as $name => $value ) {
			$field = $this->fields()[ $name ] ?? throw Refusal::unknown_field( (string) $name );
			Validation::check( $field, $value );
			if ( 'lines' === $name ) {
				$columns['items'] = (string) wp_json_encode( $value ?? array() );
			} elseif ( 'order' === $name ) {
				$columns['order_id'] = RecordId::number( RecordId::ORDER, is_string( $value ) ? $value : '' );
			} else {
				$columns[ $name ] = is_string( $value ) ? $value : '';
			}
		}
		return $columns;
	}

	/**
	 * @param Row $row Whole.
	 * @return array<string, mixed>
	 */
	private static function read( array $row ): array {
		$values = array();
		foreach ( self::TEXTS as $name ) {
			$values[ $name ] = Values::text( $row[ $name ] );
		}
		$lines = json_decode( (string) $row['items'], true );
		return array(
			'order' => 0 === (int) $row['order_id'] ? null : RecordId::ORDER . ':' . $row['order_id'],
			'lines' => is_array( $lines ) ? $lines : array(),
		) + $values;
	}

	/** @param Row $row id, version, updated_at. */
	private static function entry( array $row ): Entry {
		return new Entry( RecordId::INVOICE . ':' . $row['id'], (string) $row['version'], self::instant( (int) $row['updated_at'] ) );
	}

	private static function instant( int $time ): string {
		return gmdate( 'Y-m-d\TH:i:s\Z', $time );
	}

	/** @return array<string, Field> */
	private function fields(): array {
		return $this->fields ??= array_column(
			array(
				new Field( 'number', __( 'Number', 'crosswalk' ), required: true, max_length: 100 ),
				new Field( 'order', __( 'Order', 'crosswalk' ), FieldType::Reference, refers_to: Modules::ORDERS ),
				new Field( 'contact', __( 'Customer', 'crosswalk' ), FieldType::Reference, refers_to: Modules::CONTACTS ),
				new Field( 'issued', __( 'Issued', 'crosswalk' ), FieldType::Date ),
				new Field( 'due', __( 'Due', 'crosswalk' ), FieldType::Date ),
				new Field( 'status', __( 'Status, as the other system calls it', 'crosswalk' ), max_length: 100 ),
				new Field( 'state', __( 'State', 'crosswalk' ), FieldType::Choice, options: self::states() ),
				new Field( 'currency', __( 'Currency', 'crosswalk' ), FieldType::Currency ),
				new Field( 'net', __( 'Total without tax', 'crosswalk' ), FieldType::Decimal ),
				new Field( 'tax', __( 'Tax', 'crosswalk' ), FieldType::Decimal ),
				new Field( 'total', __( 'Total', 'crosswalk' ), FieldType::Decimal ),
				new Field( 'paid', __( 'Paid', 'crosswalk' ), FieldType::Decimal ),
				new Field( 'remaining', __( 'Left to pay', 'crosswalk' ), FieldType::Decimal ),
				new Field( 'lines', __( 'Lines', 'crosswalk' ), FieldType::Lines, children: OrderLine::fields() ),
				new Field( 'url', __( 'Link to the other system', 'crosswalk' ), FieldType::Url, max_length: 250 ),
			),
			null,
			'name'
		);
	}

	/** @return array<string, string> Labels by state. */
	private static function states(): array {
		return array(
			self::OPEN      => __( 'Open', 'crosswalk' ),
			self::PAID      => __( 'Paid', 'crosswalk' ),
			self::CREDIT    => __( 'Credit note', 'crosswalk' ),
			self::WITHDRAWN => __( 'Withdrawn', 'crosswalk' ),
		);
	}
}
