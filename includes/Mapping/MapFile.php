<?php
/**
 * Mappings of a connection as a file that people carry from one site to another (V14). Reading says of everything that is
 * wrong where it is; nothing is guessed.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping;

/**
 * @phpstan-import-type Rule from Draft
 * @phpstan-type Fault array{module: string, row: int, message: string}
 * @phpstan-type Part array{rows: list<array<string, mixed>>, match: list<Rule>|null}
 */
final class MapFile {

	public const FORMAT  = 'crosswalk-mapping';
	public const VERSION = 1;

	private const OF_FILE   = array( 'format', 'version', 'connector', 'modules' );
	private const OF_MODULE = array( 'rows', 'match' );
	private const OF_ROW    = array( 'shop', 'remote', 'direction', 'transforms', 'values', 'kept' );

	/** @var list<Fault> */
	private array $faults = array();

	/** @var array<string, Part> By module. */
	private array $modules = array();

	private string $connector = '';

	private function __construct() {
	}

	/**
	 * @param array<string, array<string, mixed>> $modules Module settings as stored.
	 * @return array<string, mixed> To be written as JSON.
	 */
	public static function write( string $connector, array $modules ): array {
		$written = array();
		foreach ( $modules as $name => $settings ) {
			$draft            = Draft::from_array( $settings );
			$written[ $name ] = array(
				'rows'  => array_map( array( self::class, 'row_to_write' ), $draft->map->rows ),
				'match' => $draft->match,
			);
		}
		return array(
			'format'    => self::FORMAT,
			'version'   => self::VERSION,
			'connector' => $connector,
			'modules'   => (object) $written,
		);
	}

	/** @param mixed $data Decoded JSON. */
	public static function read( mixed $data ): self {
		$file = new self();
		if ( ! is_array( $data ) || self::FORMAT !== ( $data['format'] ?? null ) ) {
			$file->fault( '', 0, __( 'This is not a file of mappings.', 'crosswalk' ) );
			return $file;
		}
		if ( self::VERSION !== ( $data['version'] ?? null ) ) {
			$file->fault( '', 0, __( 'This file was made by another version of Crosswalk and cannot be read by this one.', 'crosswalk' ) );
			return $file;
		}
		$file->unknown( '', 0, $data, self::OF_FILE );
		$file->connector = Options::text( $data, 'connector' );
		$modules         = $data['modules'] ?? null;
		if ( ! is_array( $modules ) || array() === $modules || array_is_list( $modules ) ) {
			$file->fault( '', 0, __( 'There is no module in it.', 'crosswalk' ) );
			return $file;
		}
		foreach ( $modules as $name => $module ) {
			$file->module( (string) $name, $module );
		}
		return $file;
	}

	public function connector(): string {
		return $this->connector;
	}

	/** @return list<Fault> Row 0: the module as a whole. */
	public function faults(): array {
		return $this->faults;
	}

	/** @return array<string, Part> By module; match is null where the file does not speak of it. */
	public function modules(): array {
		return $this->modules;
	}

	/** @return array<string, mixed> */
	private static function row_to_write( Row $row ): array {
		$data = array_intersect_key( $row->to_array(), array_flip( self::OF_ROW ) );
		return array( 'values' => (object) $row->values ) + $data;
	}

	private function module( string $name, mixed $module ): void {
		if ( ! is_array( $module ) || ! is_array( $module['rows'] ?? null ) || ! array_is_list( $module['rows'] ) ) {
			$this->fault( $name, 0, __( 'It has no list of rows.', 'crosswalk' ) );
			return;
		}
		$this->unknown( $name, 0, $module, self::OF_MODULE );
		if ( count( $module['rows'] ) > FieldMap::MOST_ROWS || is_array( $module['match'] ?? null ) && count( $module['match'] ) > FieldMap::MOST_RULES ) {
			/* translators: 1: number of rows, 2: number of rules. */
			$this->fault( $name, 0, sprintf( __( 'It may have %1$d rows and %2$d rules for matching at most.', 'crosswalk' ), FieldMap::MOST_ROWS, FieldMap::MOST_RULES ) );
			return;
		}
		$rows = array();
		foreach ( $module['rows'] as $i => $row ) {
			$rows[] = $this->row( $name, $i + 1, is_array( $row ) ? $row : array() );
		}
		$this->modules[ $name ] = array(
			'rows'  => $rows,
			'match' => array_key_exists( 'match', $module ) ? $this->match( $name, $module['match'] ) : null,
		);
	}

