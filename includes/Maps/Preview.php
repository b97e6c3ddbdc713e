<?php
/**
 * What a mapping makes of one real record, in both directions, before it is saved (V12). The way of each value is the
 * engine's own: the same translator, the same merge, the same validation.
 */

declare( strict_types=1 );

namespace Crosswalk\Maps;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Canon;
use Crosswalk\Mapping\Draft;
use Crosswalk\Mapping\References;
use Crosswalk\Mapping\Row;
use Crosswalk\Mapping\Translator;
use Crosswalk\Mapping\Validator;
use Crosswalk\Mapping\Violation;
use Crosswalk\Storage\Link;
use Crosswalk\Storage\Links;
use Crosswalk\Sync\Bases;
use Crosswalk\Sync\Merge;
use Crosswalk\Sync\ModuleConfig;
use Crosswalk\Sync\Pairing;
use Crosswalk\Sync\Shown;

/**
 * @phpstan-type Tried array{row: string, shop: string|null, to_remote: string|null, remote: string|null, to_shop: string|null, changes_remote: bool, changes_shop: bool, problem: string}
 */
final class Preview {

	/** @var array<string, string> Names of records that are referred to, by their ids on both sides. */
	private array $names = array();

	public function __construct(
		private readonly Translator $translator,
		private readonly Counterparts $counterparts,
		private readonly Links $links
	) {
	}

	/**
	 * @param Side $side The side of the record that is tried.
	 * @return array{shop: Record|null, remote: Record|null, linked: bool, kept: string, rows: list<Tried>} Kept: why what differs is
	 *         not written all the same.
	 * @throws EndpointError When the record is gone or a side cannot be read.
	 */
	public function of( Opened $opened, Draft $draft, Side $side, string $id ): array {
		list( $pairing, $module ) = array( $opened->pairing, $opened->module );
		Problems::name_fields( $pairing, $module, $draft );
		$pair        = $this->counterparts->pair( $pairing, $module, $draft, $side, $id );
		$shop        = Side::Shop === $side ? $pair['record'] : $pair['other'];
		$remote      = Side::Remote === $side ? $pair['record'] : $pair['other'];
		$this->names = array();
		$forth       = $this->references( $pairing, $module, $draft, Side::Shop, $shop );
		$back        = $this->references( $pairing, $module, $draft, Side::Remote, $remote );
		$writes      = null === $shop || null === $remote ? array() : $this->writes( $opened, $draft, $shop, $remote, $pair['link'], $forth, $back );
		$sealed      = array_intersect_key( array_filter( array( 'shop' => $shop->sealed ?? '', 'remote' => $remote->sealed ?? '' ) ), $writes ); // phpcs:ignore WordPress.Arrays
		$writes      = array_diff_key( $writes, $sealed );
		return array(
			'shop'   => $shop,
			'remote' => $remote,
			'linked' => null !== $pair['link'],
			'kept'   => implode( ' ', $sealed ),
			'rows'   => array_map( fn( Row $row ): array => $this->row( $opened, $draft, $row, array( $shop, $remote ), array( $forth, $back ), $writes ), $draft->map->rows ),
		);
	}

	/**
	 * What the engine would write now, with what the link knows of the last time.
	 *
	 * @return array<string, array<string, mixed>> New values by field, by Side::value.
	 */
	private function writes( Opened $opened, Draft $draft, Record $shop, Record $remote, ?Link $link, References $forth, References $back ): array {
		$config = ModuleConfig::from_array( $opened->module, array( 'rows' => $draft->map->to_array() ) + $opened->settings );
		$merge  = new Merge( $this->translator, $opened->pairing->policy, $config, $opened->pairing->module( Side::Shop, $opened->module ), $opened->pairing->module( Side::Remote, $opened->module ) );
		$times  = array( (int) strtotime( (string) $shop->modified ), (int) strtotime( (string) $remote->modified ) );
		return $merge->pair( $shop, $remote, Bases::read( $link->bases ?? '' ), $forth, $back, $times )->writes;
	}

