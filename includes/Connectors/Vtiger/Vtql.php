<?php
/**
 * One query in Vtiger's query language: one table, flat conditions, at most 100 rows whatever is asked for.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

final class Vtql {

	/** The CRM never returns more. */
	public const PAGE = 100;

	/** Ids of one IN: web servers stop at addresses of about 8 kB. */
	public const IN = 300;

	/** @var list<string> */
	private array $conditions = array();

	private string $order = '';

	private string $limit = '';

	/** @param list<string> $columns Names; `id` always comes too. */
	private function __construct( private readonly string $module, private readonly array $columns ) {
	}

	public static function select( string $module, string ...$columns ): self {
		return new self( $module, array_values( $columns ) );
	}

	/** @param string $operator =, !=, <, >, <=, >=, like. */
	public function where( string $field, string $operator, string $value ): self {
		$copy               = clone $this;
		$copy->conditions[] = $field . ' ' . $operator . ' ' . self::literal( $value );
		return $copy;
	}

	/** @param list<string> $values At least one, at most self::IN, none of them empty. */
	public function where_in( string $field, array $values ): self {
		$copy               = clone $this;
		$copy->conditions[] = $field . ' in (' . implode( ',', array_map( array( self::class, 'literal' ), $values ) ) . ')';
		return $copy;
	}

	public function order_by( string ...$fields ): self {
		$copy        = clone $this;
		$copy->order = ' order by ' . implode( ',', $fields );
		return $copy;
	}

	/** Only the last field of an order can take a direction, and it holds for all. */
	public function descending(): self {
		$copy         = clone $this;
		$copy->order .= ' desc';
		return $copy;
	}

	public function limit( int $rows, int $offset = 0 ): self {
		$copy        = clone $this;
		$copy->limit = ' limit ' . ( $offset > 0 ? $offset . ',' : '' ) . min( $rows, self::PAGE );
		return $copy;
	}

	public function __toString(): string {
		$columns = array() === $this->columns ? '*' : implode( ',', $this->columns );
		$where   = array() === $this->conditions ? '' : ' where ' . implode( ' and ', $this->conditions );
		return 'select ' . $columns . ' from ' . $this->module . $where . $this->order . $this->limit . ';';
	}

	/** Whether a value can stand in a query at all: a backslash or an empty string is a syntax error. */
	public static function can_compare( string $value ): bool {
		return '' !== trim( $value ) && ! str_contains( $value, '\\' );
	}

	/** A pattern for what cannot be compared: any one character stands for a backslash. */
	public static function pattern( string $value ): string {
		return str_replace( '\\', '_', $value );
	}

	private static function literal( string $value ): string {
		if ( ! self::can_compare( $value ) ) {
			throw new \InvalidArgumentException( 'Vtiger cannot compare with an empty value or a backslash.' );
		}
		return '\'' . str_replace( '\'', '\'\'', $value ) . '\'';
	}
}
