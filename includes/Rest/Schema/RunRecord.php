<?php
/**
 * A record behind a number of the Sync log.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\Runs;
use Crosswalk\Sync\Pairing;

/**
 * @phpstan-import-type Property from Shape
 */
final class RunRecord {

	/** @return array<string, Property> */
	public static function properties(): array {
		return array(
			'id'         => Shape::integer(),
			'module'     => Shape::text(),
			'side'       => Shape::side(),
			'outcome'    => self::outcome(),
			'name'       => Shape::text(),
			'shop_id'    => Shape::text(),
			'shop_url'   => Shape::text( 'Where a person opens it.', true ),
			'remote_id'  => Shape::text(),
			'remote_url' => Shape::text( '', true ),
			'linked'     => Shape::boolean( 'Its counterpart was found, so that the two are a pair now.' ),
			'deleted'    => Shape::boolean( 'It was deleted, because its counterpart was or because a run is taken back.' ),
			'code'       => Shape::text(),
			'reason'     => Shape::text(),
			'at'         => Shape::instant(),
		);
	}

	/** @return Property */
	public static function outcome(): array {
		return Shape::choice( 'Outcome', Runs::OUTCOMES );
	}

	/**
	 * @param array<string, string|null> $row     Of the table.
	 * @param Pairing|null               $pairing Null where the connector is gone: no addresses.
	 * @return array<string, mixed>
	 */
	public function to_response( array $row, ?Pairing $pairing ): array {
		return array(
			'id'         => (int) $row['id'],
			'module'     => $row['module'],
			'side'       => $row['side'],
			'outcome'    => $row['outcome'],
			'name'       => $row['name'],
			'shop_id'    => $row['shop_id'],
			'shop_url'   => self::url( $pairing, Side::Shop, (string) $row['module'], (string) $row['shop_id'] ),
			'remote_id'  => $row['remote_id'],
			'remote_url' => self::url( $pairing, Side::Remote, (string) $row['module'], (string) $row['remote_id'] ),
			'linked'     => '1' === ( $row['linked'] ?? '' ),
			'deleted'    => '1' === ( $row['deleted'] ?? '' ),
			'code'       => $row['code'],
			'reason'     => self::reason( $row ),
			'at'         => Shape::to_instant( (int) $row['at'] ),
		);
	}

	/**
	 * What went wrong inside the plugin keeps its trace below, for those who look into the table.
	 *
	 * @param array<string, string|null> $row Of either list.
	 */
	public static function reason( array $row ): string {
		return explode( "\n", (string) $row['reason'] )[0];
	}

	private static function url( ?Pairing $pairing, Side $side, string $module, string $id ): ?string {
		return '' === $id ? null : $pairing?->endpoint( $side )->url( $module, $id );
	}
}
