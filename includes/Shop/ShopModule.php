<?php
/**
 * One kind of record of the shop: an endpoint for one module.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Endpoint\Module;
use Crosswalk\Endpoint\Page;
use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\SaveResult;
use Crosswalk\Endpoint\Write;

interface ShopModule {

	public function module(): Module;

	/** @see \Crosswalk\Endpoint\Endpoint::list() */
	public function list( ?string $after, int $limit ): Page;

	/** @see \Crosswalk\Endpoint\Endpoint::head() */
	public function head(): string;

	/** @see \Crosswalk\Endpoint\Endpoint::changed() */
	public function changed( string $cursor, int $limit ): Page;

	/**
	 * @see \Crosswalk\Endpoint\Endpoint::fetch()
	 * @param list<string> $ids At most one batch.
	 * @return array<string, Record>
	 */
	public function fetch( array $ids ): array;

	/**
	 * @see \Crosswalk\Endpoint\Endpoint::versions()
	 * @param list<string> $ids At most 1,000.
	 * @return array<string, string>
	 */
	public function versions( array $ids ): array;

	/**
	 * Ids of records whose field has one of these values.
	 *
	 * @param list<string> $values At most 1,000.
	 * @return list<string>
	 */
	public function search( string $field, array $values ): array;

	/**
	 * @see \Crosswalk\Endpoint\Endpoint::save()
	 * @param list<Write> $writes What to save.
	 * @return iterable<SaveResult>
	 */
	public function save( array $writes ): iterable;

	/**
	 * Finds out whether a write would be refused; nothing is saved.
	 *
	 * @throws \Throwable Why it would be.
	 */
	public function rehearse( Write $write ): void;

	/**
	 * Id of the record that an earlier attempt at this create left behind.
	 *
	 * @param string $since MySQL time in UTC.
	 */
	public function created_by( Write $write, string $since ): ?string;

	public function url( string $id ): ?string;
}
