<?php
/**
 * The transforms of each row: whether they are complete, and whether they can be undone where values come back.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping\Checks;

use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Direction;
use Crosswalk\Mapping\Options;
use Crosswalk\Mapping\Problem;
use Crosswalk\Mapping\Row;
use Crosswalk\Mapping\Template;
use Crosswalk\Mapping\TransformKind;
use Crosswalk\Mapping\TransformOption;

final class Chains implements Inspection {

	public function problems( Subject $subject ): array {
		$problems = array();
		foreach ( $subject->rows() as $row ) {
			foreach ( $row->transforms as $transform ) {
				$kind = $subject->transforms->kind( $transform );
				if ( null === $kind ) {
					$problems[] = Problem::error( 'unknown_transform', $row, values: array( Options::text( $transform, 'type' ) ) );
				} else {
					array_push( $problems, ...self::options( $subject, $row, $kind, $transform ) );
				}
			}
			if ( self::comes_back( $subject, $row ) && ! Loops::reads_what_comes_back( $subject, $row ) ) {
				$names      = array_map( static fn( array $transform ): string => $subject->transforms->kind( $transform )->label ?? '', $row->transforms );
				$lossy      = array_filter( $names, static fn( string $name, int $i ): bool => ! \Crosswalk\Mapping\Transforms::reverses( $row->transforms[ $i ] ), ARRAY_FILTER_USE_BOTH );
				$problems[] = Problem::warning( 'one_way', $row, values: array( implode( ', ', $lossy ) ) );
			}
		}
		return $problems;
	}

	/** Whether somebody wants both ways of a row whose transforms allow one. */
	public static function comes_back( Subject $subject, Row $row ): bool {
		return Direction::Both === $row->direction->within( $subject->draft->direction ) && ! $row->reverses() && '' !== $row->shop;
	}

	/**
	 * @param array<string, mixed> $transform Of the row.
	 * @return list<Problem>
	 */
	private static function options( Subject $subject, Row $row, TransformKind $kind, array $transform ): array {
		$problems = array();
		$unknown  = array_diff( array_map( 'strval', array_keys( $transform ) ), array( 'type', ...array_column( $kind->options, 'name' ) ) );
		if ( array() !== $unknown ) {
			$problems[] = Problem::error( 'transform_unknown', $row, values: array( $kind->label, implode( ', ', $unknown ) ) );
		}
		foreach ( $kind->options as $option ) {
			$value = Options::text( $transform, $option->name );
			if ( TransformOption::CHOICE === $option->type && '' !== $value && ! isset( $option->choices[ $value ] ) ) {
				$problems[] = Problem::error( 'transform_unknown', $row, values: array( $kind->label, $option->label . ': ' . $value ) );
			}
			if ( $option->required && '' === $value || TransformOption::NUMBER === $option->type && '' !== $value && ! ctype_digit( $value ) ) {
				$problems[] = Problem::error( 'transform_option', $row, values: array( $kind->label, $option->label ) );
				continue;
			}
			list( $side, $fields ) = match ( $option->type ) {
				TransformOption::TEMPLATE   => array( Subject::reads( $row ), Template::fields( $value ) ),
				TransformOption::SHOP_FIELD => array( Side::Shop, array( $value ) ),
				default                     => array( Side::Shop, array() ),
			};
			foreach ( $fields as $name ) {
				if ( null === $subject->field( $side, $name ) ) {
					$problems[] = Problem::warning( 'template_field', $row, $side, $name, $name, array( $kind->label ) );
				}
			}
		}
		return $problems;
	}
}
