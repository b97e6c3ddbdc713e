<?php
/**
 * A small system that lives in the site's own database. With the modules of a CRM it is the Sandbox connector; with the
 * modules of a shop it stands in for WooCommerce where that cannot be had.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Sandbox;

use Crosswalk\Endpoint\CanRecover;
use Crosswalk\Endpoint\CanRehearse;
use Crosswalk\Endpoint\CanScan;
use Crosswalk\Endpoint\CanTest;
use Crosswalk\Endpoint\Endpoint;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Entry;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Page;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\SaveResult;
use Crosswalk\Endpoint\TestReport;
use Crosswalk\Endpoint\Write;
use Crosswalk\Storage\DbError;

final class SandboxEndpoint implements Endpoint, CanRecover, CanTest, CanRehearse, CanScan {

	/**
	 * Sequence numbers that are read again when a poll starts: a number is given when a transaction writes and becomes
	 * visible when it commits, so a lower one may show up after a higher one.
	 */
	private const OVERLAP = 20;

	/** Clocks of two machines may differ by this much. */
	private const SKEW_S = 120;

	/**
	 * @param Rows          $rows     Its records.
	 * @param string        $system   As it calls itself.
	 * @param \Closure|null $announce fn( module, record id, origin ), called after each change.
	 */
	public function __construct(
		private readonly Rows $rows,
		private readonly string $system,
		private readonly ?\Closure $announce = null
	) {
	}

	public function modules(): array {
		return array_map( static fn( Kind $kind ) => $kind->module, $this->rows->kinds() );
	}

	public function list( string $module, ?string $after, int $limit ): Page {
		$this->kind( $module );
		$rows = $this->rows->after( $module, (string) $after, $limit + 1 );
		$page = array_slice( $rows, 0, $limit );
		$last = end( $page );
		return new Page( array_map( array( $this, 'entry' ), $page ), false === $last ? (string) $after : $last->key, count( $rows ) <= $limit );
	}

	public function head( string $module ): string {
		$this->kind( $module );
		return (string) $this->rows->last( $module );
	}

	/** A cursor with a sign goes on within a poll, one without starts the next poll, with the overlap. */
	public function changed( string $module, string $cursor, int $limit ): Page {
		$this->kind( $module );
		$known = (int) ltrim( $cursor, '+' );
		$start = str_starts_with( $cursor, '+' ) ? $known : max( 0, $known - self::OVERLAP );
		$rows  = $this->rows->since( $module, $start, $limit + 1 );
		$page  = array_slice( $rows, 0, $limit );
		$last  = end( $page );
		$read  = false === $last ? $known : $last->sequence;
		$done  = count( $rows ) <= $limit;
		return new Page( array_map( array( $this, 'entry' ), $page ), $done ? (string) max( $known, $read ) : '+' . $read, $done );
	}

	public function fetch( string $module, array $ids ): array {
		$this->kind( $module );
		return array_map( fn( Row $row ): Record => $this->record( $module, $row ), $this->rows->get( $module, $ids ) );
	}

	public function versions( string $module, array $ids ): array {
		$this->kind( $module );
		return array_map( static fn( Row $row ): string => (string) $row->version, $this->rows->get( $module, $ids ) );
	}

	public function find( string $module, string $field, array $values ): array {
		if ( ! isset( $this->kind( $module )->module->fields[ $field ] ) ) {
			/* translators: %s: name of a field. */
			throw Rules::refusal( 'unknown_field', sprintf( __( 'There is no field "%s".', 'crosswalk' ), $field ), $field );
		}
		return array_map( fn( Row $row ): Record => $this->record( $module, $row ), $this->rows->find( $module, $field, $values ) );
	}

	public function scan( string $module, array $fields, ?string $after, int $limit ): array {
		$this->kind( $module );
		$values = array();
		foreach ( $this->rows->after( $module, (string) $after, $limit ) as $row ) {
			$values[ $row->key ] = array_intersect_key( $this->record( $module, $row )->fields, array_flip( $fields ) );
		}
		return array(
			'values' => $values,
			'next'   => count( $values ) < $limit ? null : (string) array_key_last( $values ),
		);
	}

	public function save( string $module, array $writes ): iterable {
		$this->kind( $module );
		foreach ( $writes as $write ) {
			yield $this->save_one( $module, $write );
		}
	}

	public function rehearse( string $module, array $writes ): array {
		$kind   = $this->kind( $module );
		$errors = array();
		foreach ( $writes as $write ) {
			try {
				$this->check( $kind, $write, null === $write->id );
			} catch ( EndpointError $error ) {
				$errors[ $write->key ] = $error;
			}
		}
		return $errors;
	}

	public function recover( string $module, Write $write, string $since ): ?Record {
		$this->kind( $module );
		if ( '' === $write->own_key ) {
			return null;
		}
		$row = $this->rows->created_by( $module, self::origin( $write ), (int) strtotime( $since ) - self::SKEW_S );
		return null === $row ? null : $this->record( $module, $row );
	}

	public function url( string $module, string $id ): ?string {
		return null;
	}

	public function test(): TestReport {
		$start  = hrtime( true );
		$rights = array_map( static fn( Kind $kind ): array => array( 'label' => $kind->module->label, 'read' => true, 'write' => $kind->module->create || $kind->module->update ), $this->rows->kinds() ); // phpcs:ignore WordPress.Arrays
		try {
			$this->rows->last( (string) array_key_first( $rights ) );
		} catch ( DbError $error ) {
			return new TestReport( false, false, system: $this->system, error: self::database_error( $error ) );
		}
		return new TestReport( true, true, $rights, $this->system, __( 'this site', 'crosswalk' ), intdiv( hrtime( true ) - $start, 1_000_000 ) );
	}

	private function save_one( string $module, Write $write ): SaveResult {
		try {
			$row = $this->write( $module, $write );
		} catch ( EndpointError $error ) {
			return new SaveResult( $write->key, error: $error );
		} catch ( DbError $error ) {
			return new SaveResult( $write->key, error: self::database_error( $error ) );
		}
		if ( null !== $this->announce ) {
			( $this->announce )( $module, $row->key ?? (string) $write->id, $write->origin );
		}
		return new SaveResult( $write->key, null === $row ? null : $this->record( $module, $row ) );
	}

	/**
	 * @return Row|null As it is now; null when deleted.
	 * @throws EndpointError|DbError
	 */
	private function write( string $module, Write $write ): ?Row {
		$kind = $this->kind( $module );
		$row  = null === $write->id ? null : ( $this->rows->get( $module, array( $write->id ) )[ $write->id ] ?? null );
		if ( $write->delete ) {
			if ( null !== $row && ! $this->rows->remove( $row ) ) {
				throw self::changed_meanwhile();
			}
			return null;
		}
		if ( null !== $write->id && null === $row ) {
			throw Rules::refusal( 'not_found', __( 'The record does not exist any more.', 'crosswalk' ) );
		}
		$this->check( $kind, $write, null === $row );
		$fields = Rules::stored( $kind->module->fields, $write->fields );
		if ( null !== $row ) {
			return $this->rows->replace( $module, $row, $fields + $row->fields ) ?? throw self::changed_meanwhile();
		}
		$key = $kind->own_key( $fields );
		if ( null !== $key && array() !== $this->rows->get( $module, array( $key ) ) ) {
			throw Rules::refusal( 'duplicate', __( 'This record exists already.', 'crosswalk' ) );
		}
		return $this->rows->add( $module, $fields, self::origin( $write ) );
	}

	/** @throws EndpointError When a value is refused. */
	private function check( Kind $kind, Write $write, bool $whole ): void {
		Rules::check( $kind->module->fields, $write->fields, $whole );
		foreach ( $write->fields as $name => $value ) {
			$field = $kind->module->fields[ $name ];
			if ( FieldType::Reference === $field->type && is_string( $value ) && '' !== $value && array() === $this->rows->get( $field->refers_to, array( $value ) ) ) {
				/* translators: %s: name of a field. */
				throw Rules::refusal( 'reference_missing', sprintf( __( 'The record that the field "%s" refers to does not exist.', 'crosswalk' ), $field->label ), $name );
			}
		}
	}

	private function kind( string $module ): Kind {
		return $this->rows->kinds()[ $module ] ?? throw new EndpointError(
			ErrorKind::Config,
			/* translators: 1: name of a system, 2: name of a module. */
			sprintf( __( '%1$s has no module "%2$s".', 'crosswalk' ), $this->system, $module ),
			'unknown_module'
		);
	}

	private function record( string $module, Row $row ): Record {
		$fields = array();
		foreach ( $this->rows->kinds()[ $module ]->module->fields as $name => $field ) {
			$fields[ $name ] = $row->fields[ $name ] ?? ( FieldType::Lines === $field->type ? array() : null );
		}
		return new Record( $row->key, $fields, (string) $row->version, self::instant( $row->modified ) );
	}

	private function entry( Row $row ): Entry {
		return new Entry( $row->key, (string) $row->version, self::instant( $row->modified ) );
	}

	private static function instant( int $at ): string {
		return gmdate( 'Y-m-d\TH:i:s\Z', $at );
	}

	private static function origin( Write $write ): string {
		return '' === $write->own_key ? '' : $write->origin . '|' . $write->own_key;
	}

	private static function changed_meanwhile(): EndpointError {
		return new EndpointError( ErrorKind::Transient, __( 'Somebody else was changing this record at the same moment.', 'crosswalk' ), 'changed_meanwhile' );
	}

	private static function database_error( DbError $error ): EndpointError {
		return new EndpointError( ErrorKind::Transient, __( 'The database did not carry out a statement.', 'crosswalk' ), 'database', previous: $error );
	}
}
