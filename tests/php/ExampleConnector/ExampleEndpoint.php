<?php
/**
 * A CRM of two modules. A real one would be asked over HTTP; this one keeps its records in an option, so that the
 * example is only about the contract.
 */

declare( strict_types=1 );

namespace ExampleCrm;

use Crosswalk\Endpoint\CanRecover;
use Crosswalk\Endpoint\CanTest;
use Crosswalk\Endpoint\Endpoint;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Entry;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Module;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Endpoint\Page;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\SaveResult;
use Crosswalk\Endpoint\TestReport;
use Crosswalk\Endpoint\Write;

/**
 * @phpstan-type Row array{fields: array<string, mixed>, sequence: int, at: int, key: string}
 */
final class ExampleEndpoint implements Endpoint, CanRecover, CanTest {

	public function __construct( private readonly string $workspace, private readonly string $token ) {
	}

	public function modules(): array {
		$contacts = array(
			new Field( 'name', 'Name', required: true, max_length: 60 ),
			new Field( 'mail', 'E-mail', FieldType::Email ),
			new Field( 'phone', 'Phone', FieldType::Phone ),
		);
		$products = array(
			new Field( 'title', 'Title', required: true, max_length: 60 ),
			new Field( 'number', 'Number' ),
			new Field( 'price', 'Price', FieldType::Decimal, scale: 2 ),
			new Field( 'note', 'Note', FieldType::LongText ),
		);
		return array(
			Modules::CONTACTS => new Module( Modules::CONTACTS, 'People', array_column( $contacts, null, 'name' ), array( array( 'mail' ) ), array( 'name' ), delete: true ),
			Modules::PRODUCTS => new Module( Modules::PRODUCTS, 'Goods', array_column( $products, null, 'name' ), array( array( 'number' ) ), array( 'title' ) ),
		);
	}

	public function list( string $module, ?string $after, int $limit ): Page {
		$rows = array_filter( $this->rows( $module ), static fn( int $id ): bool => $id > (int) $after, ARRAY_FILTER_USE_KEY );
		ksort( $rows );
		$page = array_slice( $rows, 0, $limit, true );
		return new Page( self::entries( $page ), (string) ( array_key_last( $page ) ?? (int) $after ), count( $rows ) <= $limit );
	}

	public function head( string $module ): string {
		return (string) max( array( 0, ...array_column( $this->rows( $module ), 'sequence' ) ) );
	}

	public function changed( string $module, string $cursor, int $limit ): Page {
		$rows = array_filter( $this->rows( $module ), static fn( array $row ): bool => $row['sequence'] > (int) $cursor );
		uasort( $rows, static fn( array $a, array $b ): int => $a['sequence'] <=> $b['sequence'] );
		$page = array_slice( $rows, 0, $limit, true );
		return new Page( self::entries( $page ), (string) max( array( (int) $cursor, ...array_column( $page, 'sequence' ) ) ), count( $rows ) <= $limit );
	}

	public function fetch( string $module, array $ids ): array {
		$records = array();
		foreach ( array_intersect_key( $this->rows( $module ), array_flip( array_map( 'intval', $ids ) ) ) as $id => $row ) {
			$records[ $id ] = $this->record( $module, $id, $row );
		}
		return $records;
	}

	public function versions( string $module, array $ids ): array {
		return array_map( static fn( Record $record ): string => $record->version, $this->fetch( $module, $ids ) );
	}

	public function find( string $module, string $field, array $values ): array {
		$values = array_map( 'strtolower', $values );
		$rows   = array_filter( $this->rows( $module ), static fn( array $row ): bool => in_array( strtolower( (string) ( $row['fields'][ $field ] ?? '' ) ), $values, true ) );
		return array_values( $this->fetch( $module, array_map( 'strval', array_keys( $rows ) ) ) );
	}

	public function save( string $module, array $writes ): iterable {
		foreach ( $writes as $write ) {
			try {
				yield new SaveResult( $write->key, $this->save_one( $module, $write ) );
			} catch ( EndpointError $error ) {
				if ( ErrorKind::Record !== $error->kind ) {
					throw $error;
				}
				yield new SaveResult( $write->key, error: $error );
			}
		}
	}

