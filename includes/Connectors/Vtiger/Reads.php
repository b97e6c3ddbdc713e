<?php
/**
 * Loads records in bulk, over all free sessions at once.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Record;

final class Reads {

	public function __construct(
		private readonly Client $client,
		private readonly Catalogue $catalogue,
		private readonly Values $values,
		private readonly OrderReads $orders,
		private readonly AccountNames $accounts
	) {
	}

	/**
	 * @param list<string> $ids Any number.
	 * @return array<string, Record> By id.
	 * @throws EndpointError
	 */
	public function fetch( Kind $kind, array $ids ): array {
		$queries = array();
		foreach ( Lists::chunks( $ids ) as $chunk ) {
			$queries[] = fn(): Vtql => $this->all_of( $kind )->where_in( 'id', $chunk )->limit( Vtql::PAGE );
		}
		return $this->load( $kind, $queries );
	}

	/**
	 * Records whose field has one of these values. The CRM ignores case and accents, we ignore case only.
	 *
	 * @param list<string> $values Any number.
	 * @return list<Record>
	 * @throws EndpointError
	 */
	public function find( Kind $kind, string $field, array $values ): array {
		$values  = array_values( array_filter( array_unique( array_map( 'strval', $values ) ), static fn( string $value ): bool => '' !== trim( $value ) ) );
		$wanted  = array_flip( array_map( array( self::class, 'folded' ), $values ) );
		$plain   = array_values( array_filter( $values, array( Vtql::class, 'can_compare' ) ) );
		$records = array();
		// Long values, such as addresses of web pages, could outgrow the address of a request.
		foreach ( array_chunk( $plain, max( 1, min( Vtql::IN, intdiv( 5000, 3 + max( 1, ...array_map( 'strlen', array() === $plain ? array( '' ) : $plain ) ) ) ) ) ) as $chunk ) {
			$records += $this->paged( $kind, static fn( Vtql $query ): Vtql => $query->where_in( $field, $chunk ) );
		}
		foreach ( array_diff( $values, $plain ) as $value ) {
			$records += $this->paged( $kind, static fn( Vtql $query ): Vtql => $query->where( $field, 'like', Vtql::pattern( $value ) ) );
		}
		return array_values( array_filter( $records, static fn( Record $record ): bool => isset( $wanted[ self::folded( $record->fields[ $field ] ?? null ) ] ) ) );
	}

	/**
	 * Some columns of a page of records, in the order of ids.
	 *
	 * @param list<string> $fields Names.
	 * @return array{values: array<string, array<string, mixed>>, next: string|null} By id.
	 * @throws EndpointError
	 */
	public function scan( Kind $kind, array $fields, ?string $after, int $limit ): array {
		$limit  = min( max( 1, $limit ), Vtql::PAGE );
		$known  = array_intersect_key( $this->catalogue->of( $kind )->fields, array_flip( $fields ) );
		$query  = Vtql::select( $kind->type(), 'id', ...array_map( 'strval', array_keys( $known ) ) )->order_by( 'id' )->limit( $limit );
		$rows   = $this->client->query( null === $after ? $query : $query->where( 'id', '>', $after ) )->rows();
		$values = array();
		foreach ( $rows as $row ) {
			foreach ( $known as $name => $field ) {
				$values[ $row['id'] ][ $name ] = $this->values->decode( $field, $row[ $name ] ?? '' );
			}
		}
		return array(
			'values' => $values,
			'next'   => count( $rows ) < $limit ? null : (string) array_key_last( $values ),
		);
	}

	/**
	 * One record as an answer to a save shows it.
	 *
	 * @throws EndpointError
	 */
	public function from_reply( Kind $kind, Reply $reply ): Record {
		return $kind->has_lines() ? $this->orders->from_reply( $kind, $reply ) : $this->record( $kind, $reply->record(), $reply->asked );
	}

	/** Seconds by which the CRM's clock is ahead of ours. */
	public function lead_s(): int {
		return $this->client->lead_s();
	}

	/**
	 * @param \Closure( Vtql ): Vtql $narrowed Adds the condition.
	 * @return array<string, Record> By id.
	 */
	private function paged( Kind $kind, \Closure $narrowed ): array {
		$records = array();
		$last    = '';
		do {
			$page    = $this->load( $kind, array( fn(): Vtql => $narrowed( '' === $last ? $this->all_of( $kind ) : $this->all_of( $kind )->where( 'id', '>', $last ) )->order_by( 'id' )->limit( Vtql::PAGE ) ) );
			$records = $records + $page;
			$last    = (string) array_key_last( $page );
			$full    = count( $page ) >= Vtql::PAGE;
		} while ( $full );
		return $records;
	}

	/**
	 * @param list<\Closure(): Vtql> $queries Built when needed: their columns depend on the description.
	 * @return array<string, Record> By id.
	 */
	private function load( Kind $kind, array $queries ): array {
		$records = array();
		foreach ( array_chunk( $queries, Client::GROUP ) as $group ) {
			$build = static fn(): array => array_map( static fn( \Closure $query ): Vtql => $query(), $group );
			try {
				$replies = $this->client->query_all( $build() );
			} catch ( EndpointError $error ) {
				// A column that was removed since the module was described makes the whole query fail.
				if ( 'ACCESS_DENIED' !== $error->error_code || ! str_contains( $error->getMessage(), 'attribute' ) ) {
					throw $error;
				}
				$this->catalogue->forget();
				$replies = $this->client->query_all( $build() );
			}
			$records += $kind->has_lines() ? $this->orders->complete( $kind, $replies ) : $this->plain( $kind, $replies );
		}
		return $records;
	}

	/** `select *` on orders joins their lines before LIMIT: 100 rows were 25 orders. */
	private function all_of( Kind $kind ): Vtql {
		return $kind->has_lines() ? Vtql::select( $kind->type(), ...$this->catalogue->of( $kind )->columns() ) : Vtql::select( $kind->type() );
	}

	/**
	 * @param array<Reply> $replies Of queries.
	 * @return array<string, Record> By id.
	 */
	private function plain( Kind $kind, array $replies ): array {
		$rows = array();
		foreach ( $replies as $reply ) {
			foreach ( $reply->rows() as $row ) {
				$rows[ $row['id'] ] = array( $row, $reply->asked );
			}
		}
		$names   = Kind::Contacts === $kind ? $this->accounts->of( array_map( static fn( array $row ): string => $row[0]['account_id'] ?? '', array_values( $rows ) ) ) : array();
		$records = array();
		foreach ( $rows as $id => list( $row, $asked ) ) {
			$own            = Kind::Contacts === $kind ? array( ModuleTable::ACCOUNT_NAME => $names[ $row['account_id'] ?? '' ] ?? null ) : array();
			$records[ $id ] = $this->record( $kind, $row, $asked, $own );
		}
		return $records;
	}

	/**
	 * @param array<string, string>      $row As returned.
	 * @param array<string, string|null> $own Fields that the CRM does not have in this form.
	 */
	private function record( Kind $kind, array $row, int $asked, array $own = array() ): Record {
		$fields = $own;
		foreach ( $this->catalogue->of( $kind )->fields as $name => $field ) {
			if ( array_key_exists( $name, $row ) ) {
				$fields[ $name ] = $this->values->decode( $field, $row[ $name ] );
			}
		}
		$fields = Kind::Products === $kind ? ProductPrices::read( $fields ) : $fields;
		return new Record( $row['id'] ?? '', $fields, $this->values->version( $row['modifiedtime'] ?? '', $asked ), $this->values->instant( $row['modifiedtime'] ?? '', $this->client->lead_s() ) );
	}

	private static function folded( mixed $value ): string {
		return is_scalar( $value ) ? mb_strtolower( trim( (string) $value ) ) : '';
	}
}
