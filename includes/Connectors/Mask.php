<?php
/**
 * Hides secrets and personal data in what goes over the wire, in addresses, headers, forms and JSON. What is hidden
 * leaves its shape behind: that there was something, and how it began.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors;

final class Mask {

	private const HIDDEN = '•••';

	private const SECRETS = '/^(sid|key|pass|passwd|pwd|hash|nonce|auth|otp|pin|code_verifier)$|(access|api|auth|private|secret|consumer|license|client|signing)[-_ ]?(key|id_token)|session[-_ ]?(name|id|key|token)|token|password|passphrase|secret|authorization|cookie|credential|signature|^x-wp-nonce$/i';

	private const PERSONAL = '/(^label$|mail|phone|mobile|fax|(first|last|sur|user|account|full|display|contact|customer|company|nick|middle|maiden)[-_ ]?name|^(name|surname|login|username|user)$|street|po_?box|city|zip|postcode|postal|_code$|address|birth|company|iban|vat[-_ ]?(no|number|id)|tax[-_ ]?(no|number|id)$|customer[-_ ]?note|salutation|twitter|skype|linkedin|^ip$|_ip$|remote_addr|forwarded|description)/i';

	/** Beside such a key, names and labels are those of a field and its choices, not of a person. */
	private const SCHEMA = array( 'mandatory', 'editable', 'nullable', 'uitype' );

	/**
	 * Telephone numbers in a text: with the sign of a country, or grouped after an area code as nothing else is. Dates, times,
	 * ids and amounts are none of these, and a mere row of digits stays.
	 */
	private const PHONES = array(
		'/(?<![\w+.,-])\+(?=(?:[ ()\/.-]*\d){8})\d[\d ()\/.-]{6,20}\d(?!\w)/',
		'/(?<![\w.,:\/-])(?!\d\d([ \/-])\d\d\1\d{2,4}(?!\d)|0000)(?:\(0\d{1,5}\)|0\d{1,5})[ \/-]{1,3}(?=(?:[ \/-]*\d){5})\d[\d \/-]{3,12}\d(?![\w:])/',
		'/(?<![\w.,:\/-])(?:\(\d{3}\) ?|\d{3}-)\d{3}-\d{4}(?![\w-])/',
	);

	/** With its query, and without a login in front of the host. */
	public static function url( string $url ): string {
		$parts = explode( '?', (string) preg_replace( '~^([a-z]+://)[^/@?#]*@~i', '$1', $url ), 2 );
		return self::words( rawurldecode( $parts[0] ) ) . ( isset( $parts[1] ) ? '?' . self::form( $parts[1] ) : '' );
	}

	public static function header( string $name, string $value ): string {
		return match ( true ) {
			1 === preg_match( self::SECRETS, $name )                 => self::HIDDEN,
			'location' === strtolower( $name )                       => self::url( $value ),
			default                                                  => self::words( (string) preg_replace( '/\b(Basic|Bearer|Digest)\s+\S+/i', '$1 ' . self::HIDDEN, $value ) ),
		};
	}

	/** Of a request or an answer, whatever it is made of. */
	public static function body( string $body ): string {
		$json = json_decode( $body, true );
		if ( is_array( $json ) ) {
			return self::encoded( self::values( $json ) );
		}
		return 1 === preg_match( '/^[\w%.\[\]-]+=/', $body ) ? self::form( $body ) : self::broken( $body );
	}

	/** What is not JSON, or not any more: half an answer holds the same names and secrets as a whole one. */
	public static function broken( string $text ): string {
		$masked = preg_replace_callback(
			'/"((?:[^"\\\\]++|\\\\.)*+)"(\s*+:\s*+)"((?:[^"\\\\]++|\\\\.)*+)("|$)/s',
			static fn( array $found ): string => '"' . $found[1] . '"' . $found[2] . '"' . Json::text( self::value( $found[1], $found[3] ) ) . $found[4],
			$text
		);
		// Text that the pattern cannot be run over is better lost than shown.
		return null === $masked ? self::HIDDEN : self::words( $masked );
	}

	/** E-mail addresses anywhere, telephone numbers within words, and what a query compares with. */
	public static function words( string $text ): string {
		$text = preg_replace( array( '/[^\s\'",;:<>()=&\/@]++@[^\s\'",;<>()&\/]++/u', '/[\w.+-]+%40[\w.%-]+/' ), '…@…', mb_scrub( $text, 'UTF-8' ) );
		// A number that stands alone under a name that says nothing is more likely an article than a person.
		$text = null !== $text && 1 === preg_match( '/\pL|\+/u', $text ) ? preg_replace( self::PHONES, '☎…', $text ) : $text;
		if ( null === $text ) {
			return self::HIDDEN;
		}
		return 0 === stripos( $text, 'select ' ) ? (string) preg_replace( '/\'(?!\d+x\d+\'|\d{4}-\d\d-\d\d)[^\']*\'/u', '\'…\'', $text ) : $text;
	}

	private static function form( string $query ): string {
		parse_str( $query, $fields );
		return urldecode( http_build_query( self::values( $fields ) ) );
	}

	/**
	 * @param array<mixed> $values    By name.
	 * @param bool         $describes They are, or belong to, the description of a field.
	 * @return array<mixed>
	 */
	private static function values( array $values, bool $describes = false ): array {
		$describes = $describes || ( isset( $values['name'] ) && array() !== array_intersect( self::SCHEMA, array_keys( $values ) ) );
		foreach ( $values as $name => $value ) {
			$values[ $name ] = match ( true ) {
				1 === preg_match( self::SECRETS, (string) $name ) && array() !== $value => self::value( (string) $name, Json::text( $value ) ),
				is_array( $value ) => self::values( $value, $describes ),
				default            => self::value( $describes ? '' : (string) $name, $value ),
			};
		}
		return $values;
	}

	private static function value( string $name, mixed $value ): mixed {
		if ( 1 === preg_match( self::SECRETS, $name ) ) {
			return self::HIDDEN;
		}
		if ( null === $value || '' === $value || is_bool( $value ) ) {
			return $value;
		}
		$text = Json::text( $value );
		$json = str_starts_with( $text, '{' ) || str_starts_with( $text, '[' ) ? json_decode( $text, true ) : null;
		if ( is_array( $json ) ) {
			return self::encoded( self::values( $json ) );
		}
		if ( 1 === preg_match( self::PERSONAL, $name ) ) {
			return mb_substr( $text, 0, 1 ) . '…';
		}
		return is_string( $value ) ? self::words( $value ) : $value;
	}

	/** @param array<mixed> $values Masked. */
	private static function encoded( array $values ): string {
		return (string) wp_json_encode( $values, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES );
	}
}