	public function recover( string $module, Write $write, string $since ): ?Record {
		foreach ( '' === $write->own_key ? array() : $this->rows( $module ) as $id => $row ) {
			if ( $row['key'] === $write->own_key ) {
				return $this->record( $module, $id, $row );
			}
		}
		return null;
	}

	public function url( string $module, string $id ): ?string {
		return "https://{$this->workspace}.example-crm.test/$module/$id";
	}

	public function test(): TestReport {
		try {
			$this->rows( Modules::CONTACTS );
		} catch ( EndpointError $error ) {
			return new TestReport( true, false, error: $error );
		}
		$rights = array_map( static fn( Module $module ): array => array( 'label' => $module->label, 'read' => true, 'write' => true ), $this->modules() ); // phpcs:ignore WordPress.Arrays
		return new TestReport( true, true, $rights, 'Example CRM 1', $this->workspace );
	}

	/** @throws EndpointError */
	private function save_one( string $module, Write $write ): ?Record {
		$rows = $this->rows( $module );
		$id   = null === $write->id ? max( array( 0, ...array_keys( $rows ) ) ) + 1 : (int) $write->id;
		$row  = $rows[ $id ] ?? null;
		if ( $write->delete ) {
			unset( $rows[ $id ] );
			$this->store( $module, $rows );
			return null;
		}
		if ( null !== $write->id && null === $row ) {
			throw new EndpointError( ErrorKind::Record, 'There is no such record.', 'gone' );
		}
		$fields = $write->fields + ( $row['fields'] ?? array() );
		$this->check( $this->modules()[ $module ], $fields );
		$rows[ $id ] = array(
			'fields'   => $fields,
			'sequence' => (int) $this->head( $module ) + 1,
			'at'       => time(),
			'key'      => $row['key'] ?? $write->own_key,
		);
		$this->store( $module, $rows );
		return $this->record( $module, $id, $rows[ $id ] );
	}

	/** @param array<string, mixed> $fields Of the whole record. */
	private function check( Module $module, array $fields ): void {
		foreach ( array_diff_key( $fields, $module->fields ) as $name => $value ) {
			throw new EndpointError( ErrorKind::Record, "There is no field $name.", 'no_field', field: (string) $name );
		}
		foreach ( $module->fields as $name => $field ) {
			$value = (string) ( $fields[ $name ] ?? '' );
			if ( $field->required && '' === $value || null !== $field->max_length && mb_strlen( $value ) > $field->max_length ) {
				throw new EndpointError( ErrorKind::Record, "$field->label is empty or too long.", 'invalid', field: $name );
			}
		}
	}

	/**
	 * @return array<int, Row> By id.
	 * @throws EndpointError When the login is refused.
	 */
	private function rows( string $module ): array {
		if ( strlen( $this->token ) < 8 ) {
			throw new EndpointError( ErrorKind::Config, 'The Example CRM does not accept this token.', 'login_refused', 'Copy the token again; it has at least eight characters.' );
		}
		if ( ! isset( $this->modules()[ $module ] ) ) {
			throw new EndpointError( ErrorKind::Config, "The Example CRM has no module $module.", 'unknown_module' );
		}
		$rows = get_option( $this->option( $module ), array() );
		return is_array( $rows ) ? $rows : array();
	}

	/** @param array<int, Row> $rows By id. */
	private function store( string $module, array $rows ): void {
		update_option( $this->option( $module ), $rows, false );
	}

	private function option( string $module ): string {
		return 'example_crm_' . $this->workspace . '_' . $module;
	}

	/** @param Row $row As stored. */
	private function record( string $module, int $id, array $row ): Record {
		$fields = array_map( static fn( Field $field ): mixed => $row['fields'][ $field->name ] ?? null, $this->modules()[ $module ]->fields );
		return new Record( (string) $id, $fields, (string) $row['sequence'], gmdate( 'Y-m-d\TH:i:s\Z', $row['at'] ) );
	}

	/**
	 * @param array<int, Row> $rows By id.
	 * @return list<Entry>
	 */
	private static function entries( array $rows ): array {
		return array_map( static fn( int $id, array $row ): Entry => new Entry( (string) $id, (string) $row['sequence'] ), array_keys( $rows ), $rows );
	}
}
