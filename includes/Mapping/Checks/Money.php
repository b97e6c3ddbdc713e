<?php
/**
 * Amounts go over as they are: both systems must mean the same currency.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping\Checks;

use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Problem;

final class Money implements Inspection {

	public function problems( Subject $subject ): array {
		$problems = array();
		foreach ( $subject->ways() as list( 'row' => $row, 'to' => $to, 'from' => $from, 'target' => $target ) ) {
			$theirs = $subject->currency( $to );
			$ours   = $subject->currency( $to->other() );
			if ( true === $from?->money && $target->money && '' !== $ours && '' !== $theirs && $ours !== $theirs && ! self::named( $subject ) ) {
				$problems[ $row->key() ] ??= Problem::warning( 'currency', $row, $to, $target->name, $target->label, array( $ours, $theirs ) );
			}
		}
		return array_values( $problems );
	}

	/** Records that name their currency are in that one. */
	private static function named( Subject $subject ): bool {
		$fields = array( ...$subject->module( Side::Shop )->fields, ...$subject->module( Side::Remote )->fields );
		return array() !== array_filter( $fields, static fn( $field ): bool => FieldType::Currency === $field->type );
	}
}
