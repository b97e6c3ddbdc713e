<?php
/**
 * The records of one Sandbox, in the table `sandbox`.
 *
 * The row id is the sequence of changes: a change deletes the row and inserts it anew under the next id. That gives a
 * cursor without clocks, and the delete tells which of two writers came first.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Sandbox;

use Crosswalk\Storage\Db;

/**
 * @phpstan-import-type Fields from Kind
 */
final class Rows {

	private const CHUNK = 500;

	/** Characters of a value that the index holds. */
	private const LOOKUP = 190;

	private bool $ready = false;

	/** @var array<string, Kind>|null */
	private ?array $described = null;

	/**
	 * @param string                         $instance Which Sandbox: "c12" for connection 12, "shop".
	 * @param \Closure(): array<string, Kind> $modules  By name. Called when first needed, because the labels are translated
	 *                                                 and a shop is constructed before translations may be loaded.
	 * @param Samples|null                   $samples  What it starts with; null: empty.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly string $instance,
		private readonly \Closure $modules,
		private readonly ?Samples $samples = null
	) {
	}

	/** @return array<string, Kind> By module name. */
	public function kinds(): array {
		return $this->described ??= ( $this->modules )();
	}

	/**
	 * In the order of their ids.
	 *
	 * @return list<Row>
	 */
	public function after( string $module, string $key, int $limit ): array {
		return $this->select( 'instance=%s AND module=%s AND record>%s ORDER BY record LIMIT %d', array( $this->instance, $module, $key, $limit ) );
	}

	/**
	 * In the order of their last changes.
	 *
	 * @return list<Row>
	 */
	public function since( string $module, int $sequence, int $limit ): array {
		return $this->select( 'instance=%s AND module=%s AND id>%d ORDER BY id LIMIT %d', array( $this->instance, $module, $sequence, $limit ) );
	}

	/** The highest sequence given so far. */
	public function last( string $module ): int {
		$this->prepare();
		return (int) $this->db->value( 'SELECT MAX(id) FROM %i WHERE instance=%s AND module=%s', array( $this->db->table( 'sandbox' ), $this->instance, $module ) );
	}

	/**
	 * @param list<string> $keys Record ids.
	 * @return array<string, Row> By record id.
	 */
	public function get( string $module, array $keys ): array {
		return array_column( $this->chunked( $module, 'record', $keys ), null, 'key' );
	}

	/**
	 * @param list<string> $values Any case.
	 * @return list<Row>
	 */
	public function find( string $module, string $field, array $values ): array {
		$values = array_fill_keys( array_map( array( self::class, 'fold' ), $values ), true );
		unset( $values[''] );
		if ( $field === $this->kinds()[ $module ]->lookup ) {
			$starts = array_map( static fn( int|string $value ): string => self::start( (string) $value ), array_keys( $values ) );
			$rows   = $this->chunked( $module, 'lookup', $starts );
		} else {
			$rows = array() === $values ? array() : $this->all( $module );
		}
		return array_values( array_filter( $rows, static fn( Row $row ): bool => isset( $values[ self::fold( $row->fields[ $field ] ?? null ) ] ) ) );
	}

	/** The newest record that this create has made. */
	public function created_by( string $module, string $origin, int $since ): ?Row {
		return $this->select( 'instance=%s AND module=%s AND origin=%s AND modified>=%d ORDER BY id DESC LIMIT 1', array( $this->instance, $module, $origin, $since ) )[0] ?? null;
	}

	/**
	 * Adds a record under the next number.
	 *
	 * @param Fields $fields Valid values.
	 */
	public function add( string $module, array $fields, string $origin ): Row {
		$this->prepare();
		return $this->db->atomically(
			function () use ( $module, $fields, $origin ): Row {
				$kind   = $this->kinds()[ $module ];
				$at     = time();
				$number = $this->db->add( 'sandbox', $this->columns( $module, 'new:' . bin2hex( random_bytes( 16 ) ), $fields, 1, $at, $origin ) );
				$key    = $kind->key( $fields, $number );
				$fields = $kind->complete( $fields, $number, $at );
				$this->db->update( 'sandbox', $this->columns( $module, $key, $fields, 1, $at, $origin ), array( 'id' => $number ) );
				return new Row( $number, $key, $fields, 1, $at, $origin );
			}
		);
	}

