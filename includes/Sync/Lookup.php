<?php
/**
 * Looks for records by a match rule.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Decimal;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Canon;

/**
 * @phpstan-import-type MatchRule from ModuleConfig
 */
final class Lookup {

	/** Between the values of a rule with several fields; part of none of them. */
	public const AND = "\x1f";

	/**
	 * The values of a rule, comparable, or null where one is empty.
	 *
	 * @param MatchRule $rule Fields that must all agree.
	 * @return non-empty-list<string>|null
	 */
	public static function values( Batch $batch, Side $side, array $rule, ?Record $record ): ?array {
		$values = array();
		foreach ( array_keys( $rule[ $side->value ] ) as $i ) {
			$value = null === $record ? '' : self::comparable( $batch, $side, $rule, $i, $record );
			if ( '' === $value ) {
				return null;
			}
			$values[] = $value;
		}
		return array() === $values ? null : $values;
	}

	/**
	 * @param MatchRule    $rule   Fields that must all agree.
	 * @param list<string> $firsts Values of the first of them.
	 * @return array<string, array<string, Record>> By their values, then by id.
	 */
	public static function found( Batch $batch, Side $side, array $rule, array $firsts ): array {
		$found = array();
		foreach ( $batch->pairing->endpoint( $side )->find( $batch->module, $rule[ $side->value ][0], array_values( array_unique( $firsts ) ) ) as $record ) {
			$values = array_map( static fn( int $i ): string => self::comparable( $batch, $side, $rule, $i, $record ), array_keys( $rule[ $side->value ] ) );
			$found[ implode( self::AND, $values ) ][ $record->id ] = $record;
		}
		return $found;
	}

	/**
	 * One value of a rule as it is compared: a number with no more decimals than the other side has room for.
	 *
	 * @param MatchRule $rule Fields that must all agree.
	 */
	private static function comparable( Batch $batch, Side $side, array $rule, int $i, Record $record ): string {
		$name      = $rule[ $side->value ][ $i ];
		$described = $batch->description( $side )->fields[ $name ] ?? null;
		$room      = $batch->description( $side->other() )->fields[ $rule[ $side->other()->value ][ $i ] ?? '' ]->scale ?? null;
		$value     = null === $described ? null : Canon::of( $described, $record->fields[ $name ] ?? null );
		if ( FieldType::Decimal === $described?->type && null !== $room && is_string( $value ) ) {
			$value = (string) ( Decimal::parse( $value )?->round( $room ) ?? $value );
		}
		return is_scalar( $value ) ? mb_strtolower( trim( (string) $value ) ) : '';
	}
}
