<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Sync;

use Crosswalk\Endpoint\Decimal;
use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Module;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Canon;
use Crosswalk\Mapping\Direction;
use Crosswalk\Mapping\FieldMap;
use Crosswalk\Mapping\Geography;
use Crosswalk\Mapping\References;
use Crosswalk\Mapping\Row;
use Crosswalk\Mapping\Transforms;
use Crosswalk\Mapping\Translator;
use Crosswalk\Sync\Bases;
use Crosswalk\Sync\Merge;
use Crosswalk\Sync\ModuleConfig;
use Crosswalk\Sync\Policy;
use Crosswalk\Tests\Support\TestCase;

/**
 * The three-way merge under random mappings, sides that lose a part of what they are given, policies and edits (E9): after
 * an edit it comes to rest in at most two rounds and stays there; what only one side changed is never lost and arrives on
 * the other; of a conflict the winner's value stands on both sides; one-way targets are what the mapping makes of their
 * source.
 *
 * Each case is made of its number, so that one that fails can be looked at alone.
 */
final class MergePropertyTest extends TestCase {

	private const CASES = 2000;

	private const FIELDS = 8;

	private const EDITS = 3;

	private const TYPES = array( FieldType::Text, FieldType::LongText, FieldType::Email, FieldType::Decimal, FieldType::Integer, FieldType::Boolean, FieldType::Choice, FieldType::Country, FieldType::Date, FieldType::Lines );

	/** What a side may make of a text. */
	private const LOSSES = array( '', '', '', 'cut', 'emoji', 'trim', 'markup' );

	private const WORDS = array( 'Łódź', 'Anna', 'o’Brien', 'Straße', '😀 smile', '<b>bold</b>', ' blank ', '中文', 'A longer sentence of several words', 'x', '0', 'null' );

	private const COUNTRIES = array( 'PL' => 'Poland', 'DE' => 'Germany', 'ES' => 'Spain', 'US' => 'United States' ); // phpcs:ignore WordPress.Arrays

	private const STATUSES = array( 'pending' => 'Created', 'on-hold' => 'Created', 'processing' => 'Approved', 'completed' => 'Delivered' ); // phpcs:ignore WordPress.Arrays

	private Translator $translator;

	private Module $shop_module;

	private Module $remote_module;

	private FieldMap $map;

	private ModuleConfig $config;

	/** @var array<string, array<string, string>> Losses by side and field. */
	private array $losses;

	/** @var array{shop: Record, remote: Record} */
	private array $records;

	private string $bases;

	public function test_e9_a_merge_comes_to_rest_and_loses_nothing(): void {
		$this->translator = new Translator( new Transforms( new Geography( static fn(): array => array( 'countries' => self::COUNTRIES, 'iso3' => array( 'PL' => 'POL' ), 'states' => array() ) ) ) );
		$edited           = 0;
		for ( $case = 0; $case < self::CASES; $case++ ) {
			mt_srand( $case );
			$edited += $this->one_case( $case );
		}
		self::assertGreaterThan( self::CASES * 5, $edited, 'The edits must have been many for this to mean anything.' );
	}

	/** @return int How many fields were edited. */
	private function one_case( int $case ): int {
		$this->draw_mapping();
		$policy        = new Policy( self::pick( array( Policy::LAST_UPDATED, Policy::SHOP, Policy::REMOTE ) ), self::pick( Side::cases() ), 0 === mt_rand( 0, 3 ) );
		$this->bases   = '';
		$this->records = array(
			'shop'   => $this->stored( Side::Shop, $this->drawn_values( Side::Shop ) ),
			'remote' => $this->stored( Side::Remote, $this->drawn_values( Side::Remote ) ),
		);
		$merge = new Merge( $this->translator, $policy, $this->config, $this->shop_module, $this->remote_module );
		$this->settle( $merge, array( 10, 10 ), "case $case, first link" );
		$edited = 0;
		for ( $i = 0; $i < self::EDITS; $i++ ) {
			$times   = array( mt_rand( 1, 3 ), mt_rand( 1, 3 ) );
			$changes = $this->edit( $times );
			$edited += count( $changes['shop'] ) + count( $changes['remote'] );
			$winner  = $policy->winner( ...$times );
			$before  = $this->records;
			$this->settle( $merge, $times, "case $case, edit $i" );
			$this->check( $before, $changes, $winner, $policy->winner_untouched, "case $case, edit $i" );
		}
		return $edited;
	}

