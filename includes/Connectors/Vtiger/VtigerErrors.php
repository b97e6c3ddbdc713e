<?php
/**
 * The CRM's error codes, as errors with a kind.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;

final class VtigerErrors {

	/** Answers of a web server that has nothing at this address. */
	public const ABSENT = array( 'http_404', 'http_405', 'http_410' );

	private const SESSION_ENDED = array( 'INVALID_SESSIONID', 'SESSION_EXPIRED', 'SESSION_LEFT_IDLE', 'AUTHENTICATION_REQUIRED', 'AUTHENTICATION_FAILURE' );

	public static function session_ended( string $code ): bool {
		return in_array( $code, self::SESSION_ENDED, true );
	}

	/** Nothing that speaks as Vtiger does. */
	public static function not_vtiger( Address $address ): EndpointError {
		/* translators: %s: web address. */
		$message = sprintf( __( 'There is no Vtiger at %s', 'crosswalk' ), $address );
		return new EndpointError( ErrorKind::Config, $message, 'not_vtiger', __( 'Enter the address of the CRM as it stands in the browser when you are logged in, without what follows index.php or view.', 'crosswalk' ), field: 'url' );
	}

	/** JSON, but not as Vtiger writes it. */
	public static function not_vtigers_answer( Call $call ): EndpointError {
		return new EndpointError( ErrorKind::Transient, __( 'The answer is not one of Vtiger\'s.', 'crosswalk' ), 'not_vtigers_answer', lost: ! $call->is_repeatable() );
	}

	/** @param string $code As the CRM gives it; the integer 0 arrives as "0". */
	public static function of( string $code, string $message, Call $call ): EndpointError {
		$said = self::clean( $message );
		return match ( true ) {
			self::session_ended( $code ), 'INVALID_USER_CREDENTIALS' === $code => new EndpointError( ErrorKind::Config, __( 'Vtiger does not accept the login.', 'crosswalk' ), $code, __( 'Check the user name and the access key.', 'crosswalk' ) ),
			'ACCESS_DENIED' === $code, 'RECORD_NOT_FOUND' === $code && self::is_about_one_record( $call ) => self::denied( $said, $call ),
			'UNKOWN_ENTITY' === $code       => new EndpointError( ErrorKind::Config, $said, $code, __( 'Switch the module on in Vtiger, or off here.', 'crosswalk' ) ),
			'MANDATORY_FIELDS_MISSING' === $code => self::mandatory( $said, $code ),
			'0' === $code                   => new EndpointError( ErrorKind::Record, __( 'Vtiger already has a record with this name or another unique value.', 'crosswalk' ), 'duplicate', __( 'Look for it in Vtiger and link the two by hand, or allow duplicates there.', 'crosswalk' ) ),
			'CURRENCY_INACTIVE' === $code   => new EndpointError( ErrorKind::Record, $said, $code, __( 'Activate the currency in Vtiger.', 'crosswalk' ), field: 'currency' ),
			'QUERY_SYNTAX_ERROR' === $code  => new EndpointError( ErrorKind::Bug, $said, $code ),
			'INTERNAL_SERVER_ERROR' === $code, 'DATABASE_QUERY_ERROR' === $code => new EndpointError( ErrorKind::Transient, __( 'Vtiger reports an internal error.', 'crosswalk' ), $code, __( 'If this stays, look into the log of the CRM.', 'crosswalk' ), ! $call->is_repeatable() ),
			default                         => new EndpointError( ErrorKind::Record, '' === $said ? $code : $said, $code ),
		};
	}

	public static function of_login( string $code, string $message, string $username ): EndpointError {
		if ( 'ACCESS_DENIED' === $code ) {
			/* translators: %s: user name. */
			$text = sprintf( __( 'Vtiger knows no user named %s.', 'crosswalk' ), $username );
			return new EndpointError( ErrorKind::Config, $text, 'unknown_user', __( 'Enter the name this user logs in with, not the e-mail address.', 'crosswalk' ), field: 'username' );
		}
		if ( in_array( $code, array( 'INVALID_USER_CREDENTIALS', 'INVALID_AUTH_TOKEN' ), true ) ) {
			return new EndpointError( ErrorKind::Config, __( 'Vtiger does not accept this access key.', 'crosswalk' ), $code, __( 'Copy it from Vtiger: log in as this user, open My Preferences; it is called Access Key. The password does not work here.', 'crosswalk' ), field: 'access_key' );
		}
		return new EndpointError( ErrorKind::Config, self::clean( $message ), '' === $code ? 'login_failed' : $code );
	}

	/** Where one answer is all there is for a wrong name and a wrong key. */
	public static function of_key( string $username ): EndpointError {
		/* translators: %s: user name. */
		$text = sprintf( __( 'Vtiger does not accept the user name %s with this access key.', 'crosswalk' ), $username );
		return new EndpointError( ErrorKind::Config, $text, 'INVALID_USER_CREDENTIALS', __( 'Enter the name this user logs in with; in the cloud that is an e-mail address. Copy the access key from Vtiger: log in as this user and open My Preferences. The password does not work here.', 'crosswalk' ), field: 'access_key' );
	}

	private static function is_about_one_record( Call $call ): bool {
		return in_array( $call->operation, array( 'retrieve', 'revise', 'update', 'delete' ), true );
	}

	private static function denied( string $said, Call $call ): EndpointError {
		if ( self::is_about_one_record( $call ) ) {
			return new EndpointError( ErrorKind::Record, __( 'Vtiger does not let this user change the record, or the record is no longer there.', 'crosswalk' ), 'ACCESS_DENIED', __( 'Open it in Vtiger as the user of this connection.', 'crosswalk' ) );
		}
		$module = str_contains( $said, 'attribute' ) ? '' : $call->module();
		$text   = match ( true ) {
			/* translators: %s: what the CRM said. */
			'' === $module                => sprintf( __( 'Vtiger refuses this: %s', 'crosswalk' ), $said ),
			/* translators: 1: name of a module, 2: what the CRM said. */
			'create' === $call->operation => sprintf( __( 'Vtiger does not let this user create records of the module %1$s: %2$s', 'crosswalk' ), $module, $said ),
			/* translators: 1: name of a module, 2: what the CRM said. */
			default                       => sprintf( __( 'Vtiger does not let this user read the module %1$s: %2$s', 'crosswalk' ), $module, $said ),
		};
		return new EndpointError( ErrorKind::Config, $text, 'ACCESS_DENIED', __( 'Give the user of this connection the rights, or use another user.', 'crosswalk' ) );
	}

	/**
	 * About a record that this connection makes for itself and finds by its name.
	 *
	 * @param string $what Name of the record.
	 */
	public static function of_own( EndpointError $error, string $what ): EndpointError {
		if ( ! in_array( $error->error_code, array( 'ACCESS_DENIED', 'MANDATORY_FIELDS_MISSING' ), true ) ) {
			return $error;
		}
		/* translators: 1: name of a record, 2: a sentence. */
		$text = sprintf( __( '"%1$s" cannot be created in Vtiger: %2$s', 'crosswalk' ), $what, $error->getMessage() );
		/* translators: %s: name of a record. */
		return new EndpointError( $error->kind, $text, $error->error_code, sprintf( __( 'Create it in Vtiger by hand, with exactly the name "%s", then try again: it is found by its name.', 'crosswalk' ), $what ) );
	}

	private static function mandatory( string $said, string $code ): EndpointError {
		$field = 1 === preg_match( '/^(\S+) does not have a value/', $said, $found ) ? $found[1] : '';
		/* translators: %s: name of a field. */
		$text = '' === $field ? $said : sprintf( __( 'Vtiger needs a value in the field %s.', 'crosswalk' ), $field );
		return new EndpointError( ErrorKind::Record, $text, $code, __( 'Map a shop field to it, or give it a default value.', 'crosswalk' ), field: $field );
	}

	/** Messages may hold entities, and now and then a whole query. */
	private static function clean( string $message ): string {
		return mb_strimwidth( trim( html_entity_decode( wp_strip_all_tags( $message ), ENT_QUOTES ) ), 0, 300, '…' );
	}
}
