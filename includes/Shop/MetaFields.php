<?php
/**
 * Which meta counts as fields of a module: what stored mappings name, and what somebody is editing in this process.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Storage\Connections;

final class MetaFields {

	/** Data stores of WooCommerce, which know what has a field of its own. */
	private const STORES = array(
		Modules::CONTACTS => 'customer',
		Modules::PRODUCTS => 'product',
		Modules::ORDERS   => 'order',
	);

	/** @var array<string, list<string>> Keys by module. */
	private array $named = array();

	/** @var array<string, list<string>> Keys by module that WooCommerce keeps its own values under. */
	private array $own = array();

	public function __construct( private readonly MetaTable $table ) {
	}

	/**
	 * Keys that stored mappings name. Costs no query.
	 *
	 * @return list<string>
	 */
	public static function stored( string $module ): array {
		$stored = get_option( Connections::NAMED );
		$names  = is_array( $stored ) && is_array( $stored[ $module ] ?? null ) ? $stored[ $module ] : array();
		return array_map( array( self::class, 'key' ), array_values( array_filter( $names, static fn( mixed $name ): bool => is_string( $name ) && self::is_meta( $name ) ) ) );
	}

	/** @return list<string> Meta keys. */
	public function keys( string $module ): array {
		$keys = array_unique( array( ...self::stored( $module ), ...$this->named[ $module ] ?? array() ) );
		return array_values( array_filter( $keys, fn( string $key ): bool => $this->is_open( $module, $key ) ) );
	}

	/**
	 * @param list<string> $names Field names.
	 * @throws \Crosswalk\Endpoint\EndpointError When one of them must not be read or written.
	 */
	public function name( string $module, array $names ): void {
		foreach ( array_filter( $names, array( self::class, 'is_meta' ) ) as $name ) {
			Meta::refuse_protected( $name );
			if ( ! $this->is_open( $module, self::key( $name ) ) ) {
				throw Refusal::own_meta( $name );
			}
			$this->named[ $module ][] = self::key( $name );
		}
	}

	/**
	 * Rows of a field table.
	 *
	 * @param \Closure( object, string ): mixed                     $read  Object and key → stored value.
	 * @param (\Closure( object, string, string|null ): mixed)|null $write Null: never written.
	 * @return list<Property>
	 */
	public function properties( string $module, \Closure $read, ?\Closure $write ): array {
		return array_map(
			static fn( string $key ): Property => new Property(
				self::field( $key ),
				static fn( object $from ): ?string => MetaValues::text( $read( $from, $key ) ),
				null === $write ? null : static fn( object $to, ?string $value ): mixed => $write( $to, $key, $value )
			),
			$this->keys( $module )
		);
	}

	/**
	 * Something that changes with the meta of a record, for its version.
	 *
	 * @param list<int>    $ids  Records.
	 * @param list<string> $more Keys beside those of the module.
	 * @return array<int, string> By record; those without any are left out.
	 */
	public function marks( string $module, array $ids, array $more = array() ): array {
		return $this->table->marks( $module, $ids, array( ...$this->keys( $module ), ...$more ) );
	}

	/**
	 * Ids of records with one of these values in a field that is meta.
	 *
	 * @param list<string> $values Any number.
	 * @return list<int>|null Null: the field is none of ours.
	 */
	public function search( string $module, string $field, array $values ): ?array {
		return self::is_meta( $field ) && in_array( self::key( $field ), $this->keys( $module ), true ) ? $this->table->by_value( $module, self::key( $field ), $values ) : null;
	}

	/** @return list<string> Names of the fields, for whoever lists what records are found by. */
	public function names( string $module ): array {
		return array_map( static fn( string $key ): string => Meta::PREFIX . $key, $this->keys( $module ) );
	}

	/** @return list<array{field: Field, example: string}> */
	public function in_use( string $module, string $search, int $limit ): array {
		$found = array();
		foreach ( isset( self::STORES[ $module ] ) ? $this->table->in_use( $module, self::key( $search ) ) : array() as $key => $example ) {
			if ( count( $found ) < $limit && $this->is_open( $module, (string) $key ) ) {
				$found[] = array(
					'field'   => self::field( (string) $key ),
					'example' => $example,
				);
			}
		}
		return $found;
	}

	/** Neither protected, nor something that has a field of its own. */
	private function is_open( string $module, string $key ): bool {
		return '' !== $key && isset( self::STORES[ $module ] ) && ! Meta::is_protected( $key ) && ! in_array( $key, $this->own( $module ), true );
	}

	/** @return list<string> */
	private function own( string $module ): array {
		if ( ! isset( $this->own[ $module ] ) ) {
			$keys                 = array( \WC_Data_Store::load( self::STORES[ $module ] ), 'get_internal_meta_keys' );
			$own                  = is_callable( $keys ) ? $keys() : array();
			$this->own[ $module ] = array_values( array_filter( is_array( $own ) ? $own : array(), 'is_string' ) );
		}
		return $this->own[ $module ];
	}

	private static function field( string $key ): Field {
		return new Field( Meta::PREFIX . $key, $key, custom: true );
	}

	private static function is_meta( string $name ): bool {
		return str_starts_with( $name, Meta::PREFIX );
	}

	private static function key( string $name ): string {
		return self::is_meta( $name ) ? substr( $name, strlen( Meta::PREFIX ) ) : $name;
	}
}