	/**
	 * @param array<mixed> $row Of the file.
	 * @return array<string, mixed> As stored.
	 */
	private function row( string $module, int $number, array $row ): array {
		$this->unknown( $module, $number, $row, self::OF_ROW );
		foreach ( array( 'shop', 'remote' ) as $side ) {
			if ( ! is_string( $row[ $side ] ?? null ) ) {
				/* translators: %s: "shop" or "remote". */
				$this->fault( $module, $number, sprintf( __( 'The field "%s" is missing.', 'crosswalk' ), $side ) );
			}
		}
		$direction = $row['direction'] ?? Direction::Both->value;
		if ( ! is_string( $direction ) || null === Direction::tryFrom( $direction ) ) {
			/* translators: %s: list of words. */
			$this->fault( $module, $number, sprintf( __( 'The direction must be one of: %s.', 'crosswalk' ), implode( ', ', array_column( Direction::cases(), 'value' ) ) ) );
		}
		foreach ( (array) ( $row['transforms'] ?? array() ) as $transform ) {
			if ( ! is_array( $transform ) || ! is_string( $transform['type'] ?? null ) || array() !== array_filter( $transform, static fn( mixed $option ): bool => ! is_scalar( $option ) ) ) {
				$this->fault( $module, $number, __( 'A transform has no type, or an option that is no text.', 'crosswalk' ) );
			}
		}
		$values = $row['values'] ?? array();
		if ( ! is_array( $values ) || array() !== array_filter( $values, static fn( mixed $value ): bool => ! is_scalar( $value ) ) ) {
			$this->fault( $module, $number, __( 'The value map holds something that is no text.', 'crosswalk' ) );
		}
		$kept = $row['kept'] ?? array();
		if ( ! is_array( $kept ) || array() !== array_filter( $kept, static fn( mixed $value ): bool => ! is_string( $value ) ) ) {
			$this->fault( $module, $number, __( 'The values that change nothing are no list of texts.', 'crosswalk' ) );
		}
		return Row::from_array( Options::keyed( $row ) )->to_array();
	}

	/** @return list<Rule> */
	private function match( string $module, mixed $rules ): array {
		foreach ( is_array( $rules ) && array_is_list( $rules ) ? $rules : array( null ) as $rule ) {
			foreach ( array( 'shop', 'remote' ) as $side ) {
				$fields = is_array( $rule ) ? $rule[ $side ] ?? null : null;
				if ( ! is_array( $fields ) || ! array_is_list( $fields ) || array() !== array_filter( $fields, static fn( mixed $field ): bool => ! is_string( $field ) ) ) {
					$this->fault( $module, 0, __( 'A rule for matching has no list of fields on one side.', 'crosswalk' ) );
					return array();
				}
			}
		}
		return Draft::rules( Options::rows( array( 'match' => $rules ), 'match' ) );
	}

	/**
	 * A word that is misspelt must not be passed over.
	 *
	 * @param array<mixed> $data  What is there.
	 * @param list<string> $known What may be.
	 */
	private function unknown( string $module, int $row, array $data, array $known ): void {
		$unknown = array_diff( array_map( 'strval', array_keys( $data ) ), $known );
		if ( array() !== $unknown ) {
			/* translators: %s: list of words. */
			$this->fault( $module, $row, sprintf( __( 'It has entries that mean nothing: %s.', 'crosswalk' ), implode( ', ', $unknown ) ) );
		}
	}

	private function fault( string $module, int $row, string $message ): void {
		$this->faults[] = compact( 'module', 'row', 'message' );
	}
}
