<?php
/**
 * A request and its answer as they may be shown and stored: without secrets and personal data (V2, V8), and not
 * longer than a person would read.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors;

use Crosswalk\Endpoint\EndpointError;

final class HttpMessage {

	/** Bytes of a body that are kept. */
	public const KEPT = 16384;

	/** A body longer than this is cut before it is masked: parsing it would take more memory than the request did. */
	private const PARSED = 1048576;

	/**
	 * @param array<string, mixed> $answer As WordPress tells it; empty: none came.
	 * @return array{method: string, url: string, request_headers: string, request: string, status: int, response_headers: string, response: string, error: string, failed: bool, took_ms: int}
	 */
	public static function masked( Request $request, array $answer, Response|EndpointError $result, float $took_s ): array {
		return array(
			'method'           => $request->method,
			'url'              => self::cut( Mask::url( $request->url ), 2000 ),
			'request_headers'  => self::headers( $request->headers ),
			'request'          => self::body( $request->body ),
			'status'           => (int) wp_remote_retrieve_response_code( $answer ),
			'response_headers' => self::headers( wp_remote_retrieve_headers( $answer ) ),
			'response'         => self::body( Json::text( $answer['body'] ?? '' ) ),
			'error'            => $result instanceof EndpointError ? Mask::words( $result->error_code . ': ' . $result->getMessage() ) : '',
			// Some systems refuse with a status of success.
			'failed'           => $result instanceof EndpointError || ! $result->ok() || false === ( $result->json['success'] ?? null ),
			'took_ms'          => (int) round( $took_s * 1000 ),
		);
	}

	/** @param iterable<mixed> $headers By name. */
	private static function headers( iterable $headers ): string {
		$lines = array();
		foreach ( $headers as $name => $values ) {
			foreach ( (array) $values as $value ) {
				$name    = Json::text( $name );
				$lines[] = $name . ': ' . Mask::header( $name, Json::text( $value ) );
			}
		}
		return self::cut( implode( "\n", $lines ), 8000 );
	}

	private static function body( string $body ): string {
		$size = strlen( $body );
		if ( $size > self::PARSED ) {
			return self::marked( self::shortened( Mask::broken( substr( $body, 0, 4 * self::KEPT ) ), self::KEPT ), $size );
		}
		return self::cut( Mask::body( $body ), self::KEPT );
	}

	private static function cut( string $text, int $bytes ): string {
		return strlen( $text ) <= $bytes ? mb_scrub( $text, 'UTF-8' ) : self::marked( self::shortened( $text, $bytes ), strlen( $text ) );
	}

	private static function shortened( string $text, int $bytes ): string {
		return mb_strcut( mb_scrub( $text, 'UTF-8' ), 0, $bytes, 'UTF-8' );
	}

	private static function marked( string $kept, int $size ): string {
		return sprintf( '%s … [%d of %d bytes]', $kept, strlen( $kept ), $size );
	}
}
