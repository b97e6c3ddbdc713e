<?php
/**
 * Mandatory fields: whether something feeds them, and whether it always does.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping\Checks;

use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Options;
use Crosswalk\Mapping\Problem;
use Crosswalk\Mapping\Row;
use Crosswalk\Mapping\Template;

final class Required implements Inspection {

	public function problems( Subject $subject ): array {
		$problems = array();
		$fed      = array();
		foreach ( $subject->ways() as list( 'row' => $row, 'to' => $to, 'from' => $from, 'target' => $target ) ) {
			$fed[ $to->value ][ $target->name ] = true;
			if ( self::demands( $target ) && ! self::always_fills( $subject, $row, $to, $from ) ) {
				$problems[] = Problem::warning( 'optional_source', $row, $to, $target->name, $target->label, array( $from->label ?? '' ) );
			}
		}
		foreach ( Side::cases() as $side ) {
			$module = $subject->module( $side );
			foreach ( $subject->draft->creates( $side ) && $module->create ? $module->fields : array() as $field ) {
				if ( self::demands( $field ) && ! isset( $fed[ $side->value ][ $field->name ] ) ) {
					$problems[] = Problem::error( 'missing_mandatory', null, $side, $field->name, $field->label );
				}
			}
		}
		return $problems;
	}

	/** As Validator sees it when a record is created. */
	private static function demands( Field $field ): bool {
		return $field->required && ! $field->readonly && '' === $field->default;
	}

	private static function always_fills( Subject $subject, Row $row, Side $to, ?Field $from ): bool {
		$fills = true === $from?->required;
		foreach ( $row->transforms as $transform ) {
			$fills = match ( Options::text( $transform, 'type' ) ) {
				'template' => self::has_text( $subject, $row, Options::text( $transform, 'text' ) ),
				'constant' => '' !== Options::text( $transform, 'value' ),
				// On the way back of a two-way row it does nothing.
				'default'  => $fills || ( Subject::reads( $row ) === $to->other() && self::has_text( $subject, $row, Options::text( $transform, 'value' ) ) ),
				default    => $fills,
			};
		}
		return $fills;
	}

	/** Words of its own, or a field that is never empty. */
	private static function has_text( Subject $subject, Row $row, string $template ): bool {
		if ( Template::is_never_empty( $template ) ) {
			return true;
		}
		foreach ( Template::fields( $template ) as $name ) {
			if ( true === $subject->field( Subject::reads( $row ), $name )?->required ) {
				return true;
			}
		}
		return false;
	}
}
