<?php
/**
 * Shop ids are typed (E4): "user:12", "guest:<hash>", "product:7", "order:1042", "refund:1043", "invoice:5", "tax:3".
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

final class RecordId {

	public const USER    = 'user';
	public const GUEST   = 'guest';
	public const PRODUCT = 'product';
	public const ORDER   = 'order';
	public const REFUND  = 'refund';
	public const INVOICE = 'invoice';
	public const TAX     = 'tax';

	/** The number behind "product:7"; 0 when it is of another type. */
	public static function number( string $type, string $id ): int {
		return str_starts_with( $id, $type . ':' ) ? (int) substr( $id, strlen( $type ) + 1 ) : 0;
	}

	/**
	 * @param list<string> $ids Typed ids; those of other types are left out.
	 * @return list<int>
	 */
	public static function numbers( string $type, array $ids ): array {
		return array_values( array_filter( array_map( static fn( string $id ): int => self::number( $type, $id ), $ids ) ) );
	}

	/** People who ordered without an account are known by their e-mail only. */
	public static function guest( string $email ): string {
		return self::GUEST . ':' . hash( 'sha256', self::email( $email ) );
	}

	/** The form in which two spellings of an e-mail are the same. */
	public static function email( string $email ): string {
		return mb_strtolower( trim( $email ), 'UTF-8' );
	}
}
