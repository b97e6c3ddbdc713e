<?php
/**
 * Records to try a mapping on, and the record of the other side that belongs to one: by its link, or as the rules for
 * matching would find it.
 */

declare( strict_types=1 );

namespace Crosswalk\Maps;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\Module;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Canon;
use Crosswalk\Mapping\Draft;
use Crosswalk\Storage\Link;
use Crosswalk\Storage\Links;
use Crosswalk\Sync\Pairing;

/**
 * @phpstan-import-type Rule from Draft
 * @phpstan-type Choice array{id: string, name: string, detail: string}
 */
final class Counterparts {

	public function __construct( private readonly Links $links ) {
	}

	/**
	 * A record with the one it belongs to.
	 *
	 * @return array{record: Record, other: Record|null, link: Link|null} Link: null where they would only be matched.
	 * @throws EndpointError When the record is gone, or a side cannot be read.
	 */
	public function pair( Pairing $pairing, string $module, Draft $draft, Side $side, string $id ): array {
		$record = $pairing->endpoint( $side )->fetch( $module, array( $id ) )[ $id ] ?? throw new EndpointError(
			ErrorKind::Record,
			/* translators: %s: name of a system. */
			sprintf( __( 'This record is not in %s any more.', 'crosswalk' ), $pairing->name( $side ) ),
			'not_found',
			__( 'Choose another one.', 'crosswalk' )
		);
		$link   = $this->links->of( $pairing->id, $module, $side, array( $id ) )[ $id ] ?? null;
		$link   = true === $link?->complete() ? $link : null;
		$other  = (string) $link?->id_on( $side->other() );
		return array(
			'record' => $record,
			'other'  => null === $link ? $this->matching( $pairing, $module, $draft, $side, $record ) : ( $pairing->endpoint( $side->other() )->fetch( $module, array( $other ) )[ $other ] ?? null ),
			'link'   => $link,
		);
	}

	/**
	 * Records to choose from: those touched last, or those that a text is found in.
	 *
	 * @return list<Choice>
	 * @throws EndpointError
	 */
	public function choices( Pairing $pairing, string $module, Side $side, string $search, int $limit ): array {
		$described = $pairing->module( $side, $module );
		$choices   = array();
		foreach ( $this->found( $pairing, $described, $module, $side, $search, $limit ) as $record ) {
			$choices[ $record->id ] = self::choice( $described, $record );
		}
		foreach ( $this->links->latest( $pairing->id, $module, $side, $search, $limit ) as $link ) {
			$choices[ $link['id'] ] ??= array( 'detail' => '' ) + $link;
		}
		if ( array() === $choices && '' === $search ) {
			$ids = array_column( $pairing->endpoint( $side )->list( $module, null, $limit )->entries, 'id' );
			foreach ( $pairing->endpoint( $side )->fetch( $module, $ids ) as $record ) {
				$choices[ $record->id ] = self::choice( $described, $record );
			}
		}
		return array_slice( array_values( $choices ), 0, $limit );
	}

	/**
	 * By e-mail, SKU, number or name, each as a whole: that is what every system can look up.
	 *
	 * @return list<Record>
	 * @throws EndpointError
	 */
	private function found( Pairing $pairing, Module $described, string $module, Side $side, string $search, int $limit ): array {
		$found = array();
		$rules = $pairing->config( $module )->match ?? array();
		$names = array_unique( array( ...array_merge( ...$described->match ), ...array_merge( ...array_column( $rules, $side->value ) ), ...$described->title ) );
		foreach ( '' === $search ? array() : $names as $field ) {
			if ( count( $found ) < $limit && $described->finds_by( $field ) ) {
				array_push( $found, ...$pairing->endpoint( $side )->find( $module, $field, array( $search ) ) );
			}
		}
		return $found;
	}

	/** One hit of the first rule that has any. Several hits are a decision, not a counterpart (E5). @throws EndpointError */
	private function matching( Pairing $pairing, string $module, Draft $draft, Side $side, Record $record ): ?Record {
		foreach ( $draft->match as $rule ) {
			$wanted = self::values( $pairing->module( $side, $module ), $rule[ $side->value ], $record );
			$other  = $pairing->module( $side->other(), $module );
			$names  = $rule[ $side->other()->value ];
			if ( in_array( '', $wanted, true ) || array() === $wanted || array() === $names || ! $other->finds_by( $names[0] ) ) {
				continue;
			}
			$hits = array_filter( $pairing->endpoint( $side->other() )->find( $module, $names[0], array( $wanted[0] ) ), static fn( Record $hit ): bool => self::values( $other, $names, $hit ) === $wanted );
			if ( array() !== $hits ) {
				return 1 === count( $hits ) ? reset( $hits ) : null;
			}
		}
		return null;
	}

	/**
	 * @param list<string> $fields Of a rule.
	 * @return list<string> In the form in which two sides compare.
	 */
	private static function values( Module $module, array $fields, Record $record ): array {
		return array_map(
			static function ( string $name ) use ( $module, $record ): string {
				$value = Canon::of( $module->fields[ $name ] ?? new Field( $name, $name ), $record->fields[ $name ] ?? null );
				return is_scalar( $value ) ? mb_strtolower( trim( (string) $value ) ) : '';
			},
			$fields
		);
	}

	/** @return Choice */
	private static function choice( Module $module, Record $record ): array {
		$detail = $record->fields[ $module->match[0][0] ?? '' ] ?? '';
		return array(
			'id'     => $record->id,
			'name'   => $module->title_of( $record ),
			'detail' => is_scalar( $detail ) ? (string) $detail : '',
		);
	}
}
