<?php
/**
 * Keeps requests and answers of a connection in debug mode (V8). Off, it costs a look at an option that is in memory
 * anyway; and whatever goes wrong here, the request does not notice.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Storage\DebugMode;
use Crosswalk\Storage\Messages;

final class Recorder {

	public function __construct( private readonly DebugMode $mode, private readonly Messages $messages ) {
	}

	/** @param array<string, mixed> $answer As WordPress tells it; empty: none came. */
	public function record( int $connection_id, Request $request, array $answer, Response|EndpointError $result, float $took_s ): void {
		if ( 0 === $connection_id || null === $this->mode->until( $connection_id ) ) {
			return;
		}
		try {
			$row = array(
				'connection_id' => $connection_id,
				'at'            => time(),
			);
			$this->messages->add( $row + HttpMessage::masked( $request, $answer, $result, $took_s ) );
		} catch ( \Throwable $error ) {
			// Without its text, which may hold what should have been masked.
			error_log( 'Crosswalk: a message could not be recorded: ' . $error::class ); // phpcs:ignore WordPress.PHP.DevelopmentFunctions
		}
	}
}
