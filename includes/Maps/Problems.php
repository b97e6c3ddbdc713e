<?php
/**
 * What is wrong with a mapping of a connection, asked of both sides as they are now (V12).
 */

declare( strict_types=1 );

namespace Crosswalk\Maps;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\HasCurrency;
use Crosswalk\Endpoint\HasMeta;
use Crosswalk\Endpoint\Module;
use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Canon;
use Crosswalk\Mapping\Check;
use Crosswalk\Mapping\Draft;
use Crosswalk\Mapping\Problem;
use Crosswalk\Mapping\References;
use Crosswalk\Mapping\Row;
use Crosswalk\Mapping\Translator;
use Crosswalk\Storage\Memory;
use Crosswalk\Sync\Pairing;

final class Problems {

	/** Records looked at when empty ones are counted. */
	private const SAMPLE = 100;

	private const COUNTED_S = 600;

	private const LABELS = 'map_labels:';
	private const EMPTY  = 'map_empty:';

	public function __construct(
		private readonly Check $check,
		private readonly Translator $translator,
		private readonly Memory $memory
	) {
	}

	/**
	 * @param bool $count With how many records are empty now where an optional field feeds a mandatory one.
	 * @return list<Problem>
	 * @throws EndpointError When a side cannot be read, or the mapping names what must not be mapped.
	 */
	public function of( Pairing $pairing, string $module, Draft $draft, bool $count = false ): array {
		self::name_fields( $pairing, $module, $draft );
		$shop     = $pairing->module( Side::Shop, $module );
		$remote   = $pairing->module( Side::Remote, $module );
		$problems = $this->check->problems( $draft, $shop, $remote, $this->labels( $pairing->id, $module, $draft, $remote ), self::currencies( $pairing, $remote ) );
		return $count ? $this->counted( $pairing, $module, $draft, $problems ) : $problems;
	}

	/**
	 * A mapping that is being edited may name fields that nobody has described yet.
	 *
	 * @throws EndpointError When one of them must not be mapped (V10).
	 */
	public static function name_fields( Pairing $pairing, string $module, Draft $draft ): void {
		foreach ( Side::cases() as $side ) {
			$endpoint = $pairing->endpoint( $side );
			if ( $endpoint instanceof HasMeta ) {
				$endpoint->name_fields( $module, $draft->fields( $side ) );
			}
		}
	}

	/**
	 * @return array<string, string> ISO 4217 by Side::value; none where the remote has no amounts of money.
	 * @throws EndpointError
	 */
	private static function currencies( Pairing $pairing, Module $remote ): array {
		$currencies = array();
		foreach ( array() === array_filter( $remote->fields, static fn( Field $field ): bool => $field->money ) ? array() : Side::cases() as $side ) {
			$endpoint = $pairing->endpoint( $side );
			if ( $endpoint instanceof HasCurrency ) {
				$currencies[ $side->value ] = $endpoint->currency();
			}
		}
		return $currencies;
	}

	/**
	 * What the mapped fields of the remote are called, or were when they were last there: by its label a renamed field is
	 * found again.
	 *
	 * @return array<string, string> By name.
	 */
	private function labels( int $connection_id, string $module, Draft $draft, Module $remote ): array {
		$known = $this->known_labels( $connection_id, $module );
		$now   = array();
		foreach ( $draft->fields( Side::Remote ) as $name ) {
			$label = $remote->fields[ $name ]->label ?? $known[ $name ] ?? null;
			if ( null !== $label ) {
				$now[ $name ] = $label;
			}
		}
		// What a draft does not name may still be named by what is stored.
		$all = $now + $known;
		if ( $all !== $known ) {
			$this->memory->set( $connection_id, self::LABELS . $module, (string) wp_json_encode( $all ) );
		}
		return $all;
	}

	/**
	 * What fields of the remote were called when they were last there.
	 *
	 * @return array<string, string> By name.
	 */
	public function known_labels( int $connection_id, string $module ): array {
		$known = json_decode( (string) $this->memory->get( $connection_id, self::LABELS . $module ), true );
		/** @var array<string, string> */
		return array_filter( is_array( $known ) ? $known : array(), 'is_string' );
	}

	/**
	 * @param list<Problem> $problems Of the draft.
	 * @return list<Problem>
	 * @throws EndpointError
	 */
	private function counted( Pairing $pairing, string $module, Draft $draft, array $problems ): array {
		$rows = array();
		foreach ( $draft->map->rows as $row ) {
			$rows[ $row->key() ] = $row;
		}
		return array_map(
			function ( Problem $problem ) use ( $pairing, $module, $rows ): Problem {
				if ( 'optional_source' !== $problem->code || null === $problem->side || ! isset( $rows[ $problem->row ] ) ) {
					return $problem;
				}
				list( $empty, $of ) = $this->empty( $pairing, $module, $rows[ $problem->row ], $problem->side );
				return $problem->with( array( $problem->values[0] ?? '', (string) $empty, (string) $of ) );
			},
			$problems
		);
	}

	/**
	 * @param Side $to The side whose mandatory field the row fills.
	 * @return array{int, int} Records that would be empty, of so many looked at.
	 * @throws EndpointError
	 */
	private function empty( Pairing $pairing, string $module, Row $row, Side $to ): array {
		$name  = self::EMPTY . substr( sha1( $module . $to->value . wp_json_encode( $row->to_array() ) ), 0, 20 );
		$known = explode( '/', (string) $this->memory->get( $pairing->id, $name ) );
		if ( 2 === count( $known ) ) {
			return array( (int) $known[0], (int) $known[1] );
		}
		$from    = $pairing->endpoint( $to->other() );
		$ids     = array_column( $from->list( $module, null, self::SAMPLE )->entries, 'id' );
		$source  = $pairing->module( $to->other(), $module )->fields[ $row->field( $to->other() ) ] ?? new Field( '', '' );
		$empty   = 0;
		$records = array() === $ids ? array() : $from->fetch( $module, array_slice( $ids, 0, self::SAMPLE ) );
		foreach ( $records as $record ) {
			$value  = match ( true ) {
				FieldType::Reference === $source->type => $record->fields[ $source->name ] ?? null,
				Side::Remote === $to                   => $this->translator->to_remote( $row, $source, $record, new References() ),
				default                                => $this->translator->to_shop( $row, $source, $record, null, new References() ),
			};
			$empty += Canon::is_empty( $value ) ? 1 : 0;
		}
		$this->memory->set( $pairing->id, $name, $empty . '/' . count( $records ), self::COUNTED_S );
		return array( $empty, count( $records ) );
	}
}
