<?php
/**
 * One module of the CRM as `describe` tells it.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Connectors\Json;
use Crosswalk\Endpoint\Field;

final class Description {

	/** Of an order's describe: fields of its lines, which a query must not name (it joins the line table and loses orders), and charges it cannot. */
	private const OF_LINES = '/^(productid|quantity|listprice|comment|discount_(amount|percent)|tax\d+|item_?.*|image|purchase_cost|margin|sequence_no|LineItems.*|shipping_&_handling.*)$/i';

	/** Of a product: its taxes and price rows, which only `retrieve` shows, one product a call. */
	private const OF_PRICES = '/^(tax\d+|currency\d+|currency_id)$/';

	/** @var array<string, Field> By name. */
	public readonly array $fields;

	/** @param array<string, mixed> $raw Result of `describe`. */
	public function __construct( private readonly Kind $kind, private readonly array $raw ) {
		$fields = array();
		foreach ( Json::items( $raw['fields'] ?? null ) as $field ) {
			$field = Json::table( $field );
			$read  = $this->is_elsewhere( Json::text( $field['name'] ?? '' ) ) ? null : FieldTable::field( $kind, $field );
			if ( null !== $read ) {
				$fields[ $read->name ] = $read;
			}
		}
		$this->fields = $fields;
	}

	public function label(): string {
		// The CRM has no name for them.
		return Kind::Credits === $this->kind ? __( 'Credit notes', 'crosswalk' ) : FieldTable::plain( Json::text( $this->raw['label'] ?? $this->kind->type() ) );
	}

	/** @param string $right createable, updateable, deleteable or retrieveable. */
	public function can( string $right ): bool {
		return ! empty( $this->raw[ $right ] );
	}

	/** @return list<string> Columns a query of this module may name. */
	public function columns(): array {
		return array_values( array_filter( array_keys( $this->fields ), static fn( string $name ): bool => 1 === preg_match( '/^[a-z]\w*$/i', $name ) && 'id' !== $name ) );
	}

	/** @return list<string> tax1, tax2 …: the rates on shipping that the CRM knows, by their number. */
	public function shipping_taxes(): array {
		$taxes = array();
		foreach ( Json::items( $this->raw['fields'] ?? null ) as $field ) {
			if ( 1 === preg_match( '/^shipping_&_handling_sh(tax\d+)$/', Json::text( Json::table( $field )['name'] ?? '' ), $found ) ) {
				$taxes[] = $found[1];
			}
		}
		return $taxes;
	}

	private function is_elsewhere( string $name ): bool {
		return 1 === preg_match( $this->kind->has_lines() ? self::OF_LINES : self::OF_PRICES, $name );
	}
}
