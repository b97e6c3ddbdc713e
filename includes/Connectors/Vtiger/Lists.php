<?php
/**
 * Lists of ids and versions, without loading records. Keyset paging only: offsets skip rows while people work.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Entry;
use Crosswalk\Endpoint\Page;

final class Lists {

	/** A save stamps its time before it is committed; one that was under way when we last looked shows up behind the cursor. */
	private const OVERLAP_S = 10;

	/** A cursor that is so far in the CRM's future was read before its clock was set back. */
	private const FUTURE_S = 90;

	/** What was saved since is read from here on: polls are a day apart at most. */
	private const BACK_S = 2 * DAY_IN_SECONDS;

	public function __construct(
		private readonly Client $client,
		private readonly Values $values
	) {
	}

	/** @throws EndpointError */
	public function list( Kind $kind, ?string $after, int $limit ): Page {
		$limit = min( max( 1, $limit ), Vtql::PAGE );
		$query = self::listed( $kind )->order_by( 'id' )->limit( $limit );
		$reply = $this->client->query( null === $after || '' === $after ? $query : $query->where( 'id', '>', $after ) );
		$rows  = $reply->rows();
		$last  = end( $rows );
		return new Page( $this->read( $rows, $reply->asked ), false === $last ? (string) $after : $last['id'], count( $rows ) < $limit );
	}

	/** @throws EndpointError */
	public function head( Kind $kind ): string {
		$rows = $this->client->query( Vtql::select( $kind->type(), 'modifiedtime' )->order_by( 'modifiedtime' )->descending()->limit( 1 ) )->rows();
		return $rows[0]['modifiedtime'] ?? '';
	}

	/**
	 * The cursor is "time" when all up to it was read, or "time|id" in the middle: many records may share one second.
	 *
	 * @throws EndpointError
	 */
	public function changed( Kind $kind, string $cursor, int $limit ): Page {
		list( $time, $id ) = explode( '|', $cursor . '|' );

		$limit = min( max( 1, $limit ), Vtql::PAGE );
		$rows  = array();
		$asked = 0;
		if ( '' !== $id ) {
			$reply = $this->client->query( self::listed( $kind )->where( 'modifiedtime', '=', $time )->where( 'id', '>', $id )->order_by( 'id' )->limit( $limit ) );
			$rows  = $reply->rows();
			$asked = $reply->asked;
		}
		if ( count( $rows ) < $limit ) {
			$query = fn( string $from ): Vtql => $this->later( $kind, $from, '' !== $id )->limit( $limit - count( $rows ) );
			$reply = $this->client->query( $query( $time ) );
			if ( '' === $id && $this->is_future( $time, $reply->asked ) ) {
				$reply = $this->client->query( $query( $this->values->stamp( $reply->asked - self::BACK_S ) ) );
			}
			$asked = 0 === $asked ? $reply->asked : $asked;
			$rows  = array_merge( $rows, $reply->rows() );
		}
		$last = end( $rows );
		$done = count( $rows ) < $limit;
		$next = false === $last ? $time : $last['modifiedtime'] . ( $done ? '' : '|' . $last['id'] );
		return new Page( $this->read( $rows, $asked ), $next, $done );
	}

	/**
	 * @param list<string> $ids Any number.
	 * @return array<string, string> Version by id.
	 * @throws EndpointError
	 */
	public function versions( Kind $kind, array $ids ): array {
		$versions = array();
		foreach ( array_chunk( self::chunks( $ids ), Client::GROUP ) as $group ) {
			$queries = array_map( static fn( array $chunk ): Vtql => self::entries( $kind )->where_in( 'id', $chunk )->limit( Vtql::PAGE ), $group );
			foreach ( $this->client->query_all( $queries ) as $reply ) {
				foreach ( $this->read( $reply->rows(), $reply->asked ) as $entry ) {
					$versions[ $entry->id ] = $entry->version;
				}
			}
		}
		return $versions;
	}

	/**
	 * Ids in portions of which one answer holds all.
	 *
	 * @param list<string> $ids Any; what is no id of the CRM is left out, it would be an error in a query.
	 * @return list<list<string>>
	 */
	public static function chunks( array $ids ): array {
		return array_chunk( array_values( array_unique( array_filter( $ids, static fn( string $id ): bool => 1 === preg_match( '/^\d+x\d+$/', $id ) ) ) ), Vtql::PAGE );
	}

	private static function entries( Kind $kind ): Vtql {
		return Vtql::select( $kind->type(), 'id', 'modifiedtime' );
	}

	/** Those that belong to the kind; by its id a cancelled credit note is found too. */
	private static function listed( Kind $kind ): Vtql {
		$all = self::entries( $kind );
		return Kind::Credits === $kind ? $all->where( 'invoicestatus', '=', Kind::CREDIT ) : $all;
	}

	/** Since the CRM's clock was set back, what is saved there has times from before the cursor (E19). */
	private function is_future( string $time, int $now ): bool {
		return (int) strtotime( (string) $this->values->instant( $time ) ) > $now + self::FUTURE_S;
	}

	/** Everything after a second, or, at the start of a poll, after a cursor less the overlap. */
	private function later( Kind $kind, string $time, bool $inside ): Vtql {
		$query = self::listed( $kind )->order_by( 'modifiedtime', 'id' );
		$at    = '' === $time ? false : strtotime( $time . ' UTC' );
		if ( false === $at ) {
			return $query;
		}
		return $inside ? $query->where( 'modifiedtime', '>', $time ) : $query->where( 'modifiedtime', '>=', gmdate( 'Y-m-d H:i:s', $at - self::OVERLAP_S ) );
	}

	/**
	 * @param list<array<string, string>> $rows  With id and modifiedtime.
	 * @param int                         $asked See Reply.
	 * @return list<Entry>
	 */
	private function read( array $rows, int $asked ): array {
		return array_map( fn( array $row ): Entry => new Entry( $row['id'], $this->values->version( $row['modifiedtime'] ?? '', $asked ), $this->values->instant( $row['modifiedtime'] ?? '' ) ), $rows );
	}
}
