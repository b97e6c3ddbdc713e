<?php
/**
 * An endpoint whose records hold values that nobody describes beforehand, such as WordPress's meta. They are described,
 * read and written as fields as soon as a mapping names them, and not before.
 */

declare( strict_types=1 );

namespace Crosswalk\Endpoint;

interface HasMeta {

	/**
	 * These fields belong to the module too, from now on in this process: a mapping that is being edited names them.
	 *
	 * @param list<string> $names Field names; those that are no meta are passed over.
	 * @throws EndpointError When one of them must not be read or written (V10).
	 */
	public function name_fields( string $module, array $names ): void;

	/**
	 * Fields that could be named: what the newest records hold, and the one that is searched for by its whole name.
	 *
	 * @param string $search Part of a name; empty: any.
	 * @return list<array{field: Field, example: string}>
	 */
	public function nameable_fields( string $module, string $search, int $limit ): array;
}