	/**
	 * Merges until nothing is written any more.
	 *
	 * @param array{0: int, 1: int} $times
	 */
	private function settle( Merge $merge, array $times, string $where ): void {
		$rounds = 0;
		do {
			$merged = $merge->pair( $this->records['shop'], $this->records['remote'], Bases::read( $this->bases ), new References(), new References(), $times );
			foreach ( $merged->writes as $side => $fields ) {
				$module = 'shop' === $side ? $this->shop_module : $this->remote_module;
				foreach ( $fields as $name => $value ) {
					self::assertFalse( Canon::same( $module->fields[ $name ], $value, $this->records[ $side ]->fields[ $name ] ), "$where: $name is written although it is so already." );
				}
				$this->records[ $side ] = $this->stored( Side::from( $side ), $fields + $this->records[ $side ]->fields );
			}
			$this->bases = Bases::read( $this->bases )->after( $this->map, $this->shop_module, $this->remote_module, $this->records['shop'], $this->records['remote'] );
			$rounds     += array() === $merged->writes ? 0 : 1;
			self::assertLessThanOrEqual( 2, $rounds, "$where: it does not come to rest." );
		} while ( array() !== $merged->writes );
	}

	/**
	 * @param array{shop: Record, remote: Record}                             $before  After the edit, before the merge.
	 * @param array{shop: array<string, mixed>, remote: array<string, mixed>} $changes Fields whose value really changed, by row key.
	 */
	private function check( array $before, array $changes, Side $winner, bool $untouched, string $where ): void {
		$both = array() !== $this->relevant( $changes['shop'], $before ) && array() !== $this->relevant( $changes['remote'], $before );
		foreach ( $this->map->rows as $row ) {
			$direction = $row->flow()->within( $this->config->direction );
			$key       = $row->key();
			$in_shop   = array_key_exists( $key, $changes['shop'] );
			$in_remote = array_key_exists( $key, $changes['remote'] );
			$what      = "$where, $key ({$direction->value})";
			if ( Direction::Off === $direction ) {
				self::assertTrue( $this->same( Side::Shop, $row, $before['shop'] ) && $this->same( Side::Remote, $row, $before['remote'] ), "$what: it was written although it is off." );
				continue;
			}
			if ( $untouched && $both ) {
				self::assertTrue( $this->same( $winner, $row, $before[ $winner->value ] ), "$what: the side that wins was written." );
				continue;
			}
			if ( ! $in_shop && ! $in_remote ) {
				continue;
			}
			if ( Direction::Both === $direction ) {
				$from = $in_shop && $in_remote ? $winner : ( $in_shop ? Side::Shop : Side::Remote );
				if ( $in_shop && $in_remote && $this->agree( $row, $before ) ) {
					continue;
				}
				self::assertTrue( $this->same( $from, $row, $before[ $from->value ] ), "$what: what " . $from->value . ' changed is lost.' );
				self::assertTrue( $this->arrived( $row, $from ), "$what: what " . $from->value . ' changed did not arrive.' );
				continue;
			}
			$from = $direction->goes_to( Side::Remote ) ? Side::Shop : Side::Remote;
			self::assertTrue( $this->same( $from, $row, $before[ $from->value ] ), "$what: the source was written." );
			$source_changed = Side::Shop === $from ? $in_shop : $in_remote;
			if ( $source_changed || ModuleConfig::DRIFT_OVERWRITE === $this->config->drift ) {
				self::assertTrue( $this->arrived( $row, $from ), "$what: the target is not what the mapping makes of its source." );
			} else {
				self::assertTrue( $this->same( $from->other(), $row, $before[ $from->other()->value ] ), "$what: a target edited by hand was not left." );
			}
		}
	}

