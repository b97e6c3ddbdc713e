<?php
/**
 * What can happen to a value on its way to the remote, and back where that is possible.
 *
 * A transform is data: {type, …options}. trim · upper · lower · truncate {length} · replace {search, replace} ·
 * number {decimals} · date {format} · country {to: iso2|iso3|name} · state {to: code|name, country: field} ·
 * template {text: "{first_name} {last_name}"} · default {value} · constant {value}.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping;

use Crosswalk\Endpoint\Decimal;
use Crosswalk\Endpoint\Record;

final class Transforms {

	public function __construct( private readonly Geography $geography ) {
	}

	/**
	 * Shop value → remote value.
	 *
	 * @param array<string, mixed> $transform See above.
	 * @param Record               $record    The whole shop record, for templates and states.
	 */
	public function forward( array $transform, mixed $value, Record $record ): mixed {
		$text = is_scalar( $value ) && ! is_bool( $value ) ? (string) $value : null;
		return match ( $transform['type'] ?? '' ) {
			'constant' => $transform['value'] ?? null,
			'default'  => null === $value || '' === $value ? self::filled( Options::text( $transform, 'value' ), $record ) : $value,
			'template' => self::filled( Options::text( $transform, 'text' ), $record ),
			default    => null === $text || '' === $text ? $value : $this->text_forward( $transform, $text, $record ),
		};
	}

	/**
	 * Remote value → shop value. Where the way back is not known, the value comes back as it is.
	 *
	 * @param array<string, mixed> $transform See above.
	 * @param Record               $record    The shop record as it is, for the country of a state; empty when new.
	 */
	public function backward( array $transform, mixed $value, ?Record $record ): mixed {
		if ( ! is_string( $value ) || '' === $value ) {
			return $value;
		}
		return match ( $transform['type'] ?? '' ) {
			'trim'    => trim( $value ),
			'country' => $this->geography->country( $value ),
			'state'   => $this->geography->state( $this->country_of( $transform, $record ), $value ),
			'date'    => self::date( $value, Options::text( $transform, 'format', 'Y-m-d' ), 'Y-m-d' ),
			default   => $value,
		};
	}

	/**
	 * The shop's value that a row watches: a template's filled text, because it depends on more fields than one.
	 */
	public static function watched( Row $row, Record $shop ): mixed {
		foreach ( $row->transforms as $transform ) {
			if ( 'template' === ( $transform['type'] ?? '' ) ) {
				return self::filled( Options::text( $transform, 'text' ), $shop );
			}
		}
		return $shop->fields[ $row->shop ] ?? null;
	}

	/**
	 * Whether values can also come back through it.
	 *
	 * @param array<string, mixed> $transform See above.
	 */
	public static function reversible( array $transform ): bool {
		return in_array( $transform['type'] ?? '', array( 'trim', 'country', 'state', 'date' ), true );
	}

	/** @param array<string, mixed> $transform See above. */
	private function text_forward( array $transform, string $text, Record $record ): string {
		return match ( $transform['type'] ?? '' ) {
			'trim'     => trim( $text ),
			'upper'    => mb_strtoupper( $text ),
			'lower'    => mb_strtolower( $text ),
			'truncate' => mb_substr( $text, 0, max( 0, Options::number( $transform, 'length' ) ) ),
			'replace'  => str_replace( Options::text( $transform, 'search' ), Options::text( $transform, 'replace' ), $text ),
			'number'   => null === Decimal::parse( $text ) ? $text : Decimal::of( $text )->fixed( Options::number( $transform, 'decimals', 2 ) ),
			'date'     => self::date( $text, 'Y-m-d', Options::text( $transform, 'format', 'Y-m-d' ) ),
			'country'  => $this->country_forward( Options::text( $transform, 'to', 'iso2' ), $text ),
			'state'    => 'name' === ( $transform['to'] ?? 'code' ) ? $this->geography->states( $this->country_of( $transform, $record ) )[ $text ] ?? $text : $text,
			default    => $text,
		};
	}

	private function country_forward( string $to, string $code ): string {
		return match ( $to ) {
			'name'  => html_entity_decode( $this->geography->countries()[ $code ] ?? $code, ENT_QUOTES ),
			'iso3'  => $this->geography->iso3()[ $code ] ?? $code,
			default => $code,
		};
	}

	/** @param array<string, mixed> $transform With `country`: the field that holds it. */
	private function country_of( array $transform, ?Record $record ): string {
		$value = $record?->fields[ Options::text( $transform, 'country' ) ] ?? '';
		return is_string( $value ) ? $value : '';
	}

	/** Puts fields into "{first_name} {last_name}"; blanks left by empty ones go. */
	private static function filled( string $template, Record $record ): ?string {
		$text = (string) preg_replace_callback(
			'/\{([a-z0-9_:]+)(?:\|([a-z_]+))?\}/i',
			static function ( array $found ) use ( $record ): string {
				$value = $record->fields[ $found[1] ] ?? '';
				$value = is_scalar( $value ) ? (string) $value : '';
				return 'local_part' === ( $found[2] ?? '' ) ? (string) strstr( $value . '@', '@', true ) : $value;
			},
			$template
		);
		$text = trim( (string) preg_replace( '/ {2,}/', ' ', $text ) );
		return '' === $text ? null : $text;
	}

	private static function date( string $text, string $from, string $to ): string {
		$date = \DateTimeImmutable::createFromFormat( '!' . $from, 'Y-m-d' === $from ? substr( $text, 0, 10 ) : $text, new \DateTimeZone( 'UTC' ) );
		return false === $date ? $text : $date->format( $to );
	}
}
