<?php
/**
 * Settings of the whole plugin.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

/**
 * @phpstan-import-type Property from Shape
 */
final class GeneralSettings {

	/** @return array<string, Property> */
	public static function properties(): array {
		return self::switches() + array(
			'keep_data'              => Shape::boolean( 'Uninstalling leaves all data where it is.' ),
			'retention_days'         => Shape::integer( 'Days for which details are kept.' ) + self::between( 1, 3650 ),
			'retention_rows'         => Shape::integer( 'Rows of detail that are kept at most.' ) + self::between( 1000, 10_000_000 ),
			'debug_days'             => Shape::integer( 'Days for which messages of the debug log are kept.' ) + self::between( 1, 365 ),
			'debug_rows'             => Shape::integer( 'Messages that are kept at most.' ) + self::between( 100, 100_000 ),
			'history_days'           => Shape::integer( 'Days for which the history of records is kept; 0: as long as the records.' ) + self::between( 0, 36500 ),
			'withdraw_limit_percent' => Shape::integer( 'A run stops and asks when more records of a module than this seem to be gone.' ) + self::between( 0, 100 ),
			'mail_days'              => Shape::integer( 'Mails to customers that a run held back are listed when what they are about happened in so many days.' ) + self::between( 0, 365 ),
			'variable_parents'       => Shape::boolean( 'Variable and grouped products are records of their own, beside their variations.' ),
		);
	}

	/** @return array<string, Property> The master switches. */
	public static function switches(): array {
		return array(
			'writes_to_remote' => Shape::boolean(),
			'writes_to_shop'   => Shape::boolean(),
		);
	}

	/** @return array<string, int> */
	private static function between( int $minimum, int $maximum ): array {
		return compact( 'minimum', 'maximum' );
	}
}