	/** Both sides have what is the same under the mapping: there is nothing to do. @param array{shop: Record, remote: Record} $before */
	private function agree( Row $row, array $before ): bool {
		$direction = $row->flow()->within( $this->config->direction );
		return $direction->goes_to( Side::Remote ) && Canon::same( $this->field( $row, Side::Remote ), $this->mapped( $row, Side::Shop, $before ), $before['remote']->fields[ $row->remote ] )
			|| $direction->goes_to( Side::Shop ) && Canon::same( $this->field( $row, Side::Shop ), $this->mapped( $row, Side::Remote, $before ), $before['shop']->fields[ $row->shop ] );
	}

	/**
	 * The other side has what the mapping makes of this side's value, as far as it can keep it; or this side's value is
	 * what the mapping makes of the other's, where several values share one.
	 */
	private function arrived( Row $row, Side $from ): bool {
		$to      = $from->other();
		$field   = $this->field( $row, $to );
		$arrived = $this->mapped( $row, $from, $this->records );
		$name    = $row->field( $to );
		$kept    = $this->stored( $to, array( $name => $arrived ) + $this->records[ $to->value ]->fields )->fields[ $name ];
		if ( Canon::same( $field, $kept, $this->records[ $to->value ]->fields[ $name ] ) ) {
			return true;
		}
		return Direction::Both === $row->flow()->within( $this->config->direction ) && Canon::same( $this->field( $row, $from ), $this->mapped( $row, $to, $this->records ), $this->records[ $from->value ]->fields[ $row->field( $from ) ] );
	}

	/** @param array{shop: Record, remote: Record} $records */
	private function mapped( Row $row, Side $from, array $records ): mixed {
		$field = $this->field( $row, $from );
		return Side::Shop === $from
			? $this->translator->to_remote( $row, $field, $records['shop'], new References(), $this->field( $row, Side::Remote ) )
			: $this->translator->to_shop( $row, $field, $records['remote'], $records['shop'], new References(), $this->field( $row, Side::Shop ) );
	}

	private function same( Side $side, Row $row, Record $before ): bool {
		$name = $row->field( $side );
		return Canon::same( $this->field( $row, $side ), $before->fields[ $name ], $this->records[ $side->value ]->fields[ $name ] );
	}

	private function field( Row $row, Side $side ): Field {
		return Side::Shop === $side ? $this->shop_module->fields[ $row->shop ] : $this->remote_module->fields[ $row->remote ];
	}

	/**
	 * Changes that there is something to do about: only they count for "both sides were changed".
	 *
	 * @param array<string, mixed>                $changes By row key.
	 * @param array{shop: Record, remote: Record} $before
	 * @return array<string, mixed>
	 */
	private function relevant( array $changes, array $before ): array {
		$keys = array();
		foreach ( $this->map->rows as $row ) {
			if ( Direction::Off !== $row->flow()->within( $this->config->direction ) && ! $this->agree( $row, $before ) ) {
				$keys[ $row->key() ] = true;
			}
		}
		return array_intersect_key( $changes, $keys );
	}

