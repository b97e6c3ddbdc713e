<?php
/**
 * What differs between the documents with lines that we write: sales orders and credit notes.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Write;

interface Document {

	public function kind(): Kind;

	/**
	 * Reads at once what the headers of a batch need.
	 *
	 * @param list<Write> $writes A batch.
	 * @throws EndpointError
	 */
	public function prepare( array $writes ): void;

	/**
	 * The header, encoded, with what the CRM demands.
	 *
	 * @return array<string, string>
	 * @throws EndpointError About the first value the CRM would not keep as it is.
	 */
	public function header( Write $write ): array;

	/**
	 * The CRM leaves an account blank that was deleted there: the answer after that was put right.
	 *
	 * @param array<string, mixed> $element As sent.
	 * @throws EndpointError
	 */
	public function account_kept( Write $write, array $element, Reply $reply ): Reply;

	/**
	 * The lines that stand in it.
	 *
	 * @param array<mixed> $rows See OrderLine.
	 * @return list<mixed>
	 */
	public function lines( array $rows ): array;

	/**
	 * Its total before refunds are taken off.
	 *
	 * @param string       $total Neutral.
	 * @param array<mixed> $rows  See OrderLine.
	 */
	public function ordered( string $total, array $rows ): string;
}
