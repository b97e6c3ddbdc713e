<?php
/**
 * The currency of an order or invoice, as the CRM wants it: its id and the CRM's own rate.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;

/**
 * @phpstan-import-type Currency from Catalogue
 */
final class Currencies {

	/** Start of the name of a need: "currency|USD". */
	private const NEED = 'currency|';

	public function __construct( private readonly Catalogue $catalogue ) {
	}

	/**
	 * @param string $code ISO 4217; empty: the CRM's own.
	 * @return array{currency_id: string, conversion_rate: string}
	 * @throws EndpointError When the CRM does not have it, or not active.
	 */
	public function of( string $code ): array {
		// One that is not there may have been added since they were read.
		$currency = $this->active( $code ) ?? $this->active( $code, true ) ?? throw $this->refused( $code );
		return array(
			'currency_id'     => $currency['id'],
			'conversion_rate' => $currency['rate'],
		);
	}

	/**
	 * The currency that the others have their rates against: prices of products are in it.
	 *
	 * @return string ISO 4217; empty: none says that it is.
	 * @throws EndpointError
	 */
	public function base(): string {
		foreach ( $this->catalogue->currencies() as $currency ) {
			if ( '1' === $currency['rate'] ) {
				return $currency['code'];
			}
		}
		return '';
	}

	/**
	 * Which of these needs of records are currencies that are active now.
	 *
	 * @param list<string> $needs Any.
	 * @return list<string>
	 * @throws EndpointError
	 */
	public function provided( array $needs ): array {
		$needs = array_filter( $needs, static fn( string $need ): bool => str_starts_with( $need, self::NEED ) );
		if ( array() !== $needs ) {
			$this->catalogue->currencies( true );
		}
		return array_values( array_filter( $needs, fn( string $need ): bool => null !== $this->active( substr( $need, strlen( self::NEED ) ) ) ) );
	}

	/** Why an order in this currency is not taken, from the currencies as they are now. */
	public function refused( string $code ): EndpointError {
		$code  = strtoupper( $code );
		$known = in_array( $code, array_column( $this->catalogue->currencies( true ), 'code' ), true );
		$where = __( 'Settings → Configuration → Currencies', 'crosswalk' );
		return $known
			/* translators: 1: currency code, 2: path of menus. */
			? self::error( 'currency_inactive', $code, __( 'The currency %1$s is not active in Vtiger.', 'crosswalk' ), __( 'Set it to active in Vtiger: %2$s. The records that wait for it then go on by themselves.', 'crosswalk' ), $where )
			/* translators: 1: currency code, 2: path of menus. */
			: self::error( 'currency_missing', $code, __( 'The currency %1$s is not set up in Vtiger.', 'crosswalk' ), __( 'Add %1$s in Vtiger: %2$s. The records that wait for it then go on by themselves.', 'crosswalk' ), $where );
	}

	private static function error( string $error, string $code, string $message, string $advice, string $where ): EndpointError {
		return new EndpointError( ErrorKind::Record, sprintf( $message, $code, $where ), $error, sprintf( $advice, $code, $where ), field: 'currency', need: self::NEED . $code );
	}

	/** @return Currency|null */
	private function active( string $code, bool $now = false ): ?array {
		foreach ( $this->catalogue->currencies( $now ) as $currency ) {
			if ( $currency['active'] && ( '' === $code || strtoupper( $code ) === $currency['code'] ) ) {
				return $currency;
			}
		}
		return null;
	}
}