	private function draw_mapping(): void {
		$shop   = array();
		$remote = array();
		$rows   = array();
		$this->losses = array( 'shop' => array(), 'remote' => array() ); // phpcs:ignore WordPress.Arrays
		for ( $i = 0; $i < self::FIELDS; $i++ ) {
			$type           = self::pick( self::TYPES );
			$shop[ "s$i" ]   = self::drawn_field( "s$i", $type, array_keys( self::STATUSES ) );
			$remote[ "r$i" ] = self::drawn_field( "r$i", self::drawn_counterpart( $type ), array_values( array_unique( self::STATUSES ) ), FieldType::Country === $type ? 'country' : '' );
			foreach ( array( 'shop' => "s$i", 'remote' => "r$i" ) as $side => $name ) { // phpcs:ignore WordPress.Arrays
				$this->losses[ $side ][ $name ] = match ( $type ) {
					FieldType::Text, FieldType::LongText => self::pick( self::LOSSES ),
					FieldType::Decimal                   => self::pick( array( '', '', 'round' ) ),
					FieldType::Email                     => self::pick( array( '', '', 'lower' ) ),
					FieldType::Lines                     => self::pick( array( '', '', 'one line' ) ),
					default                              => '',
				};
			}
			$rows[] = new Row( "s$i", "r$i", self::pick( array( Direction::Both, Direction::Both, Direction::ToRemote, Direction::ToShop, Direction::Off ) ), self::drawn_transforms( $type ), FieldType::Choice === $type ? self::STATUSES : array() );
		}
		$this->shop_module   = new Module( 'things', 'Things', $shop );
		$this->remote_module = new Module( 'things', 'Things', $remote );
		$this->map           = new FieldMap( $rows );
		$this->config        = new ModuleConfig( 'things', self::pick( array( Direction::Both, Direction::Both, Direction::ToRemote, Direction::ToShop ) ), $this->map, drift: self::pick( array( ModuleConfig::DRIFT_OVERWRITE, ModuleConfig::DRIFT_LEAVE ) ) );
	}

	/** The other side may keep the same thing as another type, and lose a part of it. */
	private static function drawn_counterpart( FieldType $type ): FieldType {
		return match ( $type ) {
			FieldType::Country => FieldType::Text,
			FieldType::Date    => self::pick( array( FieldType::Date, FieldType::Instant ) ),
			FieldType::Integer => self::pick( array( FieldType::Integer, FieldType::Decimal ) ),
			FieldType::Text    => self::pick( array( FieldType::Text, FieldType::LongText ) ),
			default            => $type,
		};
	}

	/** @param list<string> $options */
	private static function drawn_field( string $name, FieldType $type, array $options, string $label = '' ): Field {
		$children = FieldType::Lines === $type ? array(
			'product'  => new Field( 'product', 'Product' ),
			'quantity' => new Field( 'quantity', 'Quantity', FieldType::Decimal ),
		) : array();
		return new Field( $name, $label, $type, options: FieldType::Choice === $type ? array_combine( $options, $options ) : array(), children: $children );
	}

	/** @return list<array<string, mixed>> */
	private static function drawn_transforms( FieldType $type ): array {
		if ( FieldType::Country === $type ) {
			return array( array( 'type' => 'country', 'to' => 'name' ) ); // phpcs:ignore WordPress.Arrays
		}
		if ( FieldType::Decimal === $type || FieldType::Integer === $type ) {
			return self::pick( array( array(), array(), array( array( 'type' => 'number', 'decimals' => '0' ) ) ) ); // phpcs:ignore WordPress.Arrays
		}
		if ( ! in_array( $type, array( FieldType::Text, FieldType::LongText ), true ) ) {
			return array();
		}
		return self::pick(
			array(
				array(),
				array(),
				array( array( 'type' => 'trim' ) ),
				array( array( 'type' => 'upper' ) ),
				array( array( 'type' => 'trim' ), array( 'type' => 'truncate', 'length' => '6' ) ), // phpcs:ignore WordPress.Arrays
				array( array( 'type' => 'default', 'value' => 'none' ) ), // phpcs:ignore WordPress.Arrays
				array( array( 'type' => 'replace', 'search' => 'a', 'replace' => 'e' ) ), // phpcs:ignore WordPress.Arrays
			)
		);
	}

	/**
	 * Edits fields on either side.
	 *
	 * @param array{0: int, 1: int} $times
	 * @return array{shop: array<string, mixed>, remote: array<string, mixed>} By row key.
	 */
	private function edit( array $times ): array {
		$changes = array( 'shop' => array(), 'remote' => array() ); // phpcs:ignore WordPress.Arrays
		foreach ( Side::cases() as $side ) {
			$drawn = $this->drawn_values( $side );
			foreach ( $this->map->rows as $row ) {
				if ( 0 !== mt_rand( 0, 2 ) ) {
					continue;
				}
				$name   = $row->field( $side );
				$before = $this->records[ $side->value ];
				$after  = $this->stored( $side, array( $name => $drawn[ $name ] ) + $before->fields );
				if ( ! Canon::same( $this->field( $row, $side ), $before->fields[ $name ], $after->fields[ $name ] ) ) {
					$changes[ $side->value ][ $row->key() ] = $after->fields[ $name ];
				}
				$this->records[ $side->value ] = $after;
			}
		}
		return $changes;
	}

