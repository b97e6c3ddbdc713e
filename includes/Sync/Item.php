<?php
/**
 * One update on its way through the engine, with everything the stages found out about it.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\Link;
use Crosswalk\Storage\Update;

final class Item {

	public ?Link $link = null;

	/** @var array<string, Record> The records as last read or saved, by Side::value. */
	public array $records = array();

	/** @var array<string, array<string, mixed>> Fields to write, by Side::value. */
	public array $writes = array();

	/** @var list<array{side: Side, event: string, field: string, old: mixed, new: mixed}> For the history. */
	public array $changes = array();

	/** The write is a deletion. */
	public bool $deletes = false;

	/** It was deleted on this side, which is remembered once the other record was taken out of use. */
	public ?Side $gone_on = null;

	/** The two records do not belong together any more. */
	public bool $unlinks = false;

	/** An earlier attempt had created it although its answer was lost (E6). */
	public bool $recovered = false;

	/** The link has to be stored although the update did not get through. */
	public bool $link_changed = false;

	/** In a dry run: what it is matched by, hashed. */
	public string $match_key = '';

	/** In a dry run: another record with the same key goes first. */
	public bool $behind = false;

	/** The two records match, and were not known to belong together before. */
	public bool $newly_linked = false;

	/** The other side has an older record under the number that the shop gave to this one. */
	public bool $reused = false;

	/** Something a person should know although it worked. */
	public string $note = '';

	/** @var list<string> Keys of rows that did not go through, and keep their bases. */
	public array $left = array();

	public ?Verdict $verdict = null;

	public function __construct( public readonly Update $update ) {
	}

	/** @var array<string, bool> Sides that were saved; true: created there. By Side::value. */
	private array $saved = array();

	public function mark_saved( Side $side, bool $created ): void {
		$this->saved[ $side->value ] = $created;
	}

	public function saved( Side $side ): bool {
		return isset( $this->saved[ $side->value ] );
	}

	public function created( Side $side ): bool {
		return $this->saved[ $side->value ] ?? false;
	}

	/** The two records are tied together from now on: they match, and it got through. */
	public function links(): bool {
		return $this->newly_linked && in_array( $this->verdict?->outcome, array( Outcome::Created, Outcome::Updated, Outcome::Unchanged ), true );
	}

	public function from(): Side {
		return $this->update->side;
	}

	public function to(): Side {
		return $this->update->side->other();
	}

	public function record( Side $side ): ?Record {
		return $this->records[ $side->value ] ?? null;
	}

	/** What is left to say of a link that is deleted: whom it had tied together. */
	private ?Link $former = null;

	public function forget_link(): void {
		$this->former = $this->link ?? $this->former;
		$this->link   = null;
	}

	/** The id on a side, from the record, the link or the update. */
	public function id_on( Side $side ): ?string {
		return $this->record( $side )->id ?? ( $this->link ?? $this->former )?->id_on( $side ) ?? ( $side === $this->from() ? $this->update->record_id : null );
	}
}
