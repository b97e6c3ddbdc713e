<?php
/**
 * Names of countries and states, handed in as a value so that mapping stays pure.
 */

declare( strict_types=1 );

namespace Crosswalk\Mapping;

/**
 * @phpstan-type Known array{countries: array<string, string>, iso3: array<string, string>, states: array<string, array<string, string>>}
 */
final class Geography {

	/** Codes that the European Union writes instead of ISO's. */
	private const ALSO = array( 'UK' => 'GB', 'EL' => 'GR' ); // phpcs:ignore WordPress.Arrays

	/** @var Known|null */
	private ?array $known = null;

	/** @var array<string, array<string, string|null>> Code by name, by country. */
	private array $by_name = array();

	/**
	 * @param (\Closure(): Known)|null $load Called when a name is needed for the first time: name by ISO 3166-1 alpha-2
	 *                                       code, alpha-3 code by alpha-2 code, name by state code by country. Thousands of
	 *                                       names in the site's language are not for every request.
	 */
	public function __construct( private readonly ?\Closure $load = null ) {
	}

	/** @return array<string, string> Name by ISO 3166-1 alpha-2 code. */
	public function countries(): array {
		return $this->known()['countries'];
	}

	/** @return array<string, string> Alpha-3 code by alpha-2 code. */
	public function iso3(): array {
		return $this->known()['iso3'];
	}

	/** @return array<string, string> Name by state code. */
	public function states( string $country ): array {
		return $this->known()['states'][ $country ] ?? array();
	}

	/** Any spelling of a country to its alpha-2 code; unknown ones stay as they are. */
	public function country( string $text ): string {
		$upper = mb_strtoupper( trim( $text ) );
		if ( isset( $this->countries()[ $upper ] ) ) {
			return $upper;
		}
		$code = self::ALSO[ $upper ] ?? array_search( $upper, $this->iso3(), true );
		return is_string( $code ) ? $code : $this->code_of( '', $text ) ?? $text;
	}

	/** Any spelling of a state to its code; unknown ones stay as they are. */
	public function state( string $country, string $text ): string {
		$states = $this->states( $country );
		if ( array() === $states ) {
			return $text;
		}
		$upper  = mb_strtoupper( trim( $text ) );
		// ISO 3166-2 writes the country before the state: WooCommerce does so for some countries.
		foreach ( array( $upper, $country . '-' . $upper, str_starts_with( $upper, $country . '-' ) ? substr( $upper, strlen( $country ) + 1 ) : $upper ) as $code ) {
			if ( isset( $states[ $code ] ) ) {
				return $code;
			}
		}
		return $this->code_of( $country, $text ) ?? $text;
	}

	/** @return Known */
	private function known(): array {
		$this->known ??= null === $this->load ? null : ( $this->load )();
		return $this->known ?? array(
			'countries' => array(),
			'iso3'      => array(),
			'states'    => array(),
		);
	}

	/**
	 * @param string $country Empty: the countries themselves.
	 * @return string|null Null: no name of a code, or of several.
	 */
	private function code_of( string $country, string $text ): ?string {
		$this->by_name[ $country ] ??= self::by_name( '' === $country ? $this->countries() : $this->states( $country ) );
		return $this->by_name[ $country ][ self::plain( $text ) ] ?? null;
	}

	/**
	 * WooCommerce writes "United States (US)": nobody else does. What two names share without that means neither.
	 *
	 * @param array<string, string> $names Name by code.
	 * @return array<string, string|null> Code by name.
	 */
	private static function by_name( array $names ): array {
		$full  = array();
		$short = array();
		foreach ( $names as $code => $name ) {
			$plain           = self::plain( $name );
			$full[ $plain ] ??= (string) $code;
			$plain           = (string) preg_replace( '/\s*\([^()]*\)$/', '', $plain );
			$short[ $plain ] = array_key_exists( $plain, $short ) ? null : (string) $code;
		}
		return $full + $short;
	}

	/** A name whatever its case, its apostrophes and the way its accents are stored. */
	private static function plain( string $name ): string {
		$text     = mb_strtolower( trim( html_entity_decode( $name, ENT_QUOTES ) ) );
		$composed = function_exists( 'normalizer_normalize' ) ? normalizer_normalize( $text ) : $text;
		return str_replace( array( '’', '‘' ), "'", false === $composed ? $text : $composed );
	}
}
