<?php
/**
 * Tax types. The webservice lists them; creating one is only possible in the CRM's settings, so that is what is said (V19).
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Connectors\Json;
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

final class Taxes {

	public function __construct( private readonly Catalogue $catalogue ) {
	}

	public function module(): Module {
		$fields = array(
			'name' => new Field( 'name', __( 'Tax name', 'crosswalk' ), required: true, max_length: 50 ),
			'rate' => new Field( 'rate', __( 'Rate in percent', 'crosswalk' ), FieldType::Decimal, true, scale: 3 ),
		);
		// Writable as far as the engine is concerned: each attempt is answered with what a person has to do.
		return new Module( Modules::TAXES, __( 'Taxes', 'crosswalk' ), $fields, array( array( 'name', 'rate' ) ), array( 'name' ) );
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

	public static function missing( string $name, string $rate ): EndpointError {
		$rate = Values::decimal( $rate ) ?? $rate;
		/* translators: 1: name of a tax, 2: percentage. */
		$message = sprintf( __( 'Vtiger has no tax type "%1$s" with %2$s %%, and its webservice cannot create one.', 'crosswalk' ), $name, $rate );
		/* translators: 1: name of a tax, 2: percentage. */
		$advice = sprintf( __( 'Create it in Vtiger: Settings → Inventory → Tax Management → Add New Tax, name "%1$s", %2$s %%.', 'crosswalk' ), $name, $rate );
		return new EndpointError( ErrorKind::Record, $message, 'tax_missing', $advice, field: 'name' );
	}

	private static function by_hand( string $name ): EndpointError {
		/* translators: %s: name of a tax. */
		$message = sprintf( __( 'Vtiger\'s webservice cannot delete the tax type "%s".', 'crosswalk' ), $name );
		return new EndpointError( ErrorKind::Record, $message, 'tax_readonly', __( 'Deactivate it in Vtiger: Settings → Inventory → Tax Management.', 'crosswalk' ) );
	}
}
