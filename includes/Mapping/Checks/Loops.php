<?php
/**
 * Rows that feed each other: what one of them makes of several fields comes back into one of these fields by another, and
 * is made into something longer each time.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping\Checks;

use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Options;
use Crosswalk\Mapping\Problem;
use Crosswalk\Mapping\Row;
use Crosswalk\Mapping\Template;

final class Loops implements Inspection {

	public function problems( Subject $subject ): array {
		$problems = array();
		foreach ( $subject->rows() as $row ) {
			if ( self::reads_what_comes_back( $subject, $row ) || self::feeds_itself( $subject, $row ) ) {
				$problems[] = Problem::error( 'loop', $row, Subject::reads( $row )->other(), $row->field( Subject::reads( $row )->other() ), self::label( $subject, $row ) );
			}
		}
		return $problems;
	}

	/** A row that should go both ways, whose template reads fields that the map also writes back. */
	public static function reads_what_comes_back( Subject $subject, Row $row ): bool {
		if ( ! Chains::comes_back( $subject, $row ) ) {
			return false;
		}
		$written = array();
		foreach ( $subject->ways() as $way ) {
			if ( Side::Shop === $way['to'] ) {
				$written[ $way['target']->name ] = true;
			}
		}
		return array() !== array_intersect( self::template_fields( $row ), array_keys( $written ) );
	}

	/** Follows what the row writes, through other rows, back to the fields that its template reads. */
	private static function feeds_itself( Subject $subject, Row $row ): bool {
		$reads = array_map( static fn( string $name ): string => Subject::reads( $row )->value . ':' . $name, self::template_fields( $row ) );
		$seen  = array();
		$next  = array();
		foreach ( array() === $reads ? array() : $subject->ways() as $way ) {
			if ( $way['row'] === $row ) {
				$next[] = $way['to']->value . ':' . $way['target']->name;
			}
		}
		while ( array() !== $next ) {
			$place          = array_pop( $next );
			$seen[ $place ] = true;
			foreach ( $subject->ways() as $way ) {
				$target = $way['to']->value . ':' . $way['target']->name;
				if ( $way['row'] !== $row && ! isset( $seen[ $target ] ) && in_array( $place, self::sources( $way['row'], $way['to'] ), true ) ) {
					$next[] = $target;
				}
			}
		}
		return array() !== array_intersect( $reads, array_keys( $seen ) );
	}

	/** @return list<string> Where values of a row come from, as "side:field". */
	private static function sources( Row $row, Side $to ): array {
		$from  = $to->other();
		$names = Subject::reads( $row ) === $from ? self::template_fields( $row ) : array();
		return array_map( static fn( string $name ): string => $from->value . ':' . $name, array() === $names ? array( $row->field( $from ) ) : $names );
	}

	/** @return list<string> */
	private static function template_fields( Row $row ): array {
		$names = array();
		foreach ( $row->transforms as $transform ) {
			if ( 'template' === Options::text( $transform, 'type' ) ) {
				array_push( $names, ...Template::fields( Options::text( $transform, 'text' ) ) );
			}
		}
		return $names;
	}

	private static function label( Subject $subject, Row $row ): string {
		$side = Subject::reads( $row )->other();
		return $subject->field( $side, $row->field( $side ) )->label ?? '';
	}
}
