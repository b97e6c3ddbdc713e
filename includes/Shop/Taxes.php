<?php
/**
 * Tax rates. The shop owns them: a remote reads, never writes.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Entry;
use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Module;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Endpoint\Page;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\SaveResult;
use Crosswalk\Endpoint\Write;
use Crosswalk\Storage\Db;

/**
 * @phpstan-import-type Row from Db
 */
final class Taxes implements ShopModule {

	/** Fields that taxes are found by, with their columns. */
	private const SEARCHABLE = array(
		'name' => 'tax_rate_name',
		'rate' => 'tax_rate',
	);

	public function __construct( private readonly Db $db ) {
	}

	public function module(): Module {
		$fields = array(
			new Field( 'name', __( 'Name', 'crosswalk' ), readonly: true ),
			new Field( 'rate', __( 'Rate in percent', 'crosswalk' ), FieldType::Decimal, scale: 4, readonly: true ),
			new Field( 'country', __( 'Country', 'crosswalk' ), FieldType::Country, readonly: true ),
			new Field( 'state', __( 'State', 'crosswalk' ), FieldType::State, readonly: true ),
			new Field( 'class', __( 'Tax class', 'crosswalk' ), readonly: true ),
			new Field( 'compound', __( 'Compound', 'crosswalk' ), FieldType::Boolean, readonly: true ),
			new Field( 'shipping', __( 'Applies to shipping', 'crosswalk' ), FieldType::Boolean, readonly: true ),
			new Field( 'priority', __( 'Priority', 'crosswalk' ), FieldType::Integer, readonly: true ),
		);
		return new Module( Modules::TAXES, __( 'Taxes', 'crosswalk' ), array_column( $fields, null, 'name' ), array( array( 'name', 'rate' ) ), array( 'name', 'rate' ), create: false, update: false, lookup: array_keys( self::SEARCHABLE ) );
	}

	public function list( ?string $after, int $limit ): Page {
		$rows = $this->rows( 'tax_rate_id>%d ORDER BY tax_rate_id LIMIT %d', array( (int) $after, $limit ) );
		return Pages::by_id( array_map( static fn( array $row ): Entry => new Entry( self::id( $row ), Values::version( $row ) ), $rows ), $limit, (string) $after );
	}

	/** Rates have no times. There are few of them, so every poll reads them all and compares versions. */
	public function head(): string {
		return '0';
	}

	public function changed( string $cursor, int $limit ): Page {
		$page = $this->list( $cursor, $limit );
		return $page->done ? new Page( $page->entries, '0', true ) : $page;
	}

	public function fetch( array $ids ): array {
		$records = array();
		foreach ( $this->of( $ids ) as $row ) {
			$records[ self::id( $row ) ] = new Record( self::id( $row ), self::fields( $row ), Values::version( $row ) );
		}
		return $records;
	}

	public function versions( array $ids ): array {
		return array_map( static fn( Record $record ): string => $record->version, $this->fetch( $ids ) );
	}

	public function search( string $field, array $values ): array {
		$column = self::SEARCHABLE[ $field ] ?? throw Refusal::not_searchable( Modules::TAXES, $field );
		if ( 'rate' === $field ) {
			// WooCommerce keeps four decimals, "20.0000"; the neutral form is "20".
			$values = array_merge( $values, array_map( static fn( string $rate ): string => wc_format_decimal( $rate, 4 ), $values ) );
		}
		return array_map( array( self::class, 'id' ), $this->rows( '%i IN (%list)', array( $column, $values ) ) );
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
		return Refusal::not_possible( __( 'Tax rates are kept in the shop and not written by a remote.', 'crosswalk' ), 'taxes_readonly' );
	}

	public function created_by( Write $write, string $since ): ?string {
		return null;
	}

	public function url( string $id ): ?string {
		$row = $this->of( array( $id ) )[0] ?? null;
		return null === $row ? null : admin_url( 'admin.php?page=wc-settings&tab=tax&section=' . ( '' === $row['tax_rate_class'] ? 'standard' : $row['tax_rate_class'] ) );
	}

	/**
	 * @param list<string> $ids Typed ids.
	 * @return list<Row>
	 */
	private function of( array $ids ): array {
		return $this->rows( 'tax_rate_id IN (%list)', array( array( 0, ...RecordId::numbers( RecordId::TAX, $ids ) ) ) );
	}

	/**
	 * @param list<mixed> $args Values of the condition.
	 * @return list<Row>
	 */
	private function rows( string $where, array $args ): array {
		return $this->db->rows( 'SELECT * FROM %i WHERE ' . $where, array( $this->db->core_table( 'woocommerce_tax_rates' ), ...$args ) );
	}

	/** @param Row $row A rate. */
	private static function id( array $row ): string {
		return RecordId::TAX . ':' . $row['tax_rate_id'];
	}

	/**
	 * @param Row $row A rate.
	 * @return array<string, mixed>
	 */
	private static function fields( array $row ): array {
		return array(
			'name'     => Values::text( $row['tax_rate_name'] ),
			'rate'     => Values::decimal( $row['tax_rate'] ),
			'country'  => Values::text( $row['tax_rate_country'] ),
			'state'    => Values::text( $row['tax_rate_state'] ),
			'class'    => '' === $row['tax_rate_class'] ? 'standard' : $row['tax_rate_class'],
			'compound' => '1' === $row['tax_rate_compound'],
			'shipping' => '1' === $row['tax_rate_shipping'],
			'priority' => (int) $row['tax_rate_priority'],
		);
	}
}
