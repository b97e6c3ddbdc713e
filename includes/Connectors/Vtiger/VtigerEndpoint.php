<?php
/**
 * One configured Vtiger as an endpoint.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Connectors\Json;
use Crosswalk\Endpoint\CanLookAgain;
use Crosswalk\Endpoint\CanProvide;
use Crosswalk\Endpoint\CanRecover;
use Crosswalk\Endpoint\CanRehearse;
use Crosswalk\Endpoint\CanScan;
use Crosswalk\Endpoint\CanTest;
use Crosswalk\Endpoint\Endpoint;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\HasCurrency;
use Crosswalk\Endpoint\Module;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Endpoint\Page;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\SaveResult;
use Crosswalk\Endpoint\TestReport;
use Crosswalk\Endpoint\Write;

final class VtigerEndpoint implements Endpoint, CanLookAgain, CanProvide, CanRecover, CanRehearse, CanScan, CanTest, HasCurrency {

	/** @var \WeakMap<Description, Module> What was made of each description, as long as the catalogue keeps it. */
	private \WeakMap $made;

	public function __construct( private readonly Parts $parts ) {
		$this->made = new \WeakMap();
	}

	public function modules(): array {
		$modules = array( Modules::TAXES => $this->parts->taxes()->module() );
		foreach ( $this->parts->catalogue()->all( Kind::cases() ) as $name => $description ) {
			$kind                       = Kind::from( $name );
			$modules[ $kind->module() ] = $this->made[ $description ] ??= ModuleTable::module( $kind, $description );
		}
		return $modules;
	}

	public function look_again( string $module ): void {
		$kind = Kind::of( $module );
		if ( null !== $kind ) {
			$this->parts->catalogue()->renew( $kind );
		}
	}

	public function list( string $module, ?string $after, int $limit ): Page {
		return Modules::TAXES === $module ? $this->parts->taxes()->page( $after ) : $this->parts->lists()->list( self::kind( $module ), $after, $limit );
	}

	public function head( string $module ): string {
		return Modules::TAXES === $module ? '' : $this->parts->lists()->head( self::kind( $module ) );
	}

	public function changed( string $module, string $cursor, int $limit ): Page {
		return Modules::TAXES === $module ? $this->parts->taxes()->changed() : $this->parts->lists()->changed( self::kind( $module ), $cursor, $limit );
	}

	public function fetch( string $module, array $ids ): array {
		return Modules::TAXES === $module ? array_intersect_key( $this->parts->taxes()->records(), array_flip( $ids ) ) : $this->parts->reads()->fetch( self::kind( $module ), $ids );
	}

	public function versions( string $module, array $ids ): array {
		if ( Modules::TAXES === $module ) {
			return array_map( static fn( Record $record ): string => $record->version, $this->fetch( $module, $ids ) );
		}
		return $this->parts->lists()->versions( self::kind( $module ), $ids );
	}

	public function find( string $module, string $field, array $values ): array {
		if ( Modules::TAXES !== $module ) {
			return $this->parts->reads()->find( self::kind( $module ), $field, $values );
		}
		$wanted = array_map( 'mb_strtolower', array_map( 'strval', $values ) );
		return array_values( array_filter( $this->parts->taxes()->records(), static fn( Record $tax ): bool => in_array( mb_strtolower( Json::text( $tax->fields[ $field ] ?? '' ) ), $wanted, true ) ) );
	}

	public function scan( string $module, array $fields, ?string $after, int $limit ): array {
		return $this->parts->reads()->scan( self::kind( $module ), $fields, $after, $limit );
	}

	public function save( string $module, array $writes ): iterable {
		return match ( $module ) {
			Modules::TAXES  => $this->parts->taxes()->save( $writes ),
			Modules::ORDERS => $this->parts->order_writes()->save( $writes, $this->parts->writes() ),
			Modules::REFUNDS => $this->credit( $writes ),
			default         => $this->parts->writes()->save( self::kind( $module ), $writes ),
		};
	}

	/**
	 * @param list<Write> $writes Of credit notes.
	 * @return iterable<SaveResult>
	 * @throws EndpointError
	 */
	private function credit( array $writes ): iterable {
		$this->parts->refunded_orders()->take_refunds_out( CreditHeaders::orders_of( $writes ) );
		return $this->parts->credit_writes()->save( $writes, $this->parts->writes() );
	}

	public function rehearse( string $module, array $writes ): array {
		return match ( $module ) {
			Modules::TAXES  => $this->parts->taxes()->rehearse( $writes ),
			Modules::ORDERS => $this->parts->order_writes()->rehearse( $writes, $this->parts->writes() ),
			Modules::REFUNDS => $this->parts->credit_writes()->rehearse( $writes, $this->parts->writes() ),
			default         => $this->parts->writes()->rehearse( self::kind( $module ), $writes ),
		};
	}

	public function url( string $module, string $id ): ?string {
		return Modules::TAXES === $module ? null : $this->parts->address()->record( self::kind( $module )->type(), $id );
	}

	public function recover( string $module, Write $write, string $since ): ?Record {
		return Modules::TAXES === $module ? null : $this->parts->recovery()->find( self::kind( $module ), $write, $since );
	}

	public function provided( array $needs ): array {
		return array( ...$this->parts->taxes()->provided( $needs ), ...$this->parts->currencies()->provided( $needs ) );
	}

	public function currency(): string {
		return $this->parts->currencies()->base();
	}

	public function test(): TestReport {
		try {
			return ( new Probe( $this->parts->client() ) )->run();
		} catch ( EndpointError $error ) {
			return new TestReport( false, false, error: $error );
		}
	}

	/** @throws EndpointError */
	private static function kind( string $module ): Kind {
		/* translators: %s: name of a module. */
		return Kind::of( $module ) ?? throw new EndpointError( ErrorKind::Bug, sprintf( __( 'Vtiger has no module %s.', 'crosswalk' ), $module ), 'unknown_module' );
	}
}
