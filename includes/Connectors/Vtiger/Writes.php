<?php
/**
 * Saves organisations, contacts and products. Changes run in parallel over the free sessions; creates go one at a time,
 * on all machines together: the CRM gives out numbers twice otherwise.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Connectors\Json;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\SaveResult;
use Crosswalk\Endpoint\Write;

final class Writes {

	/** After so many creates another worker has its turn. */
	private const TURN = 10;

	public function __construct(
		private readonly Client $client,
		private readonly Elements $elements,
		private readonly Reads $reads,
		private readonly FallbackAccounts $accounts,
		private readonly Gate $gate
	) {
	}

	/**
	 * @param list<Write> $writes Any.
	 * @return iterable<SaveResult>
	 * @throws EndpointError
	 */
	public function save( Kind $kind, array $writes ): iterable {
		$changes = array_filter( $writes, static fn( Write $write ): bool => null !== $write->id );
		foreach ( self::groups( $changes ) as $group ) {
			yield from $this->change( $kind, $group );
		}
		try {
			foreach ( array_values( array_filter( $writes, static fn( Write $write ): bool => null === $write->id && ! $write->delete ) ) as $i => $write ) {
				if ( $i > 0 && 0 === $i % self::TURN ) {
					$this->gate->leave();
				}
				yield $this->create( $kind, $write );
			}
		} finally {
			$this->gate->leave();
		}
	}

	/**
	 * @param list<Write> $writes Any.
	 * @return array<string, EndpointError> What the CRM would not take, by Write::$key.
	 * @throws EndpointError
	 */
	public function rehearse( Kind $kind, array $writes ): array {
		$errors = array();
		foreach ( $writes as $write ) {
			try {
				if ( ! $write->delete ) {
					$this->elements->of( $kind, $write );
				}
			} catch ( EndpointError $error ) {
				if ( ErrorReach::all( $error ) ) {
					throw $error;
				}
				$errors[ $write->key ] = $error;
			}
		}
		return $errors;
	}

	/**
	 * Deletes one record; one that is gone already is fine.
	 */
	public function delete( Kind $kind, Write $write, Reply|EndpointError $reply ): SaveResult {
		if ( $reply instanceof EndpointError && 'ACCESS_DENIED' === $reply->error_code ) {
			$left = $this->client->query( Vtql::select( $kind->type(), 'id' )->where( 'id', '=', (string) $write->id )->limit( 1 ) )->rows();
			return array() === $left ? new SaveResult( $write->key ) : new SaveResult( $write->key, error: $reply );
		}
		return new SaveResult( $write->key, error: $reply instanceof EndpointError ? $reply : null );
	}

	/**
	 * Groups that fit into one round of parallel calls; no record twice in one, its changes would overtake each other.
	 *
	 * @param array<Write> $writes Of records that exist.
	 * @return list<list<Write>>
	 */
	private static function groups( array $writes ): array {
		$groups = array();
		$group  = array();
		foreach ( $writes as $write ) {
			if ( count( $group ) >= Client::GROUP || isset( $group[ $write->id ] ) ) {
				$groups[] = array_values( $group );
				$group    = array();
			}
			$group[ (string) $write->id ] = $write;
		}
		return array() === $group ? $groups : array( ...$groups, array_values( $group ) );
	}

	/**
	 * @param list<Write> $group Each of another record.
	 * @return iterable<SaveResult>
	 */
	private function change( Kind $kind, array $group ): iterable {
		$calls    = array();
		$elements = array();
		$failed   = array();
		foreach ( $group as $i => $write ) {
			try {
				$elements[ $i ] = $write->delete ? array() : $this->elements->of( $kind, $write );
			} catch ( EndpointError $error ) {
				$failed[ $i ] = $error;
			}
		}
		if ( Kind::Products === $kind ) {
			$failed += $this->keep_prices( $group, $elements );
		}
		foreach ( array_diff_key( $group, $failed ) as $i => $write ) {
			$calls[ $i ] = $write->delete ? Call::delete( (string) $write->id ) : Call::revise( array( 'id' => $write->id ) + $elements[ $i ] );
		}
		$replies = $failed + ( array() === $calls ? array() : $this->client->ask_all( $calls ) );
		foreach ( $group as $i => $write ) {
			$reply = $replies[ $i ];
			yield match ( true ) {
				$write->delete && ! isset( $failed[ $i ] ) => $this->delete( $kind, $write, $reply ),
				$reply instanceof EndpointError            => new SaveResult( $write->key, error: $reply ),
				default                                    => $this->saved( $kind, $write, $elements[ $i ], $reply ),
			};
		}
	}

	/**
	 * @param list<Write>                      $group    Changes of products.
	 * @param array<int, array<string, mixed>> $elements By place in the group; completed here.
	 * @return array<int, EndpointError> What could not be read, by place in the group.
	 */
	private function keep_prices( array $group, array &$elements ): array {
		$calls = array();
		foreach ( array_keys( $elements ) as $i ) {
			if ( ! $group[ $i ]->delete ) {
				$calls[ $i ] = Call::retrieve( (string) $group[ $i ]->id );
			}
		}
		$failed = array();
		foreach ( array() === $calls ? array() : $this->client->ask_all( $calls ) as $i => $reply ) {
			if ( $reply instanceof EndpointError ) {
				$failed[ $i ] = $reply;
			} else {
				$elements[ $i ] = ProductPrices::kept( $reply->record(), $elements[ $i ] );
			}
		}
		return $failed;
	}

	private function create( Kind $kind, Write $write ): SaveResult {
		try {
			$element  = $this->elements->of( $kind, $write );
			$element += array( 'assigned_user_id' => $this->client->session()->user_id );
			$fallback = Kind::Contacts === $kind && '' === ( $element['account_id'] ?? '' ) ? Json::text( $write->fields['kind'] ?? '' ) : null;
			if ( null !== $fallback ) {
				$element['account_id'] = $this->accounts->id( $fallback );
			}
			if ( Kind::Products === $kind && '' === ( $element['discontinued'] ?? '' ) ) {
				// "Product Active": without it the CRM creates products that are not.
				$element['discontinued'] = '1';
			}
			$this->gate->enter();
			$reply = $this->client->ask( Call::create( $kind->type(), $element ) );
			$saved = $reply->record();
			if ( null !== $fallback && '' === ( $saved['account_id'] ?? '' ) ) {
				$this->accounts->forget( $fallback );
				$element['account_id'] = $this->accounts->id( $fallback );
				$reply                 = $this->client->ask(
					Call::revise(
						array(
							'id'         => $saved['id'],
							'account_id' => $element['account_id'],
						)
					)
				);
			}
			return $this->saved( $kind, $write, $element, $reply );
		} catch ( EndpointError $error ) {
			if ( ErrorReach::all( $error ) ) {
				throw $error;
			}
			return new SaveResult( $write->key, error: $error );
		}
	}

	/** @param array<string, mixed> $element What was sent. */
	private function saved( Kind $kind, Write $write, array $element, Reply $reply ): SaveResult {
		$kept  = $reply->record();
		$known = array();
		foreach ( array_intersect_key( $element, $kept ) as $name => $sent ) {
			if ( self::dropped( Json::text( $sent ), $kept[ $name ] ) ) {
				$known[] = $name;
			}
		}
		/* translators: %s: names of fields. */
		$note = array() === $known ? '' : sprintf( __( 'Vtiger did not keep what was sent for: %s.', 'crosswalk' ), implode( ', ', $known ) );
		return new SaveResult( $write->key, $this->reads->from_reply( $kind, $reply ), note: $note );
	}

	/** Left out or cut off. Other differences (emoji, markup) are how the CRM stores text, and the bases know them. */
	private static function dropped( string $sent, string $kept ): bool {
		return '' !== $sent && '0' !== $sent && ( '' === $kept || ( strlen( $kept ) < strlen( $sent ) && ! is_numeric( $sent ) && str_starts_with( $sent, $kept ) ) );
	}
}
