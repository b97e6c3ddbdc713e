<?php
/**
 * What the CRM says of itself: its modules' fields, its taxes and currencies. Kept for some minutes, so that a worker's
 * batches do not ask again and a new custom field still appears soon.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Connectors\Json;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Storage\Memory;

/**
 * @phpstan-type Tax array{id: string, name: string, label: string, rate: string}
 * @phpstan-type Currency array{id: string, code: string, rate: string, active: bool}
 */
final class Catalogue {

	private const KEPT_S = 600;

	/** @var array<string, array<mixed>> What was read lately, by name. */
	private array $read = array();

	/** Since when: a worker lives for hours. */
	private int $since = 0;

	/** @var array<string, Description> By Kind::value. */
	private array $descriptions = array();

	public function __construct(
		private readonly Client $client,
		private readonly Memory $memory,
		private readonly int $connection_id
	) {
	}

	/** @throws EndpointError Also where this user may not see the module. */
	public function of( Kind $kind ): Description {
		return $this->all( array( $kind ) )[ $kind->value ] ?? throw new EndpointError(
			ErrorKind::Config,
			/* translators: %s: name of a module. */
			sprintf( __( 'Vtiger does not show this user the module %s.', 'crosswalk' ), $kind->type() ),
			'ACCESS_DENIED',
			__( 'Give the user of this connection the rights, or switch the module off in the settings.', 'crosswalk' )
		);
	}

	/**
	 * @param list<Kind> $kinds Which.
	 * @return array<string, Description> By Kind::value, without those that this user may not see.
	 * @throws EndpointError
	 */
	public function all( array $kinds ): array {
		$calls = array();
		foreach ( $kinds as $kind ) {
			if ( null === $this->known( 'describe:' . $kind->type() ) ) {
				unset( $this->descriptions[ $kind->value ] );
				$calls[ $kind->type() ] = Call::describe( $kind->type() );
			}
		}
		foreach ( array() === $calls ? array() : $this->client->ask_all( $calls ) as $name => $reply ) {
			if ( $reply instanceof EndpointError && 'ACCESS_DENIED' !== $reply->error_code ) {
				throw $reply;
			}
			$this->keep( 'describe:' . $name, $reply instanceof Reply ? (array) $reply->result : array() );
		}
		$found = array();
		foreach ( $kinds as $kind ) {
			$raw = Json::table( $this->known( 'describe:' . $kind->type() ) );
			if ( array() !== $raw ) {
				$found[ $kind->value ] = $this->descriptions[ $kind->value ] ??= new Description( $kind, $raw );
			}
		}
		return $found;
	}

	/** As it is now, if it can be asked; else as it was. */
	public function renew( Kind $kind ): void {
		try {
			$described = $this->client->ask( Call::describe( $kind->type() ) )->result;
		} catch ( EndpointError ) {
			return;
		}
		unset( $this->descriptions[ $kind->value ] );
		$this->keep( 'describe:' . $kind->type(), (array) $described );
	}

	/**
	 * @param bool $now As they are now; somebody may just have created one.
	 * @return array<string, Tax> By id, "34x1".
	 * @throws EndpointError
	 */
	public function taxes( bool $now = false ): array {
		if ( $now ) {
			$this->drop( 'rows:Tax' );
		}
		$taxes = array();
		foreach ( $this->rows( 'Tax' ) as $row ) {
			if ( '1' !== ( $row['deleted'] ?? '0' ) ) {
				$taxes[ $row['id'] ] = array(
					'id'    => $row['id'],
					'name'  => $row['taxname'] ?? '',
					'label' => FieldTable::plain( $row['taxlabel'] ?? '' ),
					'rate'  => Values::decimal( $row['percentage'] ?? '' ) ?? '0',
				);
			}
		}
		return $taxes;
	}

	/**
	 * @param bool $now As they are now.
	 * @return array<string, Currency> By id, "21x1".
	 * @throws EndpointError
	 */
	public function currencies( bool $now = false ): array {
		if ( $now ) {
			$this->drop( 'rows:Currency' );
		}
		$currencies = array();
		foreach ( $this->rows( 'Currency' ) as $row ) {
			if ( '1' !== ( $row['deleted'] ?? '0' ) ) {
				$currencies[ $row['id'] ] = array(
					'id'     => $row['id'],
					'code'   => strtoupper( $row['currency_code'] ?? '' ),
					'rate'   => Values::decimal( $row['conversion_rate'] ?? '' ) ?? '1',
					'active' => 'Inactive' !== ( $row['currency_status'] ?? 'Active' ),
				);
			}
		}
		return $currencies;
	}

	/** After a sign that the CRM is not as it was: a field or a tax that is gone. */
	public function forget(): void {
		foreach ( array( 'rows:Tax', 'rows:Currency', ...array_map( static fn( Kind $kind ): string => 'describe:' . $kind->type(), Kind::cases() ) ) as $name ) {
			$this->drop( $name );
		}
		$this->descriptions = array();
	}

	private function drop( string $name ): void {
		$this->memory->forget( $this->connection_id, $name );
		unset( $this->read[ $name ] );
	}

	/** @return list<array<string, string>> */
	private function rows( string $module ): array {
		$known = $this->known( 'rows:' . $module );
		if ( null === $known ) {
			$known = array();
			do {
				$page  = $this->client->query( Vtql::select( $module )->limit( Vtql::PAGE, count( $known ) ) )->rows();
				$known = array_merge( $known, $page );
				$full  = count( $page ) >= Vtql::PAGE;
			} while ( $full );
			$this->keep( 'rows:' . $module, $known );
		}
		/** @var list<array<string, string>> */
		return $known;
	}

	/** @return array<mixed>|null */
	private function known( string $name ): ?array {
		if ( time() - $this->since > self::KEPT_S ) {
			$this->read  = array();
			$this->since = time();
		}
		if ( ! isset( $this->read[ $name ] ) && 0 !== $this->connection_id ) {
			$value = json_decode( (string) $this->memory->get( $this->connection_id, $name ), true );
			if ( is_array( $value ) ) {
				$this->read[ $name ] = $value;
			}
		}
		return $this->read[ $name ] ?? null;
	}

	/** @param array<mixed> $value JSON-able. */
	private function keep( string $name, array $value ): void {
		$this->read[ $name ] = $value;
		if ( 0 !== $this->connection_id ) {
			$this->memory->set( $this->connection_id, $name, (string) wp_json_encode( $value ), self::KEPT_S );
		}
	}
}