	/**
	 * Changes a record that is still as it was read.
	 *
	 * @param Fields $fields All of its values.
	 * @return Row|null Null: somebody else was first.
	 */
	public function replace( string $module, Row $row, array $fields ): ?Row {
		return $this->db->atomically(
			function () use ( $module, $row, $fields ): ?Row {
				if ( ! $this->remove( $row ) ) {
					return null;
				}
				$at = time();
				$id = $this->db->add( 'sandbox', $this->columns( $module, $row->key, $fields, $row->version + 1, $at, $row->origin ) );
				return new Row( $id, $row->key, $fields, $row->version + 1, $at, $row->origin );
			}
		);
	}

	/** False: somebody else has changed or removed it. */
	public function remove( Row $row ): bool {
		return 1 === $this->db->delete( 'sandbox', array( 'id' => $row->sequence ) );
	}

	/** For comparisons without regard to case. */
	private static function fold( mixed $value ): string {
		$text = is_scalar( $value ) ? trim( (string) $value ) : '';
		return function_exists( 'mb_strtolower' ) ? mb_strtolower( $text, 'UTF-8' ) : strtolower( $text );
	}

	private static function start( string $folded ): string {
		return mb_substr( $folded, 0, self::LOOKUP );
	}

	/** @return list<Row> */
	private function all( string $module ): array {
		$rows = array();
		$key  = '';
		do {
			$page = $this->after( $module, $key, self::CHUNK );
			$key  = array() === $page ? '' : end( $page )->key;
			array_push( $rows, ...$page );
			$full = self::CHUNK === count( $page );
		} while ( $full );
		return $rows;
	}

	/**
	 * @param list<string> $values Of the column.
	 * @return list<Row>
	 */
	private function chunked( string $module, string $column, array $values ): array {
		$rows = array();
		foreach ( array_chunk( array_values( array_unique( $values ) ), self::CHUNK ) as $chunk ) {
			array_push( $rows, ...$this->select( 'instance=%s AND module=%s AND %i IN (%list)', array( $this->instance, $module, $column, $chunk ) ) );
		}
		return $rows;
	}

	/**
	 * @param list<mixed> $args Of the condition.
	 * @return list<Row>
	 */
	private function select( string $condition, array $args ): array {
		$this->prepare();
		return array_map( array( Row::class, 'from' ), $this->db->rows( 'SELECT * FROM %i WHERE ' . $condition, array( $this->db->table( 'sandbox' ), ...$args ) ) );
	}

	/**
	 * @param Fields $fields Values.
	 * @return array<string, string|int>
	 */
	private function columns( string $module, string $key, array $fields, int $version, int $at, string $origin ): array {
		return array(
			'instance' => $this->instance,
			'module'   => $module,
			'record'   => $key,
			'data'     => (string) wp_json_encode( $fields, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES ),
			'version'  => $version,
			'modified' => $at,
			'lookup'   => self::start( self::fold( $fields[ $this->kinds()[ $module ]->lookup ] ?? null ) ),
			'origin'   => $origin,
		);
	}

	/** Fills an instance at its first use. The mark is inserted with the samples, so that only one request can do it. */
	private function prepare(): void {
		if ( $this->ready ) {
			return;
		}
		$this->ready = true;
		$mark        = array( $this->db->table( 'sandbox' ), $this->instance );
		if ( null === $this->samples || null !== $this->db->value( "SELECT id FROM %i WHERE instance=%s AND module='' AND record='filled'", $mark ) ) {
			return;
		}
		$rows = array();
		foreach ( $this->samples->records() as $sample ) {
			$fields = $this->kinds()[ $sample['module'] ]->complete( $sample['fields'], 0, $sample['at'] );
			$rows[] = $this->columns( $sample['module'], $sample['id'], $fields, 1, $sample['at'], '' );
		}
		$this->db->atomically(
			function () use ( $rows ): void {
				$filled = array( 'module' => '', 'record' => 'filled', 'lookup' => '' ) + array( 'instance' => $this->instance, 'data' => '{}', 'version' => 1, 'modified' => time(), 'origin' => '' ); // phpcs:ignore WordPress.Arrays
				if ( 1 === $this->db->insert( 'sandbox', array( $filled ), 'INSERT IGNORE' ) ) {
					$this->db->insert( 'sandbox', $rows );
				}
			}
		);
	}
}
