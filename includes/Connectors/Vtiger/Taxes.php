<?php
/**
 * Tax types. The webservice lists them; creating one is only possible in the CRM's settings, so that is what is said (V19).
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Connectors\Json;
use Crosswalk\Endpoint\Decimal;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Entry;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Module;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Endpoint\Page;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\SaveResult;
use Crosswalk\Endpoint\Write;

/**
 * @phpstan-import-type Tax from Catalogue
 */
final class Taxes {

	/** Start of the name of a need: "tax|19|VAT". */
	private const NEED = 'tax|';

	public function __construct( private readonly Catalogue $catalogue ) {
	}

	public function module(): Module {
		$fields = array(
			'name' => new Field( 'name', __( 'Tax name', 'crosswalk' ), required: true, max_length: 50 ),
			'rate' => new Field( 'rate', __( 'Rate in percent', 'crosswalk' ), FieldType::Decimal, true, scale: 3 ),
		);
		// Writable as far as the engine is concerned: each attempt is answered with what a person has to do.
		return new Module( Modules::TAXES, __( 'Taxes', 'crosswalk' ), $fields, array( array( 'name', 'rate' ) ), array( 'name' ), shared: true );
	}

	/** All at once: there are few, and they have no time of change. @throws EndpointError */
	public function page( ?string $after ): Page {
		$entries = array();
		foreach ( null === $after || '' === $after ? $this->records() : array() as $record ) {
			$entries[] = new Entry( $record->id, $record->version );
		}
		return new Page( $entries, 'all', true );
	}

	/** @throws EndpointError */
	public function changed(): Page {
		return new Page( $this->page( null )->entries, '', true );
	}

	/**
	 * @return array<string, Record> By id.
	 * @throws EndpointError
	 */
	public function records(): array {
		$records = array();
		foreach ( $this->catalogue->taxes( true ) as $tax ) {
			$fields                = array(
				'name' => $tax['label'],
				'rate' => $tax['rate'],
			);
			$records[ $tax['id'] ] = new Record( $tax['id'], $fields, substr( sha1( $tax['label'] . '|' . $tax['rate'] ), 0, 12 ) );
		}
		return $records;
	}

	/**
	 * @param list<Write> $writes Any.
	 * @return iterable<SaveResult>
	 */
	public function save( array $writes ): iterable {
		foreach ( $this->rehearse( $writes ) as $key => $error ) {
			yield new SaveResult( (string) $key, error: $error );
		}
	}

	/**
	 * @param list<Write> $writes Any.
	 * @return array<string, EndpointError> What a person has to do, by Write::$key.
	 * @throws EndpointError
	 */
	public function rehearse( array $writes ): array {
		$errors = array();
		foreach ( $writes as $write ) {
			$known = null === $write->id ? null : $this->records()[ $write->id ] ?? null;
			$name  = Json::text( $write->fields['name'] ?? $known?->fields['name'] ?? '' );
			$rate  = Json::text( $write->fields['rate'] ?? $known?->fields['rate'] ?? '' );

			$errors[ $write->key ] = $write->delete ? self::by_hand( $name ) : self::missing( $name, $rate );
		}
		return $errors;
	}

	/**
	 * Whether a tax of the CRM is the one of this name and rate.
	 *
	 * @param Tax $tax Of the CRM.
	 */
	public static function same( array $tax, string $name, string $rate ): bool {
		return mb_strtolower( trim( $tax['label'] ) ) === mb_strtolower( trim( $name ) ) && 0 === Decimal::of( $tax['rate'] )->compare( Decimal::of( $rate )->round( 3 ) );
	}

	/**
	 * Which of these needs of records are taxes that are there now.
	 *
	 * @param list<string> $needs Any.
	 * @return list<string>
	 * @throws EndpointError
	 */
	public function provided( array $needs ): array {
		$needs = array_filter( $needs, static fn( string $need ): bool => str_starts_with( $need, self::NEED ) );
		$taxes = array() === $needs ? array() : $this->catalogue->taxes( true );
		return array_values(
			array_filter(
				$needs,
				static function ( string $need ) use ( $taxes ): bool {
					list( , $rate, $name ) = explode( '|', $need, 3 );
					return array() !== array_filter( $taxes, static fn( array $tax ): bool => self::same( $tax, $name, $rate ) );
				}
			)
		);
	}

	public static function missing( string $name, string $rate ): EndpointError {
		$rate = Values::decimal( $rate ) ?? $rate;
		/* translators: 1: name of a tax, 2: percentage. */
		$message = sprintf( __( 'Vtiger has no tax type "%1$s" with %2$s %%, and its webservice cannot create one.', 'crosswalk' ), $name, $rate );
		/* translators: 1: name of a tax, 2: percentage. */
		$advice = sprintf( __( 'Create it in Vtiger: Settings → Inventory → Tax Management → Add New Tax, name "%1$s", %2$s %%.', 'crosswalk' ), $name, $rate );
		return new EndpointError( ErrorKind::Record, $message, 'tax_missing', $advice, field: 'name', need: self::NEED . $rate . '|' . $name );
	}

	private static function by_hand( string $name ): EndpointError {
		/* translators: %s: name of a tax. */
		$message = sprintf( __( 'Vtiger\'s webservice cannot delete the tax type "%s".', 'crosswalk' ), $name );
		return new EndpointError( ErrorKind::Record, $message, 'tax_readonly', __( 'Deactivate it in Vtiger: Settings → Inventory → Tax Management.', 'crosswalk' ) );
	}
}
