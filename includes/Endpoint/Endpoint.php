<?php
/**
 * The contract both sides of a sync speak. WooCommerce is one implementation, each connector is another.
 *
 * Values are neutral: decimals as strings ("12.50"), instants in UTC ("2026-11-23T10:00:00Z"), plain dates
 * ("2026-11-23"), countries ISO 3166-1 alpha-2, currencies ISO 4217, states ISO 3166-2 where known, booleans as bool,
 * "nothing" as null. Each endpoint translates to and from its own dialect.
 */

declare( strict_types=1 );

namespace Crosswalk\Endpoint;

interface Endpoint {

	/**
	 * The kinds of record this side has, described as data. May ask the other side; keeps the answer for the request.
	 *
	 * @return array<string, Module> By module name.
	 * @throws EndpointError When the description cannot be read.
	 */
	public function modules(): array;

	/**
	 * One page of the complete list of a module, ordered by id, without loading the records.
	 *
	 * @param string      $module Module name.
	 * @param string|null $after  `Page::$next` of the page before, null for the first one.
	 * @param int         $limit  Entries wanted; the endpoint may return fewer without being done.
	 * @throws EndpointError
	 */
	public function list( string $module, ?string $after, int $limit ): Page;

	/**
	 * The cursor behind everything that exists now: the highest timestamp or sequence actually read, never "now" (E19).
	 *
	 * @throws EndpointError
	 */
	public function head( string $module ): string;

	/**
	 * What changed since a cursor, oldest first, with an overlap window: entries may repeat.
	 *
	 * @param string $module Module name.
	 * @param string $cursor From `head()` or `Page::$next`.
	 * @param int    $limit  Entries wanted.
	 * @throws EndpointError
	 */
	public function changed( string $module, string $cursor, int $limit ): Page;

	/**
	 * Reads records in bulk. A record that is not there is absent from the answer; that is not yet a deletion (E33).
	 *
	 * @param string       $module Module name.
	 * @param list<string> $ids    Any number; the endpoint splits into its own batches.
	 * @return array<string, Record> By id.
	 * @throws EndpointError
	 */
	public function fetch( string $module, array $ids ): array;

	/**
	 * Which of these records exist, and in which version, as cheaply as this side can tell.
	 *
	 * @param string       $module Module name.
	 * @param list<string> $ids    Any number.
	 * @return array<string, string> Version by id.
	 * @throws EndpointError
	 */
	public function versions( string $module, array $ids ): array;

	/**
	 * Records whose field has one of these values, compared without regard to case.
	 *
	 * @param string       $module Module name.
	 * @param string       $field  Field name.
	 * @param list<string> $values Any number.
	 * @return list<Record>
	 * @throws EndpointError
	 */
	public function find( string $module, string $field, array $values ): array;

	/**
	 * Saves records one after the other or in parallel, as this side stands it, and yields each result as soon as it is
	 * known, so that the caller can keep its locks and write its links in between. One record's failure is yielded as a
	 * result, not thrown; what stops them all (login refused) is thrown.
	 *
	 * @param string      $module Module name.
	 * @param list<Write> $writes What to save.
	 * @return iterable<SaveResult>
	 * @throws EndpointError
	 */
	public function save( string $module, array $writes ): iterable;

	/** Where a person opens this record, or null. */
	public function url( string $module, string $id ): ?string;
}