	/** @return array<string, mixed> */
	private function drawn_values( Side $side ): array {
		$values = array();
		foreach ( ( Side::Shop === $side ? $this->shop_module : $this->remote_module )->fields as $name => $field ) {
			$values[ $name ] = self::drawn_value( $field );
		}
		return $values;
	}

	private static function drawn_value( Field $field ): mixed {
		if ( 0 === mt_rand( 0, 5 ) ) {
			return FieldType::Boolean === $field->type ? false : ( FieldType::Lines === $field->type ? array() : null );
		}
		return match ( $field->type ) {
			FieldType::Decimal  => self::pick( array( '10', '10.00', '0.1', '-3.5', '1234567.891' ) ),
			FieldType::Integer  => mt_rand( -5, 5 ),
			FieldType::Boolean  => (bool) mt_rand( 0, 1 ),
			FieldType::Choice   => self::pick( array_keys( $field->options ) ),
			FieldType::Country  => self::pick( array_keys( self::COUNTRIES ) ),
			FieldType::Instant  => sprintf( '2026-%02d-%02dT%02d:15:00Z', mt_rand( 1, 12 ), mt_rand( 1, 28 ), mt_rand( 0, 23 ) ),
			FieldType::Date     => sprintf( '2026-%02d-%02d', mt_rand( 1, 12 ), mt_rand( 1, 28 ) ),
			FieldType::Email    => self::pick( array( 'anna@x.test', 'ANNA@x.test', 'eva@x.test' ) ),
			FieldType::Lines    => self::drawn_lines(),
			default             => 'country' === $field->label ? self::pick( array( ...array_values( self::COUNTRIES ), 'POL', 'de' ) ) : self::pick( self::WORDS ),
		};
	}

	/** @return list<array<string, string>> */
	private static function drawn_lines(): array {
		$lines = array();
		for ( $i = mt_rand( 1, 3 ); $i > 0; $i-- ) {
			$lines[] = array(
				'product'  => self::pick( self::WORDS ),
				'quantity' => self::pick( array( '1', '2.0', '0.5' ) ),
			);
		}
		return $lines;
	}

	/**
	 * A record as this side keeps it.
	 *
	 * @param array<string, mixed> $fields
	 */
	private function stored( Side $side, array $fields ): Record {
		foreach ( $this->losses[ $side->value ] as $name => $loss ) {
			$value = $fields[ $name ] ?? null;
			if ( is_array( $value ) && 'one line' === $loss ) {
				$fields[ $name ] = array_slice( $value, 0, 1 );
			} elseif ( is_string( $value ) ) {
				$value           = match ( $loss ) {
					'round'  => (string) Decimal::of( $value )->round( 1 ),
					'lower'  => strtolower( $value ),
					'cut'    => mb_substr( $value, 0, 8 ),
					'emoji'  => (string) preg_replace( '/[\x{10000}-\x{10FFFF}]/u', '', $value ),
					'trim'   => trim( $value ),
					'markup' => htmlspecialchars( $value, ENT_NOQUOTES, 'UTF-8', false ),
					default  => $value,
				};
				$fields[ $name ] = '' === $value ? null : $value;
			}
		}
		ksort( $fields );
		return new Record( $side->value, $fields, '' );
	}

	/**
	 * @template T
	 * @param array<T> $of
	 * @return T
	 */
	private static function pick( array $of ): mixed {
		$of = array_values( $of );
		return $of[ mt_rand( 0, count( $of ) - 1 ) ];
	}
}
