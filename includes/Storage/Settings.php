<?php
/**
 * The settings of the whole plugin: master switches (E26), retention (E20), what uninstalling keeps.
 */

declare( strict_types=1 );

namespace Crosswalk\Storage;

use Crosswalk\Endpoint\Side;

/**
 * @phpstan-type Values array{writes_to_remote: bool, writes_to_shop: bool, keep_data: bool, retention_days: int, retention_rows: int, debug_days: int, debug_rows: int, history_days: int, withdraw_limit_percent: int, mail_days: int, variable_parents: bool}
 */
final class Settings {

	public const OPTION = 'crosswalk_settings';

	public const DEFAULTS = array(
		'writes_to_remote'       => true,
		'writes_to_shop'         => true,
		'keep_data'              => false,
		'retention_days'         => 30,
		'retention_rows'         => 100000,
		'debug_days'             => 7,
		'debug_rows'             => 5000,
		'history_days'           => 0,
		'withdraw_limit_percent' => 10,
		'mail_days'              => 7,
		'variable_parents'       => false,
	);

	/** @return Values */
	public function all(): array {
		$stored = get_option( self::OPTION );
		/** @var Values */
		return array_merge( self::DEFAULTS, array_intersect_key( is_array( $stored ) ? $stored : array(), self::DEFAULTS ) );
	}

	/** @param array<string, bool|int> $changes Some of them. */
	public function set( array $changes ): void {
		update_option( self::OPTION, array_merge( $this->all(), array_intersect_key( $changes, self::DEFAULTS ) ), true );
	}

	public function may_write_to( Side $side ): bool {
		return $this->all()[ Side::Shop === $side ? 'writes_to_shop' : 'writes_to_remote' ];
	}
}
