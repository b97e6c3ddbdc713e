<?php
/**
 * What a merge came to.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Side;

final class Merged {

	/** @var array<string, array<string, mixed>> New values by field, by Side::value. */
	public array $writes = array();

	/** @var list<array{side: Side, event: string, field: string, old: mixed, new: mixed}> For the history. */
	public array $changes = array();

	/** @var array<string, list<string>> Fields that were edited by hand although they are only written, and a person wants to be asked: names by Side::value. */
	public array $asks = array();

	private bool $shop_changed = false;

	private bool $remote_changed = false;

	public function changed( bool $in_shop, bool $in_remote ): void {
		$this->shop_changed   = $this->shop_changed || $in_shop;
		$this->remote_changed = $this->remote_changed || $in_remote;
	}

	public function both_changed(): bool {
		return $this->shop_changed && $this->remote_changed;
	}

	/** @param bool $conflict Both sides changed it: the old value is the losing one. */
	public function write( Side $side, string $field, mixed $old, mixed $new, bool $conflict ): void {
		$this->writes[ $side->value ][ $field ] = $new;
		$this->changes[]                        = array(
			'side'  => $side,
			'event' => $conflict ? 'conflict' : 'updated',
			'field' => $field,
			'old'   => $old,
			'new'   => $new,
		);
	}

	/** Drops what would be written to one field. */
	public function drop( Side $side, string $field ): void {
		unset( $this->writes[ $side->value ][ $field ] );
		$this->writes  = array_filter( $this->writes );
		$this->changes = array_values( array_filter( $this->changes, static fn( array $change ): bool => $change['side'] !== $side || $change['field'] !== $field ) );
	}

	/** Drops what would be written to this side. */
	public function leave( Side $side ): void {
		unset( $this->writes[ $side->value ] );
		$this->changes = array_values( array_filter( $this->changes, static fn( array $change ): bool => $change['side'] !== $side ) );
	}
}
