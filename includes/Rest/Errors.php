<?php
/**
 * The one place where an error becomes an answer: always with a status, and with what to do where that is known.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Trace;
use Throwable;
use WP_Error;

final class Errors {

	public const NOT_FOUND = 'not_found';

	/** Where the code says more about the status than the kind does. */
	private const STATUS = array(
		self::NOT_FOUND    => 404,
		'no_connection'    => 404,
		'run_active'       => 409,
		'run_ended'        => 409,
		'run_unfinished'   => 409,
		'question_open'    => 409,
		'followed_already' => 409,
		'not_started'      => 409,
		'started_already'  => 409,
		'dry_run_outdated' => 409,
		'mapping_changed'  => 409,
		'settings_changed' => 409,
	);

	/** @param array<string, mixed> $data More for the reader: run_id. */
	public static function from( Throwable $error, array $data = array() ): WP_Error {
		if ( ! $error instanceof EndpointError ) {
			return self::bug( $error );
		}
		$status = self::STATUS[ $error->error_code ] ?? match ( $error->kind ) {
			ErrorKind::Config    => 422,
			ErrorKind::Transient => 503,
			ErrorKind::Record    => 400,
			ErrorKind::Bug       => 500,
		};
		$about  = array(
			'status' => $status,
			'kind'   => $error->kind->value,
			'advice' => $error->advice_now(),
			'field'  => $error->field,
		);
		return new WP_Error( $error->error_code, $error->getMessage(), array_filter( $about ) + $data );
	}

	/** A setting or an argument that cannot be accepted. */
	public static function refused( string $code, string $message, string $field = '' ): EndpointError {
		return new EndpointError( ErrorKind::Record, $message, $code, field: $field );
	}

	public static function not_found(): EndpointError {
		return new EndpointError( ErrorKind::Record, __( 'It does not exist any more.', 'crosswalk' ), self::NOT_FOUND, __( 'Reload the page.', 'crosswalk' ) );
	}

	/** An error of ours goes to PHP's log in full, and out without its text, which may hold data. */
	private static function bug( Throwable $error ): WP_Error {
		error_log( 'Crosswalk: ' . Trace::report( $error ) ); // phpcs:ignore WordPress.PHP.DevelopmentFunctions
		$data = array(
			'status' => 500,
			'kind'   => ErrorKind::Bug->value,
			'advice' => __( 'The error log of this site says more. Please report it.', 'crosswalk' ),
		);
		return new WP_Error( 'bug', __( 'Crosswalk ran into an error of its own.', 'crosswalk' ), $data );
	}
}
