<?php
/**
 * Why the shop does not take a record in, as errors of this record only (E12, E17).
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;

final class Refusal {

	public static function not_found( string $id ): EndpointError {
		/* translators: %s: id of the record. */
		return self::make( sprintf( __( 'The record %s is not in the shop any more.', 'crosswalk' ), $id ), 'not_found' );
	}

	public static function unknown_field( string $field ): EndpointError {
		/* translators: %s: field name. */
		return self::make( sprintf( __( 'The shop has no field "%s".', 'crosswalk' ), $field ), 'unknown_field', $field, __( 'Remove it from the mapping.', 'crosswalk' ) );
	}

	public static function protected_meta( string $field ): EndpointError {
		/* translators: %s: field name. */
		return self::make( sprintf( __( '"%s" holds rights or passwords and is never synchronised.', 'crosswalk' ), $field ), 'protected_meta', $field, __( 'Remove it from the mapping.', 'crosswalk' ) );
	}

	public static function own_meta( string $field ): EndpointError {
		/* translators: %s: field name. */
		return self::make( sprintf( __( 'WooCommerce itself keeps a value in "%s".', 'crosswalk' ), $field ), 'own_meta', $field, __( 'Choose the field of that value instead of its meta.', 'crosswalk' ) );
	}

	public static function too_long( string $field, int $length, int $limit ): EndpointError {
		/* translators: 1: field name, 2: number of characters, 3: limit. */
		$message = sprintf( __( '%1$s has %2$d characters, the shop keeps at most %3$d.', 'crosswalk' ), $field, $length, $limit );
		return self::make( $message, 'too_long', $field, __( 'Shorten the value, or add a truncate transform to the mapping.', 'crosswalk' ) );
	}

	public static function bad_value( string $field, mixed $value, string $expected ): EndpointError {
		$shown = is_scalar( $value ) ? mb_substr( (string) $value, 0, 40 ) : gettype( $value );
		/* translators: 1: field name, 2: the value, 3: what would be right. */
		return self::make( sprintf( __( '%1$s cannot be "%2$s": %3$s.', 'crosswalk' ), $field, $shown, $expected ), 'bad_value', $field );
	}

	public static function required( string $field ): EndpointError {
		/* translators: %s: field name. */
		return self::make( sprintf( __( '%s is empty, the shop needs it.', 'crosswalk' ), $field ), 'required', $field );
	}

	public static function not_searchable( string $module, string $field ): EndpointError {
		/* translators: 1: module, 2: field name. */
		$message = sprintf( __( 'The shop cannot look up %1$s by "%2$s".', 'crosswalk' ), $module, $field );
		return new EndpointError( ErrorKind::Config, $message, 'not_searchable', __( 'Choose another match field.', 'crosswalk' ), field: $field );
	}

	public static function not_possible( string $message, string $code, string $advice = '' ): EndpointError {
		return self::make( $message, $code, '', $advice );
	}

	public static function by_woocommerce( \WC_Data_Exception $error, string $field = '' ): EndpointError {
		return self::make( wp_strip_all_tags( $error->getMessage() ), (string) $error->getErrorCode(), $field, previous: $error );
	}

	/** Something else went wrong in WooCommerce or in a plugin that listens to it. */
	public static function by( \Throwable $error ): EndpointError {
		if ( $error instanceof EndpointError ) {
			return $error;
		}
		if ( $error instanceof \WC_Data_Exception ) {
			return self::by_woocommerce( $error );
		}
		/* translators: %s: class of the error. */
		$message = sprintf( __( 'Saving in the shop failed with %s.', 'crosswalk' ), get_class( $error ) );
		return new EndpointError( ErrorKind::Bug, $message, 'shop_' . strtolower( ( new \ReflectionClass( $error ) )->getShortName() ), previous: $error );
	}

	private static function make( string $message, string $code, string $field = '', string $advice = '', ?\Throwable $previous = null ): EndpointError {
		return new EndpointError( ErrorKind::Record, $message, $code, $advice, field: $field, previous: $previous );
	}
}
