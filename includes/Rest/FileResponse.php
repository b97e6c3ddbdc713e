<?php
/**
 * An answer that is a file, written piece by piece: however long it gets, only a piece of it is in memory.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Endpoint\Trace;
use WP_REST_Request;
use WP_REST_Response;

final class FileResponse extends WP_REST_Response {

	/**
	 * @param string           $name   Of the file, ASCII.
	 * @param string           $type   MIME type.
	 * @param iterable<string> $pieces What is in it; begun when somebody reads.
	 */
	public function __construct( string $name, string $type, private readonly iterable $pieces ) {
		parent::__construct();
		$this->header( 'Content-Type', $type . '; charset=utf-8' );
		$this->header( 'Content-Disposition', 'attachment; filename="' . $name . '"' );
		$this->header( 'Cache-Control', 'no-store' );
		// A proxy in front must not collect what we do not.
		$this->header( 'X-Accel-Buffering', 'no' );
	}

	/** @return iterable<string> */
	public function pieces(): iterable {
		return $this->pieces;
	}

	/**
	 * Hook rest_pre_serve_request: WordPress would make JSON of it.
	 *
	 * @param mixed                                 $served  Somebody answered already.
	 * @param mixed                                 $result  The answer.
	 * @param WP_REST_Request<array<string, mixed>> $request What was asked for.
	 */
	public static function serve( mixed $served, mixed $result, WP_REST_Request $request ): mixed {
		if ( true === $served || ! $result instanceof self || 'HEAD' === $request->get_method() ) {
			return $served;
		}
		if ( function_exists( 'set_time_limit' ) ) {
			// phpcs:ignore WordPress.PHP.NoSilencedErrors -- Hosts forbid it, and then the file ends where they end it.
			@set_time_limit( 0 );
		}
		while ( ob_get_level() > 0 && ob_end_flush() ) {
			continue;
		}
		$result->write();
		return true;
	}

	/** The status is gone by now: a failure can only be said in the file itself. */
	private function write(): void {
		try {
			foreach ( $this->pieces as $piece ) {
				echo $piece; // phpcs:ignore WordPress.Security.EscapeOutput -- A file, not a page.
				flush();
			}
		} catch ( \Throwable $error ) {
			error_log( 'Crosswalk: ' . Trace::report( $error ) ); // phpcs:ignore WordPress.PHP.DevelopmentFunctions
			echo "\r\n" . esc_html__( 'This file is not complete: reading the list failed. Please download it again.', 'crosswalk' ) . "\r\n";
		}
	}
}
