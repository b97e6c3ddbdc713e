<?php
/**
 * A mail to a customer that was held back (E13).
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

/**
 * @phpstan-import-type Property from Shape
 */
final class WithheldMail {

	/** @return array<string, Property> */
	public static function properties(): array {
		return array(
			'id'            => Shape::integer(),
			'connection_id' => Shape::integer(),
			'title'         => Shape::text( 'What kind of mail it is.' ),
			'to'            => Shape::text( 'Whom it would go to; empty: it cannot be sent any more.' ),
			'order'         => Shape::text( 'Number of the order.' ),
			'url'           => Shape::text( 'Page of the order; empty: it is gone.' ),
			'changed_at'    => Shape::instant( true ),
			'held_at'       => Shape::instant( true ),
		);
	}

	/**
	 * @param array<string, string|null>                                             $row  Of the table.
	 * @param array{title: string, to: string, order: string, url: string}|null $mail What the shop says about it.
	 * @return array<string, mixed>
	 */
	public static function to_response( array $row, ?array $mail ): array {
		return array(
			'id'            => (int) $row['id'],
			'connection_id' => (int) $row['connection_id'],
			'title'         => $mail['title'] ?? (string) $row['mail'],
			'to'            => $mail['to'] ?? '',
			'order'         => $mail['order'] ?? '#' . $row['order_id'],
			'url'           => $mail['url'] ?? '',
			'changed_at'    => Shape::to_instant( (int) $row['changed_at'] ),
			'held_at'       => Shape::to_instant( (int) $row['held_at'] ),
		);
	}
}
