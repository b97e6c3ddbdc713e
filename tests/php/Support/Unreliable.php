<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Support;

use Closure;
use Crosswalk\Endpoint\CanRecover;
use Crosswalk\Endpoint\CanRehearse;
use Crosswalk\Endpoint\CanTest;
use Crosswalk\Endpoint\Endpoint;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Page;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\SaveResult;
use Crosswalk\Endpoint\TestReport;
use Crosswalk\Endpoint\Write;

/**
 * An endpoint that fails when a test says so, and counts what it is asked.
 */
final class Unreliable implements Endpoint, CanRecover, CanRehearse, CanTest {

	/**
	 * fn( string $call, string $module, ?Write ): EndpointError|'after'|null. 'after' on a save: it happens, but the
	 * answer is lost.
	 */
	public ?Closure $fault = null;

	/** @var array<string, int> */
	public array $calls = array();

	/** @var list<Write> */
	public array $writes = array();

	public bool $works = true;

	/** Records of a list that it gives at a time. */
	public int $page = PHP_INT_MAX;

	/** Id behind which its lists begin. */
	public ?string $starts_after = null;

	/** Module whose records it does not show, as a CRM in the middle of being restored. */
	public string $hides = '';

	/** fn( Record ): Record, of what is read. */
	public ?Closure $reads = null;

	/** Why it does not work. */
	public ?EndpointError $trouble = null;

	public function __construct( private readonly Endpoint $endpoint ) {
	}

	public function modules(): array {
		return $this->endpoint->modules();
	}

	public function list( string $module, ?string $after, int $limit ): Page {
		$this->called( 'list', $module );
		return $this->hides === $module ? new Page( array(), '', true ) : $this->endpoint->list( $module, $after ?? $this->starts_after, min( $limit, $this->page ) );
	}

	public function head( string $module ): string {
		$this->called( 'head', $module );
		return $this->endpoint->head( $module );
	}

	public function changed( string $module, string $cursor, int $limit ): Page {
		$this->called( 'changed', $module );
		return $this->endpoint->changed( $module, $cursor, $limit );
	}

	public function fetch( string $module, array $ids ): array {
		$this->called( 'fetch', $module );
		$records = $this->hides === $module ? array() : $this->endpoint->fetch( $module, $ids );
		return null === $this->reads ? $records : array_map( $this->reads, $records );
	}

	public function versions( string $module, array $ids ): array {
		$this->called( 'versions', $module );
		return $this->hides === $module ? array() : $this->endpoint->versions( $module, $ids );
	}

	public function find( string $module, string $field, array $values ): array {
		$this->called( 'find', $module );
		return $this->hides === $module ? array() : $this->endpoint->find( $module, $field, $values );
	}

	public function save( string $module, array $writes ): iterable {
		foreach ( $writes as $write ) {
			$this->calls['save'] = ( $this->calls['save'] ?? 0 ) + 1;
			$fault               = null === $this->fault ? null : ( $this->fault )( 'save', $module, $write );
			if ( $fault instanceof EndpointError ) {
				yield new SaveResult( $write->key, error: $fault );
				continue;
			}
			$this->writes[] = $write;
			foreach ( $this->endpoint->save( $module, array( $write ) ) as $result ) {
				yield 'after' === $fault ? new SaveResult( $write->key, error: self::lost() ) : $result;
			}
		}
	}

	public function url( string $module, string $id ): ?string {
		return 'https://crm.example/' . $module . '/' . $id;
	}

	public function recover( string $module, Write $write, string $since ): ?Record {
		$this->called( 'recover', $module );
		assert( $this->endpoint instanceof CanRecover );
		return $this->endpoint->recover( $module, $write, $since );
	}

	public function rehearse( string $module, array $writes ): array {
		$this->called( 'rehearse', $module );
		assert( $this->endpoint instanceof CanRehearse );
		return $this->endpoint->rehearse( $module, $writes );
	}

	public function test(): TestReport {
		$this->calls['test'] = ( $this->calls['test'] ?? 0 ) + 1;
		return new TestReport( $this->works, $this->works, error: $this->trouble );
	}

	public static function lost(): EndpointError {
		return new EndpointError( ErrorKind::Transient, 'The answer was lost.', 'http_500', lost: true );
	}

	public static function error( ErrorKind $kind, string $code = 'refused', string $message = 'Refused.' ): EndpointError {
		return new EndpointError( $kind, $message, $code );
	}

	private function called( string $call, string $module ): void {
		$this->calls[ $call ] = ( $this->calls[ $call ] ?? 0 ) + 1;
		$fault                = null === $this->fault ? null : ( $this->fault )( $call, $module, null );
		if ( $fault instanceof EndpointError ) {
			throw $fault;
		}
	}
}
