<?php
/**
 * The cloud's errors: an HTTP status, the message in the status line, and with luck the code in the body.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger\Cloud;

use Crosswalk\Connectors\HttpErrors;
use Crosswalk\Connectors\Json;
use Crosswalk\Connectors\Request;
use Crosswalk\Connectors\Response;
use Crosswalk\Connectors\Vtiger\Call;
use Crosswalk\Connectors\Vtiger\Credentials;
use Crosswalk\Connectors\Vtiger\VtigerErrors;
use Crosswalk\Endpoint\EndpointError;

final class CloudErrors {

	/** Headers that only Vtiger sends. */
	private const OWN_HEADERS = array( 'x-floodcontrol-remaining', 'x-ratelimit-remaining', 'x-vtiger-version' );

	/** Codes by how their messages read, for where no body names them. */
	private const WORDS = array(
		'/^Permission to /i'               => 'ACCESS_DENIED',
		'/ does not have a value/i'        => 'MANDATORY_FIELDS_MISSING',
		'/^Duplicate/i'                    => '0',
		'/^Record you are trying/i'        => 'RECORD_NOT_FOUND',
		'/^Invalid reference/i'            => 'REFERENCE_INVALID',
		'/^Id specified is incorrect/i'    => 'INVALID_ID_ATTRIBUTE',
	);

	private const BY_STATUS = array(
		403 => 'ACCESS_DENIED',
		404 => 'RECORD_NOT_FOUND',
	);

	/** Whether it is Vtiger that answers, or some web server where no Vtiger is. */
	public static function is_vtigers( Response $answer ): bool {
		return isset( $answer->json['success'] ) || array() !== array_intersect_key( array_flip( self::OWN_HEADERS ), $answer->headers );
	}

	/** @param Response $answer Anything but a success. */
	public static function of( Response $answer, Call $call, Request $request, Credentials $credentials ): EndpointError {
		$error = Json::texts( $answer->json['error'] ?? null );
		$said  = $error['message'] ?? self::words( $answer );
		$code  = $error['code'] ?? self::code( $answer->status, $said );
		return match ( true ) {
			401 === $answer->status => VtigerErrors::of_key( $credentials->username ),
			$answer->ok() && ! isset( $answer->json['success'] ) => VtigerErrors::not_vtigers_answer( $call ),
			in_array( 'http_' . $answer->status, VtigerErrors::ABSENT, true ) && ! self::is_vtigers( $answer ) => VtigerErrors::not_vtiger( $credentials->address ),
			'' === $code            => HttpErrors::of_status( $answer->status, $answer->headers, $request ),
			default                 => VtigerErrors::of( $code, $said, $call ),
		};
	}

	/** The words in the status line, where they are not the usual ones, which say nothing. */
	public static function words( Response $answer ): string {
		return 0 === strcasecmp( $answer->reason, get_status_header_desc( $answer->status ) ) ? '' : $answer->reason;
	}

	private static function code( int $status, string $said ): string {
		if ( '' === $said || $status >= 500 || $status < 400 ) {
			return '';
		}
		foreach ( self::WORDS as $pattern => $code ) {
			if ( 1 === preg_match( $pattern, $said ) ) {
				return $code;
			}
		}
		return self::BY_STATUS[ $status ] ?? 'http_' . $status;
	}
}
