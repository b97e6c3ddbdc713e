<?php
/**
 * Why a certificate is not trusted, and who has to do what about it. libcurl tells it in words only.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;

final class CertificateErrors {

	/** Of cURL, about TLS. */
	private const NUMBERS = array( 35, 51, 53, 58, 59, 60, 66, 77, 80, 82, 83, 90, 91 );

	/** The list of authorities on this server cannot be read. */
	private const OWN_LIST = 77;

	/**
	 * @param int    $errno  Of cURL.
	 * @param string $reason Its words.
	 * @return EndpointError|null Null: it is not about a certificate.
	 */
	public static function of( int $errno, string $reason, string $host ): ?EndpointError {
		if ( ! in_array( $errno, self::NUMBERS, true ) ) {
			return null;
		}
		list( $code, $message, $advice ) = match ( true ) {
			self::OWN_LIST === $errno => self::own_list(),
			self::says( $reason, 'expired' ) => array(
				'certificate_expired',
				/* translators: %s: host name. */
				__( 'The certificate of %s has expired.', 'crosswalk' ),
				__( 'Ask whoever runs that server to renew its certificate. If it was renewed, check the clock of this server.', 'crosswalk' ),
			),
			self::says( $reason, 'self.signed' ) => array(
				'certificate_self_signed',
				/* translators: %s: host name. */
				__( '%s has a certificate that no known authority has signed.', 'crosswalk' ),
				__( 'Ask whoever runs that server to install one from a public authority, such as Let\'s Encrypt, or your host to make its own authority known to WordPress.', 'crosswalk' ),
			),
			self::says( $reason, 'local issuer|unable to get issuer|verify the first certificate' ) => array(
				'certificate_chain',
				/* translators: %s: host name. */
				__( 'The certificate of %s cannot be traced to a known authority.', 'crosswalk' ),
				__( 'Most often the server does not send the certificates in between: ask whoever runs it to install the full chain.', 'crosswalk' ),
			),
			51 === $errno || self::says( $reason, 'subject name|does not match' ) => array(
				'certificate_name',
				/* translators: %s: host name. */
				__( 'The certificate there is not for %s but for another name.', 'crosswalk' ),
				__( 'Enter the address with the name that the certificate is for, or ask whoever runs that server to add this one to it.', 'crosswalk' ),
			),
			self::says( $reason, 'wrong version number|unknown protocol|packet length' ) => array(
				'no_tls',
				/* translators: %s: host name. */
				__( '%s does not speak HTTPS there.', 'crosswalk' ),
				__( 'Check the port of the address, and whether it should begin with http://.', 'crosswalk' ),
			),
			default => array(
				'certificate',
				/* translators: %s: host name. */
				__( 'The certificate of %s is not valid.', 'crosswalk' ),
				__( 'Ask whoever runs that server to renew its certificate.', 'crosswalk' ),
			),
		};
		return new EndpointError( ErrorKind::Config, sprintf( $message, $host ), $code, $advice );
	}

	/** @return array{string, string, string} Code, message, advice. */
	private static function own_list(): array {
		return array(
			'ca_list',
			/* translators: %s: host name. */
			__( 'The certificate of %s cannot be checked, because this server has no usable list of certificate authorities.', 'crosswalk' ),
			__( 'Ask your host to repair it, or update WordPress, which brings one of its own.', 'crosswalk' ),
		);
	}

	private static function says( string $reason, string $words ): bool {
		return 1 === preg_match( "/$words/i", $reason );
	}
}
