<?php
/**
 * Something that is wrong with a mapping, or may go wrong.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping;

use Crosswalk\Endpoint\Side;

final class Problem {

	/** Cannot be saved while the module is on. */
	public const ERROR   = 'error';
	public const WARNING = 'warning';

	/** Codes that come from a change in one of the systems, not from whoever edits. */
	public const NEWS = array( 'gone', 'renamed', 'match_gone', 'currency' );

	/**
	 * @param string       $code       See ProblemWords.
	 * @param string       $severity   error or warning.
	 * @param string       $row        Row::key(); empty: the module as a whole.
	 * @param Side|null    $side       The side whose field it is about.
	 * @param string       $field      Name of that field.
	 * @param string       $label      What people call it.
	 * @param list<string> $values     What the sentence names: values, limits, other fields.
	 * @param string       $suggestion Name of a field to take instead.
	 */
	private function __construct(
		public readonly string $code,
		public readonly string $severity,
		public readonly string $row = '',
		public readonly ?Side $side = null,
		public readonly string $field = '',
		public readonly string $label = '',
		public readonly array $values = array(),
		public readonly string $suggestion = ''
	) {
	}

	/** @param list<string> $values See above. */
	public static function error( string $code, ?Row $row, ?Side $side = null, string $field = '', string $label = '', array $values = array() ): self {
		return new self( $code, self::ERROR, $row?->key() ?? '', $side, $field, '' === $label ? $field : $label, $values );
	}

	/** @param list<string> $values See above. */
	public static function warning( string $code, ?Row $row, ?Side $side = null, string $field = '', string $label = '', array $values = array(), string $suggestion = '' ): self {
		return new self( $code, self::WARNING, $row?->key() ?? '', $side, $field, '' === $label ? $field : $label, $values, $suggestion );
	}

	/**
	 * The same, with more to say.
	 *
	 * @param list<string> $values See above.
	 */
	public function with( array $values ): self {
		return new self( $this->code, $this->severity, $this->row, $this->side, $this->field, $this->label, $values, $this->suggestion );
	}

	/** @return array<string, mixed> For being kept. */
	public function to_array(): array {
		return array(
			'code'       => $this->code,
			'severity'   => $this->severity,
			'row'        => $this->row,
			'side'       => $this->side?->value,
			'field'      => $this->field,
			'label'      => $this->label,
			'values'     => $this->values,
			'suggestion' => $this->suggestion,
		);
	}

	/** @param array<mixed> $data From to_array(). */
	public static function from_array( array $data ): self {
		return new self(
			Options::text( $data, 'code' ),
			Options::text( $data, 'severity', self::WARNING ),
			Options::text( $data, 'row' ),
			Side::tryFrom( Options::text( $data, 'side' ) ),
			Options::text( $data, 'field' ),
			Options::text( $data, 'label' ),
			Options::texts( $data, 'values' ),
			Options::text( $data, 'suggestion' )
		);
	}

	public function is_error(): bool {
		return self::ERROR === $this->severity;
	}

	/** Whether somebody should hear of it who is not editing the mapping (V13). */
	public function is_news(): bool {
		return $this->is_error() || in_array( $this->code, self::NEWS, true );
	}
}
