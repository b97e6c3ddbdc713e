<?php
/**
 * Which records without a link are let in (V15, V17). Once a record is linked, all its changes follow.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Options;

final class Rule {

	/** Is not even looked for on the other side. */
	public const IGNORE = 'ignore';
	/** Is linked with what matches, and never created. */
	public const MATCH = 'match';
	/** Another record stands in for it wherever something refers to it. */
	public const STAND_IN = 'stand_in';

	/**
	 * @param Side         $side     Where the record comes from.
	 * @param string       $field    Field of that side.
	 * @param list<string> $values   Its values.
	 * @param bool         $but      It is about all values but these.
	 * @param string       $action   What happens with such a record.
	 * @param string       $stand_in Id on the other side, for STAND_IN.
	 */
	public function __construct(
		public readonly Side $side,
		public readonly string $field,
		public readonly array $values,
		public readonly bool $but,
		public readonly string $action,
		public readonly string $stand_in = ''
	) {
	}

	/** @param array<string, mixed> $data As stored. */
	public static function from_array( array $data ): self {
		return new self(
			Side::tryFrom( Options::text( $data, 'side' ) ) ?? Side::Shop,
			Options::text( $data, 'field' ),
			Options::texts( $data, 'values' ),
			! empty( $data['but'] ),
			Options::text( $data, 'action', self::IGNORE ),
			Options::text( $data, 'stand_in' )
		);
	}

	/** @return array{side: string, field: string, values: list<string>, but: bool, action: string, stand_in: string} */
	public function to_array(): array {
		return array(
			'side'     => $this->side->value,
			'field'    => $this->field,
			'values'   => $this->values,
			'but'      => $this->but,
			'action'   => $this->action,
			'stand_in' => $this->stand_in,
		);
	}

	public function is_about( Record $record ): bool {
		$value = $record->fields[ $this->field ] ?? '';
		$text  = is_bool( $value ) ? ( $value ? 'true' : 'false' ) : ( is_scalar( $value ) ? (string) $value : '' );
		return array_key_exists( $this->field, $record->fields ) && in_array( $text, $this->values, true ) !== $this->but;
	}
}
