<?php
/**
 * Whether a connection records its requests and answers (V8).
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

use Crosswalk\Storage\DebugMode;

/**
 * @phpstan-import-type Property from Shape
 */
final class DebugState {

	/** @return array<string, Property> */
	public static function properties(): array {
		return array(
			'connection_id' => Shape::integer(),
			'on'            => Shape::boolean(),
			'keep'          => Shape::boolean( 'Until somebody switches it off.' ),
			'until'         => array( 'description' => 'When it switches itself off; null: off, or kept on.' ) + Shape::instant( true ),
			'messages'      => Shape::integer( 'Recorded so far.' ),
		);
	}

	/** @return array<string, mixed> */
	public static function to_response( int $connection_id, ?int $until, int $messages ): array {
		return array(
			'connection_id' => $connection_id,
			'on'            => null !== $until,
			'keep'          => DebugMode::KEPT === $until,
			'until'         => Shape::to_instant( (int) $until ),
			'messages'      => $messages,
		);
	}
}
