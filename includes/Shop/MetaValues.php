<?php
/**
 * Meta as values of fields: plain text. What holds a list or an object belongs to another plugin and is left alone.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

final class MetaValues {

	public static function text( mixed $value ): ?string {
		return is_bool( $value ) ? ( $value ? 'yes' : null ) : Values::text( $value );
	}

	/** @return string|null A sentence when the value could not be taken in. */
	public static function set( \WC_Data $object, string $key, ?string $value ): ?string {
		$now = $object->get_meta( $key, true, 'edit' );
		if ( is_array( $now ) || is_object( $now ) ) {
			/* translators: %s: name of a meta field. */
			return sprintf( __( '"%s" holds more than a text in the shop and was left alone.', 'crosswalk' ), $key );
		}
		if ( null === $value ) {
			$object->delete_meta_data( $key );
		} else {
			$object->update_meta_data( $key, $value );
		}
		return null;
	}
}
