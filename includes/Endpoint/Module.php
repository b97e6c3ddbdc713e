<?php
/**
 * One kind of record of one side, described as data.
 */

declare( strict_types=1 );

namespace Crosswalk\Endpoint;

final class Module {

	/**
	 * @param string               $name     One of Modules::*, shared by both sides.
	 * @param string               $label    As this side calls it, plural: "Contacts", "Customers".
	 * @param array<string, Field> $fields   By name.
	 * @param list<list<string>>   $match    Fields that identify a record, best first; several in one rule must all agree.
	 * @param list<string>         $title    Fields that name a record to a person, joined by a blank.
	 * @param int                  $batch    Records per bulk read.
	 * @param bool                 $create   Can create.
	 * @param bool                 $update   Can update.
	 * @param bool                 $delete   Can delete.
	 * @param array<string, mixed> $inactive Values that take a record out of use without deleting it; empty: not possible.
	 * @param bool                 $serial   Creates must go one at a time, across all machines (the order lane).
	 * @param list<string>|null    $lookup   Fields that `find()` finds records by; null: all of them.
	 * @param list<string>         $together Fields that are right only together, such as lines and total: when one is
	 *                                       written, so are the others.
	 * @param bool                 $shared   One record may stand for several of the other side: the shop has a tax of one
	 *                                       name and rate in ten countries, the remote has it once.
	 * @param list<string>         $owners   References of which one at least must lead somewhere: a record of nobody is not
	 *                                       created.
	 * @param list<Field>          $permissions What a connection's settings may let its writes do beyond the ordinary, each a
	 *                                       yes or no with a label and a sentence of help; see `Write::$permits`.
	 * @param list<string>         $proof    Amounts that a record which matches by its number must share to be believed.
	 * @param string               $made     Field with the instant at which a record was made here; '': unknown.
	 */
	public function __construct(
		public readonly string $name,
		public readonly string $label,
		public readonly array $fields,
		public readonly array $match = array(),
		public readonly array $title = array(),
		public readonly int $batch = 100,
		public readonly bool $create = true,
		public readonly bool $update = true,
		public readonly bool $delete = false,
		public readonly array $inactive = array(),
		public readonly bool $serial = false,
		public readonly ?array $lookup = null,
		public readonly array $together = array(),
		public readonly bool $shared = false,
		public readonly array $owners = array(),
		public readonly array $permissions = array(),
		public readonly array $proof = array(),
		public readonly string $made = ''
	) {
	}

	/** Whether records can be found by this field. */
	public function finds_by( string $field ): bool {
		return isset( $this->fields[ $field ] ) && ( null === $this->lookup || in_array( $field, $this->lookup, true ) );
	}

	/** A name for a person, or the id where the record has none. */
	public function title_of( Record $record ): string {
		$parts = array();
		foreach ( $this->title as $field ) {
			$value = $record->fields[ $field ] ?? null;
			if ( is_string( $value ) && '' !== $value ) {
				$parts[] = $value;
			}
		}
		return array() === $parts ? (string) $record->id : implode( ' ', $parts );
	}
}
