<?php
/**
 * What both sides had after the last sync, per mapped row (E9). Each side is compared with its own base, so that a side
 * that stores a value with a loss does not look changed for ever.
 *
 * JSON on the link: {"n": version of the canonical form, "f": {row key: [shop base, remote base, what the row
 * watches if it is more than its fields]}}.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\Module;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Canon;
use Crosswalk\Mapping\FieldMap;
use Crosswalk\Mapping\Row;
use Crosswalk\Mapping\Transforms;

final class Bases {

	/** @param array<string, array{0: mixed, 1: mixed, 2?: string}> $pairs Bases by row key. */
	private function __construct( private readonly array $pairs, public readonly bool $outdated ) {
	}

	public static function read( string $json ): self {
		$data  = json_decode( $json, true );
		$pairs = is_array( $data ) && is_array( $data['f'] ?? null ) ? $data['f'] : array();
		/** @var array<string, array{0: mixed, 1: mixed, 2?: string}> $pairs */
		return new self( $pairs, is_array( $data ) && Canon::VERSION !== ( $data['n'] ?? null ) );
	}

	/** @return array{0: mixed, 1: mixed}|null Shop's and remote's base; null: this row was never synced. */
	public function of( Row $row ): ?array {
		return $this->pairs[ $row->key() ] ?? null;
	}

	/** Whether the bases were taken under another mapping: what both sides have is taken anew, and nothing written. */
	public function rebases( Row $row ): bool {
		$pair = $this->pairs[ $row->key() ] ?? null;
		return null !== $pair && ( $this->outdated || isset( $pair[2] ) && Transforms::watch( $row ) !== $pair[2] );
	}

	/** Whether this row only takes note of what both sides have: it was added to a pair for its later changes (V10). */
	public function begins( Row $row ): bool {
		return $row->from_now && array() !== $this->pairs && null === $this->of( $row );
	}

	/**
	 * The bases after a sync. A field that was not loaded keeps its old base.
	 *
	 * @param list<string> $left Keys of rows that did not go through: what they had to bring is still to be brought.
	 */
	public function after( FieldMap $map, Module $shop_module, Module $remote_module, Record $shop, Record $remote, array $left = array() ): string {
		$pairs = array_intersect_key( $this->pairs, array_flip( $left ) );
		foreach ( array_filter( $map->rows, static fn( Row $row ): bool => ! in_array( $row->key(), $left, true ) ) as $row ) {
			$old                  = $this->of( $row ) ?? array( null, null );
			$shop_field           = $shop_module->fields[ $row->shop ] ?? new Field( $row->shop, $row->shop );
			$remote_field         = $remote_module->fields[ $row->remote ] ?? new Field( $row->remote, $row->remote );
			$pairs[ $row->key() ] = array(
				'' === $row->shop || array_key_exists( $row->shop, $shop->fields ) ? Canon::base( $shop_field, Transforms::watched( $row, Side::Shop, $shop ) ) : $old[0],
				'' === $row->remote || array_key_exists( $row->remote, $remote->fields ) ? Canon::base( $remote_field, Transforms::watched( $row, Side::Remote, $remote ) ) : $old[1],
				...array_filter( array( Transforms::watch( $row ) ) ),
			);
		}
		return (string) wp_json_encode(
			array(
				'n' => Canon::VERSION,
				'f' => $pairs,
			)
		);
	}

	/** The bases when one record is gone and the other was taken out of use for it: as if both sides had said so. */
	public function out_of_use( FieldMap $map, Module $shop_module, Module $remote_module ): string {
		$pairs = $this->pairs;
		foreach ( $map->rows as $row ) {
			if ( array_key_exists( $row->shop, $shop_module->inactive ) || array_key_exists( $row->remote, $remote_module->inactive ) ) {
				$pairs[ $row->key() ] = array(
					Canon::base( $shop_module->fields[ $row->shop ] ?? new Field( $row->shop, $row->shop ), $shop_module->inactive[ $row->shop ] ?? null ),
					Canon::base( $remote_module->fields[ $row->remote ] ?? new Field( $row->remote, $row->remote ), $remote_module->inactive[ $row->remote ] ?? null ),
				);
			}
		}
		return (string) wp_json_encode( array( 'n' => $this->outdated ? 0 : Canon::VERSION, 'f' => $pairs ) ); // phpcs:ignore WordPress.Arrays
	}

	/**
	 * Bases without the values in them, for a person who has the right to be forgotten. They count as taken under another
	 * canonical form: what both sides have next time becomes the new base, and nothing is written because of it.
	 */
	public static function forgotten( string $json ): string {
		$pairs = array_map( static fn(): array => array( null, null ), self::read( $json )->pairs );
		return '' === $json ? '' : (string) wp_json_encode( array( 'n' => 0, 'f' => $pairs ) ); // phpcs:ignore WordPress.Arrays
	}
}