	/**
	 * @param array{Record|null, Record|null}     $records    Shop's and remote's.
	 * @param array{References, References}       $references To the remote, and to the shop.
	 * @param array<string, array<string, mixed>> $writes     What the engine would write to a pair.
	 * @return Tried
	 */
	private function row( Opened $opened, Draft $draft, Row $row, array $records, array $references, array $writes ): array {
		list( $shop, $remote ) = $records;
		$modules  = array( $opened->pairing->module( Side::Shop, $opened->module ), $opened->pairing->module( Side::Remote, $opened->module ) );
		$shop_f   = $modules[0]->fields[ $row->shop ] ?? new Field( $row->shop, $row->shop );
		$remote_f = $modules[1]->fields[ $row->remote ] ?? new Field( $row->remote, $row->remote );
		$flow     = $row->flow()->within( $draft->direction );
		$known    = array( isset( $modules[0]->fields[ $row->shop ] ), isset( $modules[1]->fields[ $row->remote ] ) );
		$forth    = null !== $shop && $flow->goes_to( Side::Remote ) && ! $remote_f->readonly && $known[1] && ( $known[0] || $row->makes_value() );
		$back     = null !== $remote && $flow->goes_to( Side::Shop ) && ! $shop_f->readonly && $known[0] && ( $known[1] || $row->makes_value() );
		$given    = null !== $shop && $forth ? $this->translator->to_remote( $row, $shop_f, $shop, $references[0], $remote_f ) : null;
		$taken    = null !== $remote && $back ? $this->translator->to_shop( $row, $remote_f, $remote, $this->translator->expected( $draft->map, $modules[1], $remote, $shop ), $references[1], $shop_f ) : null;
		$wrong    = $forth ? self::wrong( $remote_f, $given )?->sentence( $opened->pairing->name( Side::Remote ) ) : null;
		$wrong  ??= $back ? self::wrong( $shop_f, $taken )?->sentence( $opened->pairing->name( Side::Shop ) ) : null;
		return array(
			'row'            => $row->key(),
			'shop'           => $this->shown( $shop_f, $shop->fields[ $row->shop ] ?? null ),
			'to_remote'      => $forth ? $this->shown( $remote_f, $given ) : null,
			'remote'         => $this->shown( $remote_f, $remote->fields[ $row->remote ] ?? null ),
			'to_shop'        => $back ? $this->shown( $shop_f, $taken ) : null,
			'changes_remote' => $forth && ( null === $remote ? $draft->creates( Side::Remote ) && ! Canon::is_empty( $given ) : array_key_exists( $row->remote, $writes[ Side::Remote->value ] ?? array() ) ),
			'changes_shop'   => $back && ( null === $shop ? $draft->creates( Side::Shop ) && ! Canon::is_empty( $taken ) : array_key_exists( $row->shop, $writes[ Side::Shop->value ] ?? array() ) ),
			'problem'        => $wrong ?? '',
		);
	}

	/** A reference is shown as the name of the record it leads to. */
	private function shown( Field $field, mixed $value ): ?string {
		$text = Shown::text( $field, $value );
		return FieldType::Reference === $field->type ? $this->names[ (string) $text ] ?? $text : $text;
	}

	private static function wrong( Field $field, mixed $value ): ?Violation {
		if ( Canon::is_empty( $value ) ) {
			return $field->required && '' === $field->default ? new Violation( 'required', $field->label ) : null;
		}
		return Validator::wrong( $field, $value );
	}

	/** The links of everything a record refers to: one query per module. */
	private function references( Pairing $pairing, string $module, Draft $draft, Side $side, ?Record $record ): References {
		$wanted = array();
		$fields = $pairing->module( $side, $module )->fields;
		foreach ( null === $record ? array() : $draft->fields( $side ) as $name ) {
			foreach ( isset( $fields[ $name ] ) ? Translator::references( $fields[ $name ], $record->fields[ $name ] ?? null ) : array() as $to => $ids ) {
				$wanted[ $to ] = array( ...$wanted[ $to ] ?? array(), ...$ids );
			}
		}
		$others = array();
		foreach ( $wanted as $to => $ids ) {
			foreach ( $this->links->of( $pairing->id, $to, $side, $ids ) as $id => $link ) {
				$other = $link->complete() && null === $link->gone() ? $link->id_on( $side->other() ) : $link->stand_in();
				if ( null !== $other ) {
					$others[ $to ][ $id ]  = $other;
					$this->names[ $id ]    = $link->name;
					$this->names[ $other ] = $link->name;
				}
			}
		}
		return new References( $others );
	}
}
