<?php
/**
 * Names of countries and states, handed in as a value so that mapping stays pure.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping;

final class Geography {

	/**
	 * @param array<string, string>                $countries Name by ISO 3166-1 alpha-2 code.
	 * @param array<string, string>                $iso3      Alpha-3 code by alpha-2 code.
	 * @param array<string, array<string, string>> $states    Name by state code, by country.
	 */
	public function __construct(
		public readonly array $countries = array(),
		public readonly array $iso3 = array(),
		public readonly array $states = array()
	) {
	}

	/** Any spelling of a country to its alpha-2 code; unknown ones stay as they are. */
	public function country( string $text ): string {
		$upper = mb_strtoupper( trim( $text ) );
		if ( isset( $this->countries[ $upper ] ) ) {
			return $upper;
		}
		$code = array_search( $upper, $this->iso3, true );
		return is_string( $code ) ? $code : self::code_of( $this->countries, $text );
	}

	/** Any spelling of a state to its code; unknown ones stay as they are. */
	public function state( string $country, string $text ): string {
		$states = $this->states[ $country ] ?? array();
		$upper  = mb_strtoupper( trim( $text ) );
		return isset( $states[ $upper ] ) ? $upper : self::code_of( $states, $text );
	}

	/** @param array<string, string> $names Name by code. */
	private static function code_of( array $names, string $text ): string {
		$wanted = mb_strtolower( trim( $text ) );
		foreach ( $names as $code => $name ) {
			if ( mb_strtolower( html_entity_decode( $name, ENT_QUOTES ) ) === $wanted ) {
				return (string) $code;
			}
		}
		return $text;
	}
}
