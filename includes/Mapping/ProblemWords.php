<?php
/**
 * Problems in sentences, for people who never saw a code.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping;

use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Side;

final class ProblemWords {

	/** Longer lists are cut. */
	private const LISTED = 5;

	/** @param array<string, string> $names What to call each side, by Side::value. */
	public function __construct( private readonly array $names ) {
	}

	public function sentence( Problem $problem ): string {
		$sentence = self::put(
			self::words( $problem->code ),
			array(
				'field'  => $problem->label,
				'name'   => $problem->field,
				'system' => $this->system( $problem->side ),
				'other'  => $this->system( $problem->side?->other() ),
				'first'  => self::first( $problem ),
				'second' => self::second( $problem ),
				'list'   => self::listed( $problem->values ),
			)
		);
		$counted  = 'optional_source' === $problem->code && (int) ( $problem->values[2] ?? 0 ) > 0;
		return $counted ? $sentence . ' ' . self::counted( (int) $problem->values[1], (int) $problem->values[2] ) : $sentence;
	}

	/** What a number of records adds to a sentence; see Problem `optional_source`. */
	private static function counted( int $empty, int $of ): string {
		return 0 === $empty
			/* translators: %d: number of records. */
			? sprintf( _n( 'It is filled in the %d record looked at.', 'It is filled in all %d records looked at.', $of, 'crosswalk' ), $of )
			/* translators: 1: number of empty records, 2: number of records looked at. */
			: sprintf( __( 'Of %2$d records looked at, %1$d would be empty and skipped now.', 'crosswalk' ), $empty, $of );
	}

	/** What people call a type. */
	public static function type( string $type ): string {
		return match ( FieldType::tryFrom( $type ) ) {
			FieldType::Text      => __( 'text', 'crosswalk' ),
			FieldType::LongText  => __( 'long text', 'crosswalk' ),
			FieldType::Email     => __( 'e-mail', 'crosswalk' ),
			FieldType::Phone     => __( 'phone number', 'crosswalk' ),
			FieldType::Url       => __( 'web address', 'crosswalk' ),
			FieldType::Integer   => __( 'whole number', 'crosswalk' ),
			FieldType::Decimal   => __( 'number', 'crosswalk' ),
			FieldType::Boolean   => __( 'yes or no', 'crosswalk' ),
			FieldType::Date      => __( 'date', 'crosswalk' ),
			FieldType::Instant   => __( 'date and time', 'crosswalk' ),
			FieldType::Choice    => __( 'one of a list', 'crosswalk' ),
			FieldType::Country   => __( 'country', 'crosswalk' ),
			FieldType::State     => __( 'state', 'crosswalk' ),
			FieldType::Currency  => __( 'currency', 'crosswalk' ),
			FieldType::Reference => __( 'link to another record', 'crosswalk' ),
			FieldType::Lines     => __( 'order lines', 'crosswalk' ),
			null                 => $type,
		};
	}

	private static function words( string $code ): string {
		return match ( $code ) {
			'missing_mandatory'  => __( '"{field}" is mandatory in {system} and no row fills it. Add a row for it, or new records cannot be created there.', 'crosswalk' ),
			'optional_source'    => __( '"{field}" is mandatory in {system}, but "{first}" may be empty. Such records are skipped; a transform "If empty" can put a value there.', 'crosswalk' ),
			'type'               => __( 'A field of the type "{first}" cannot go into one of the type "{second}". Choose another one for "{field}".', 'crosswalk' ),
			'may_not_fit'        => __( '"{field}" in {system} is of the type "{second}". Values that are none will be refused.', 'crosswalk' ),
			'currency'           => __( 'Amounts of {other} are in {first}, and "{field}" in {system} is in {second}: the numbers go over unconverted. Set both systems to one currency, or remove the row.', 'crosswalk' ),
			'too_short'          => __( '"{field}" in {system} takes at most {first} characters; longer values will be refused. A transform "Shorten" can cut them.', 'crosswalk' ),
			'option_missing'     => __( '"{field}" in {system} does not take: {list}.', 'crosswalk' ),
			'value_empty'        => __( '"{field}" is mandatory in {system}, but the value map gives nothing for: {list}.', 'crosswalk' ),
			'option_unmapped'    => __( '"{field}" in {system} has no such value, and the value map says nothing of: {list}.', 'crosswalk' ),
			'ambiguous_value'    => __( 'Several values of the shop become one here: {list}. When it comes back, the shop keeps the one it has, or gets the first of the list.', 'crosswalk' ),
			'loop'               => __( 'What this row makes of several fields comes back into one of them by this map, over and over. Let it go one way, or read other fields.', 'crosswalk' ),
			'written_twice'      => __( '"{field}" in {system} is written by another row too. Only one of them may.', 'crosswalk' ),
			'duplicate'          => __( 'This row is there twice.', 'crosswalk' ),
			'incomplete'         => __( 'Choose a field on both sides.', 'crosswalk' ),
			'one_way'            => __( 'What "{first}" does cannot be undone, so this row goes to the other system only.', 'crosswalk' ),
			'readonly'           => __( '"{field}" is filled in by {system} itself and cannot be written.', 'crosswalk' ),
			'gone'               => __( '"{field}" is not in {system} any more. Choose another field, or remove the row; until then it does nothing.', 'crosswalk' ),
			'renamed'            => __( '"{field}" has another name in {system} now: {first} instead of {name}. Take the new one, or the row does nothing.', 'crosswalk' ),
			'unknown_transform'  => __( 'There is no transform "{first}" in this version.', 'crosswalk' ),
			'transform_option'   => __( 'The transform "{first}" needs: {second}.', 'crosswalk' ),
			'transform_unknown'  => __( 'The transform "{first}" does not know: {second}.', 'crosswalk' ),
			'template_field'     => __( 'The transform "{first}" names a field "{name}", which {system} does not have.', 'crosswalk' ),
			'no_match'           => __( 'Without a rule for matching, every record counts as new and is created again.', 'crosswalk' ),
			'match_incomplete'   => __( 'A rule for matching has a field missing on one side.', 'crosswalk' ),
			'match_gone'         => __( 'A rule for matching uses "{field}", which is not in {system} any more.', 'crosswalk' ),
			'match_type'         => __( 'Records cannot be matched by "{field}" of {system}.', 'crosswalk' ),
			'match_not_findable' => __( '{system} cannot look up records by "{field}". Put another field first in the rule.', 'crosswalk' ),
			default              => $code,
		};
	}

	private static function first( Problem $problem ): string {
		$value = $problem->values[0] ?? '';
		return in_array( $problem->code, array( 'type', 'may_not_fit' ), true ) ? self::type( $value ) : $value;
	}

	private static function second( Problem $problem ): string {
		$value = $problem->values[1] ?? '';
		return in_array( $problem->code, array( 'type', 'may_not_fit' ), true ) ? self::type( $value ) : $value;
	}

	/** @param list<string> $values Any number. */
	private static function listed( array $values ): string {
		$shown = implode( ', ', array_slice( $values, 0, self::LISTED ) );
		$more  = count( $values ) - self::LISTED;
		/* translators: 1: list of values, 2: number of further ones. */
		return $more > 0 ? sprintf( __( '%1$s and %2$d more', 'crosswalk' ), $shown, $more ) : $shown;
	}

	private function system( ?Side $side ): string {
		return null === $side ? '' : $this->names[ $side->value ] ?? $side->value;
	}

	/** @param array<string, string> $values By name of the place. */
	private static function put( string $words, array $values ): string {
		$places = array_map( static fn( string $name ): string => '{' . $name . '}', array_keys( $values ) );
		return str_replace( $places, $values, $words );
	}
}
