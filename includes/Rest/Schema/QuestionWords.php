<?php
/**
 * What people are asked about some records, in one sentence: "2 customers match several records of Acme CRM."
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

use Crosswalk\Endpoint\Modules;
use Crosswalk\Endpoint\Side;

final class QuestionWords {

	/**
	 * @param array{module: string, side: string, code: string, count: int} $question Of one kind.
	 * @param string                                                        $remote   Name of the connection.
	 */
	public static function sentence( array $question, string $remote ): string {
		$count = $question['count'];
		$which = self::records( $question['module'], Side::from( $question['side'] ), $count );
		$other = Side::Shop->value === $question['side'] ? $remote : __( 'the shop', 'crosswalk' );
		return match ( $question['code'] ) {
			/* translators: 1: "2 customers", 2: name of a system. */
			'several_matches' => sprintf( _n( '%1$s matches several records of %2$s.', '%1$s match several records of %2$s.', $count, 'crosswalk' ), $which, $other ),
			/* translators: 1: "2 customers", 2: name of a system. */
			'already_linked'  => sprintf( _n( '%1$s matches a record of %2$s that is linked to another one.', '%1$s match records of %2$s that are linked to others.', $count, 'crosswalk' ), $which, $other ),
			/* translators: 1: "2 customers", 2: name of a system. */
			'several_claim'   => sprintf( _n( '%1$s is not the only one that matches a record of %2$s.', '%1$s are not the only ones that match a record of %2$s.', $count, 'crosswalk' ), $which, $other ),
			/* translators: 1: "2 orders", 2: name of a system. */
			'doubtful_match'  => sprintf( _n( '%1$s has the number of a record of %2$s with another total or of another time.', '%1$s have the numbers of records of %2$s with other totals or of other times.', $count, 'crosswalk' ), $which, $other ),
			/* translators: %s: "2 customers". */
			'drift'           => sprintf( _n( '%s was edited on the side that does not own the field.', '%s were edited on the side that does not own the fields.', $count, 'crosswalk' ), $which ),
			/* translators: %s: "2 customers". */
			default           => sprintf( _n( '%s needs a decision.', '%s need a decision.', $count, 'crosswalk' ), $which ),
		};
	}

	private static function records( string $module, Side $side, int $count ): string {
		$text = match ( $module ) {
			/* translators: %d: number of customers. */
			Modules::CONTACTS => Side::Shop === $side ? _n( '%d customer', '%d customers', $count, 'crosswalk' )
				/* translators: %d: number of contacts. */
				: _n( '%d contact', '%d contacts', $count, 'crosswalk' ),
			/* translators: %d: number of organisations. */
			Modules::ACCOUNTS => _n( '%d organisation', '%d organisations', $count, 'crosswalk' ),
			/* translators: %d: number of products. */
			Modules::PRODUCTS => _n( '%d product', '%d products', $count, 'crosswalk' ),
			/* translators: %d: number of orders. */
			Modules::ORDERS   => _n( '%d order', '%d orders', $count, 'crosswalk' ),
			/* translators: %d: number of records. */
			default           => _n( '%d record', '%d records', $count, 'crosswalk' ),
		};
		return sprintf( $text, $count );
	}
}
