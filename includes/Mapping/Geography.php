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

	/** @var Known|null */
	private ?array $known = null;

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
		$code = array_search( $upper, $this->iso3(), true );
		return is_string( $code ) ? $code : self::code_of( $this->countries(), $text );
	}

	/** Any spelling of a state to its code; unknown ones stay as they are. */
	public function state( string $country, string $text ): string {
		$states = $this->states( $country );
		$upper  = mb_strtoupper( trim( $text ) );
		return isset( $states[ $upper ] ) ? $upper : self::code_of( $states, $text );
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
