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

	/** Field: what a tax is called apart from its percentage. */
	public const BARE = 'bare_name';

	/** Start of the name of a need: "tax|19|VAT". */
	private const NEED = 'tax|';

	public function __construct( private readonly Catalogue $catalogue ) {
	}

	public function module(): Module {
		$fields = array(
			'name' => new Field( 'name', __( 'Tax name', 'crosswalk' ), required: true, max_length: 50 ),
			'rate' => new Field( 'rate', __( 'Rate in percent', 'crosswalk' ), FieldType::Decimal, true, scale: 3 ),
			self::BARE => new Field( self::BARE, __( 'Tax name without its percentage', 'crosswalk' ), readonly: true ),
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
				self::BARE => self::bare( $tax ),
			);
			$records[ $tax['id'] ] = new Record( $tax['id'], $fields, substr( sha1( $tax['label'] . '|' . $tax['rate'] ), 0, 12 ) );
		}
		return $records;
	}

	/**
	 * @param list<Write> $writes Any.
	 * @return iterable<SaveResult>
	 * @throws EndpointError
	 */
	public function save( array $writes ): iterable {
		$errors = $this->rehearse( $writes );
		foreach ( $writes as $write ) {
			$error = $errors[ $write->key ] ?? null;
			yield new SaveResult( $write->key, null === $error ? $this->records()[ (string) $write->id ] ?? null : null, $error );
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

			if ( $write->delete ) {
				$errors[ $write->key ] = self::by_hand( $name );
			} elseif ( null === $known || ! self::same( $this->catalogue->taxes()[ (string) $write->id ], $name, $rate ) ) {
				$errors[ $write->key ] = self::missing( $name, $rate );
			}
		}
		return $errors;
	}

	/**
	 * Whether a tax of the CRM is the one of this name and rate.
	 *
	 * @param Tax $tax Of the CRM.
	 */
	public static function same( array $tax, string $name, string $rate ): bool {
		$name = mb_strtolower( trim( $name ) );
		return ( mb_strtolower( trim( $tax['label'] ) ) === $name || mb_strtolower( self::bare( $tax ) ) === $name ) && 0 === Decimal::of( $tax['rate'] )->compare( Decimal::of( $rate )->round( 3 ) );
	}

	/**
	 * The CRM takes each name once (Settings → Tax Management refuses a second one), a shop has its "VAT" with several
	 * rates: there they are "VAT 23%" and "VAT 8 %".
	 *
	 * @param Tax $tax Of the CRM.
	 */
	private static function bare( array $tax ): string {
		$label = trim( $tax['label'] );
		$named = 1 === preg_match( '/^(\S.*?)[\s(]*(\d+(?:[.,]\d+)?)\s*%\s*\)?$/u', $label, $parts ) && 0 === Decimal::of( $tax['rate'] )->compare( Decimal::of( str_replace( ',', '.', $parts[2] ) ) );
		return $named ? $parts[1] : $label;
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
		$advice = sprintf( __( 'Create it in Vtiger: Settings → Inventory → Tax Management → Add New Tax, name "%1$s", %2$s %%. Vtiger takes each name once: where another tax has it, "%1$s %2$s%%" is recognised as well.', 'crosswalk' ), $name, $rate );
		return new EndpointError( ErrorKind::Record, $message, 'tax_missing', $advice, field: 'name', need: self::NEED . $rate . '|' . $name );
	}

	private static function by_hand( string $name ): EndpointError {
		/* translators: %s: name of a tax. */
		$message = sprintf( __( 'Vtiger\'s webservice cannot delete the tax type "%s".', 'crosswalk' ), $name );
		return new EndpointError( ErrorKind::Record, $message, 'tax_readonly', __( 'Deactivate it in Vtiger: Settings → Inventory → Tax Management.', 'crosswalk' ) );
	}
}
