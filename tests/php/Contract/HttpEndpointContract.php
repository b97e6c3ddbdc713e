<?php
/**
 * What an endpoint that speaks HTTP must do besides: every way in which the other side can be ill has an error with the
 * right kind (E17), and is over when it is over.
 */

declare( strict_types=1 );

namespace Crosswalk\Tests\Contract;

use Crosswalk\Endpoint\CanRecover;
use Crosswalk\Endpoint\CanTest;
use Crosswalk\Endpoint\Endpoint;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\SaveResult;
use Crosswalk\Endpoint\Write;
use PHPUnit\Framework\Attributes\DataProvider;

abstract class HttpEndpointContract extends EndpointContract {

	/** With a login that is refused. */
	abstract protected function connect_with_bad_credentials(): Endpoint;

	/** From now on every request is answered like this, until `heal()`. */
	abstract protected function strike( Fault $fault ): void;

	/** The next create is carried out, but its answer does not arrive. */
	abstract protected function lose_the_next_answer( string $module ): void;

	abstract protected function heal(): void;

	/** @return array<string, array{Fault, list<ErrorKind>}> Fault and the kinds of error it may be. */
	public static function faults(): array {
		return array(
			'401'                  => array( Fault::Unauthorized, array( ErrorKind::Config ) ),
			'403'                  => array( Fault::Forbidden, array( ErrorKind::Config ) ),
			'404'                  => array( Fault::NotFound, array( ErrorKind::Config, ErrorKind::Record ) ),
			'429 with Retry-After' => array( Fault::TooManyRequests, array( ErrorKind::Transient ) ),
			'500'                  => array( Fault::ServerError, array( ErrorKind::Transient ) ),
			'timeout'              => array( Fault::Timeout, array( ErrorKind::Transient ) ),
			'truncated JSON'       => array( Fault::Truncated, array( ErrorKind::Transient ) ),
			'HTML instead of JSON' => array( Fault::Html, array( ErrorKind::Transient, ErrorKind::Config ) ),
		);
	}

	protected function tearDown(): void {
		$this->heal();
		parent::tearDown();
	}

	/** @param list<ErrorKind> $kinds That it may be. */
	#[DataProvider( 'faults' )]
	public function test_a_read_that_fails_has_the_right_kind_of_error( Fault $fault, array $kinds ): void {
		$module = self::first_module();
		$id     = $this->create( $module )->id;
		$this->strike( $fault );

		$error = $this->error_of( fn() => $this->again()->fetch( $module, array( $id ) ) );

		self::assertContains( $error->kind, $kinds, $error->error_code . ': ' . $error->getMessage() );
		self::assertNotSame( '', $error->error_code );
		self::assertSame( Fault::TooManyRequests === $fault ? Fault::RETRY_AFTER_S : null, $error->retry_after_s );
		self::assertFalse( $error->lost, 'A read has no effect that could be lost.' );

		$this->heal();
		self::assertArrayHasKey( $id, $this->again()->fetch( $module, array( $id ) ) );
	}

	/** @param list<ErrorKind> $kinds That it may be. */
	#[DataProvider( 'faults' )]
	public function test_a_list_that_fails_is_no_empty_list( Fault $fault, array $kinds ): void {
		$module = self::first_module();
		$cursor = $this->endpoint()->head( $module );
		$this->strike( $fault );

		self::assertContains( $this->error_of( fn() => $this->again()->list( $module, null, 10 ) )->kind, $kinds );
		self::assertContains( $this->error_of( fn() => $this->again()->changed( $module, $cursor, 10 ) )->kind, $kinds );
	}

	/** @param list<ErrorKind> $kinds That it may be. */
	#[DataProvider( 'faults' )]
	public function test_a_save_that_fails_is_a_result_or_stops_them_all( Fault $fault, array $kinds ): void {
		$module = self::first_module();
		$write  = new Write( 'k', null, $this->values( $module ) );
		$this->endpoint()->modules();
		$this->strike( $fault );

		$error = $this->error_of(
			function () use ( $module, $write ): void {
				$results = array_filter( $this->save( $module, array( $write ) ), static fn( SaveResult $result ): bool => null !== $result->error );
				throw $results['k']->error ?? new \LogicException( 'It was saved.' );
			}
		);

		self::assertContains( $error->kind, $kinds, $error->error_code . ': ' . $error->getMessage() );
	}

	#[DataProvider( 'faults' )]
	public function test_the_connection_test_says_what_is_wrong( Fault $fault ): void {
		$this->strike( $fault );
		$endpoint = $this->again();
		self::assertInstanceOf( CanTest::class, $endpoint );

		$report = $endpoint->test();

		self::assertFalse( $report->works() );
		self::assertNotNull( $report->error );
		self::assertNotSame( '', $report->error->getMessage() );
	}

	/** V2: a wrong key is a sentence that says what to do. */
	public function test_bad_credentials_are_said(): void {
		$endpoint = $this->connect_with_bad_credentials();
		self::assertInstanceOf( CanTest::class, $endpoint );

		$report = $endpoint->test();

		self::assertTrue( $report->reached );
		self::assertFalse( $report->logged_in );
		self::assertSame( ErrorKind::Config, $report->error?->kind );
		self::assertNotSame( '', $report->error->advice );
		self::assertSame( ErrorKind::Config, $this->error_of( static fn() => $endpoint->list( self::first_module(), null, 10 ) )->kind );
	}

	/** E6: an outage never doubles a record. */
	#[DataProvider( 'modules' )]
	public function test_a_create_whose_answer_is_lost_is_found_again( string $name ): void {
		$since = gmdate( 'Y-m-d\TH:i:s\Z' );
		$write = new Write( 'k', null, $this->values( $name ), origin: '1', own_key: $name . ':' . uniqid() );
		$this->endpoint()->modules();
		$this->lose_the_next_answer( $name );

		$error = $this->error_of( fn() => throw $this->save( $name, array( $write ) )['k']->error ?? new \LogicException( 'The answer arrived.' ) );
		$this->heal();

		self::assertSame( ErrorKind::Transient, $error->kind );
		self::assertTrue( $error->lost );
		$endpoint = $this->again();
		self::assertInstanceOf( CanRecover::class, $endpoint );
		self::assertNotNull( $endpoint->recover( $name, $write, $since ) );
	}

	private static function first_module(): string {
		return array_values( static::modules() )[0][0];
	}

	private function error_of( callable $work ): EndpointError {
		try {
			$work();
		} catch ( EndpointError $error ) {
			return $error;
		}
		self::fail( 'There was no error.' );
	}
}
