<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Unit\Mapping;

use Crosswalk\Endpoint\Record;
use Crosswalk\Mapping\Geography;
use Crosswalk\Mapping\Transforms;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/** What each transform makes of a value, and back (V11). */
final class TransformsTest extends TestCase {

	private Transforms $transforms;

	private Record $record;

	protected function setUp(): void {
		$this->transforms = new Transforms(
			new Geography(
				static fn(): array => array(
					'countries' => array( 'PL' => 'Poland', 'US' => 'United States (US)', 'CI' => 'C&ocirc;te d&#8217;Ivoire' ), // phpcs:ignore WordPress.Arrays
					'iso3'      => array( 'PL' => 'POL', 'US' => 'USA' ), // phpcs:ignore WordPress.Arrays
					'states'    => array( 'US' => array( 'CA' => 'California' ) ),
				)
			)
		);
		$this->record = new Record( 'user:1', array( 'first_name' => 'Anna', 'middle' => null, 'last_name' => 'Nowak', 'email' => 'anna@x.test', 'billing_country' => 'US' ), '1' ); // phpcs:ignore WordPress.Arrays
	}

	/** @return array<string, array{array<string, mixed>, mixed, mixed}> Transform, shop value, remote value. */
	public static function forward(): array {
		return array(
			'trim'                => array( array( 'type' => 'trim' ), '  a b ', 'a b' ),
			'upper'               => array( array( 'type' => 'upper' ), 'żółć', 'ŻÓŁĆ' ),
			'lower'               => array( array( 'type' => 'lower' ), 'ŻÓŁĆ', 'żółć' ),
			'truncate'            => array( array( 'type' => 'truncate', 'length' => 3 ), 'żółty', 'żół' ), // phpcs:ignore WordPress.Arrays
			'replace'             => array( array( 'type' => 'replace', 'search' => '-', 'replace' => '' ), '1-2-3', '123' ), // phpcs:ignore WordPress.Arrays
			'number'              => array( array( 'type' => 'number', 'decimals' => 2 ), '2.345', '2.35' ), // phpcs:ignore WordPress.Arrays
			'number, not one'     => array( array( 'type' => 'number' ), 'abc', 'abc' ),
			'date'                => array( array( 'type' => 'date', 'format' => 'd-m-Y' ), '2026-11-23', '23-11-2026' ), // phpcs:ignore WordPress.Arrays
			'date of an instant'  => array( array( 'type' => 'date', 'format' => 'd.m.Y' ), '2026-11-23T10:00:00Z', '23.11.2026' ), // phpcs:ignore WordPress.Arrays
			'country name'        => array( array( 'type' => 'country', 'to' => 'name' ), 'CI', 'Côte d’Ivoire' ), // phpcs:ignore WordPress.Arrays
			'country iso3'        => array( array( 'type' => 'country', 'to' => 'iso3' ), 'PL', 'POL' ), // phpcs:ignore WordPress.Arrays
			'country iso2'        => array( array( 'type' => 'country', 'to' => 'iso2' ), 'PL', 'PL' ), // phpcs:ignore WordPress.Arrays
			'unknown country'     => array( array( 'type' => 'country', 'to' => 'name' ), 'ZZ', 'ZZ' ), // phpcs:ignore WordPress.Arrays
			'state name'          => array( array( 'type' => 'state', 'to' => 'name', 'country' => 'billing_country' ), 'CA', 'California' ), // phpcs:ignore WordPress.Arrays
			'template'            => array( array( 'type' => 'template', 'text' => '{first_name} {middle} {last_name}' ), null, 'Anna Nowak' ), // phpcs:ignore WordPress.Arrays
			'default when empty'  => array( array( 'type' => 'default', 'value' => 'none' ), '', 'none' ), // phpcs:ignore WordPress.Arrays
			'default when filled' => array( array( 'type' => 'default', 'value' => 'none' ), 'x', 'x' ), // phpcs:ignore WordPress.Arrays
			'default of a field'  => array( array( 'type' => 'default', 'value' => '{email|local_part}' ), null, 'anna' ), // phpcs:ignore WordPress.Arrays
			'constant'            => array( array( 'type' => 'constant', 'value' => 'Web' ), 'whatever', 'Web' ), // phpcs:ignore WordPress.Arrays
			'nothing stays so'    => array( array( 'type' => 'upper' ), null, null ),
		);
	}

	/** @param array<string, mixed> $transform */
	#[DataProvider( 'forward' )]
	public function test_forward( array $transform, mixed $shop, mixed $remote ): void {
		self::assertSame( $remote, $this->transforms->forward( $transform, $shop, $this->record ) );
	}

	/** @return array<string, array{array<string, mixed>, string, string}> Transform, remote value, shop value. */
	public static function backward(): array {
		return array(
			'country from its name'   => array( array( 'type' => 'country', 'to' => 'name' ), 'poland', 'PL' ), // phpcs:ignore WordPress.Arrays
			'country from entities'   => array( array( 'type' => 'country', 'to' => 'name' ), 'Côte d’Ivoire', 'CI' ), // phpcs:ignore WordPress.Arrays
			'country from iso3'       => array( array( 'type' => 'country', 'to' => 'iso3' ), 'USA', 'US' ), // phpcs:ignore WordPress.Arrays
			'a country nobody knows'  => array( array( 'type' => 'country', 'to' => 'name' ), 'Atlantis', 'Atlantis' ), // phpcs:ignore WordPress.Arrays
			'state from its name'     => array( array( 'type' => 'state', 'to' => 'name', 'country' => 'billing_country' ), 'california', 'CA' ), // phpcs:ignore WordPress.Arrays
			'date'                    => array( array( 'type' => 'date', 'format' => 'd-m-Y' ), '23-11-2026', '2026-11-23' ), // phpcs:ignore WordPress.Arrays
			'no way back stays as is' => array( array( 'type' => 'upper' ), 'ABC', 'ABC' ),
		);
	}

	/** @param array<string, mixed> $transform */
	#[DataProvider( 'backward' )]
	public function test_backward( array $transform, string $remote, string $shop ): void {
		self::assertSame( $shop, $this->transforms->backward( $transform, $remote, $this->record ) );
	}
}
