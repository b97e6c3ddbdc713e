<?php
/**
 * Orders and invoices with their lines: headers by named columns, lines of many in one query.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Record;

final class OrderReads {

	/** Orders per query of lines: most have few lines, so that one page holds them. */
	private const ORDERS = 20;

	public function __construct(
		private readonly Client $client,
		private readonly Catalogue $catalogue,
		private readonly Values $values,
		private readonly StandIns $stand_ins,
		private readonly Address $address
	) {
	}

	/**
	 * @param array<Reply> $replies Of queries of headers.
	 * @return array<string, Record> By id.
	 * @throws EndpointError
	 */
	public function complete( Kind $kind, array $replies ): array {
		$headers = array();
		foreach ( $replies as $reply ) {
			foreach ( $reply->rows() as $row ) {
				$headers[ $row['id'] ] = array( $row, $reply->asked );
			}
		}
		$lines   = $this->lines( array_map( 'strval', array_keys( $headers ) ) );
		$lines   = Kind::Invoices === $kind ? ( new ProductNames( $this->client ) )->added( $lines ) : $lines;
		$records = array();
		foreach ( $headers as $id => $header ) {
			$records[ $id ] = $this->record( $kind, $header[0], $lines[ $id ] ?? array(), $header[1] );
		}
		return $records;
	}

	/** The answer to a save holds the lines, with a broken parent_id. @throws EndpointError */
	public function from_reply( Kind $kind, Reply $reply ): Record {
		return $this->record( $kind, $reply->record(), self::sent_back( $reply ), $reply->asked );
	}

	/** @return list<array<string, string>> Lines in an answer to a save, in their order. */
	public static function sent_back( Reply $reply ): array {
		$lines = is_array( $reply->result ) && is_array( $reply->result['LineItems'] ?? null ) ? $reply->result['LineItems'] : array();
		return self::in_order( ( new Reply( array_values( $lines ), $reply->asked ) )->rows() );
	}

	/**
	 * @param list<string> $ids Of orders.
	 * @return array<string, list<array<string, string>>> Lines by order.
	 */
	private function lines( array $ids ): array {
		$columns = array( 'parent_id', 'productid', 'quantity', 'listprice', 'discount_amount', 'discount_percent', 'sequence_no', 'comment', ...array_column( $this->catalogue->taxes(), 'name' ) );
		$wanted  = array();
		foreach ( array_chunk( $ids, self::ORDERS ) as $chunk ) {
			$wanted[] = array( Vtql::select( 'LineItem', ...$columns )->where_in( 'parent_id', $chunk )->order_by( 'id' ), 0 );
		}
		$lines = array();
		while ( array() !== $wanted ) {
			$group = array_splice( $wanted, 0, Client::GROUP );
			foreach ( $this->client->query_all( array_map( static fn( array $one ): Vtql => $one[0]->limit( Vtql::PAGE, $one[1] ), $group ) ) as $i => $reply ) {
				$rows = $reply->rows();
				foreach ( $rows as $row ) {
					$lines[ $row['parent_id'] ][] = $row;
				}
				if ( count( $rows ) >= Vtql::PAGE ) {
					$wanted[] = array( $group[ $i ][0], $group[ $i ][1] + Vtql::PAGE );
				}
			}
		}
		return array_map( array( self::class, 'in_order' ), $lines );
	}

	/**
	 * @param array<string, string>       $row   Header.
	 * @param list<array<string, string>> $lines In their order.
	 */
	private function record( Kind $kind, array $row, array $lines, int $asked ): Record {
		$fields = array();
		foreach ( $this->catalogue->of( $kind )->fields as $name => $field ) {
			if ( array_key_exists( $name, $row ) ) {
				$fields[ $name ] = $this->values->decode( $field, $row[ $name ] );
			}
		}
		$reading = new OrderReading( $row, $lines, $this->catalogue->taxes(), $this->stand_ins->known() );
		$totals  = $reading->totals();
		$fields += array(
			'lines'    => $reading->lines(),
			'currency' => $this->catalogue->currencies()[ $row['currency_id'] ?? '' ]['code'] ?? null,
		);
		$fields += match ( $kind ) {
			Kind::Orders   => $reading->ordered() + $totals,
			Kind::Invoices => ( new InvoiceReading( $row, $totals ) )->figures() + array( 'url' => $this->address->record( $kind->type(), $row['id'] ?? '' ) ),
			default        => $totals,
		};
		return new Record( $row['id'] ?? '', $fields, $this->values->version( $row['modifiedtime'] ?? '', $asked ), $this->values->instant( $row['modifiedtime'] ?? '', $this->client->lead_s() ) );
	}

	/**
	 * @param list<array<string, string>> $lines Any order.
	 * @return list<array<string, string>>
	 */
	private static function in_order( array $lines ): array {
		usort( $lines, static fn( array $a, array $b ): int => (int) ( $a['sequence_no'] ?? 0 ) <=> (int) ( $b['sequence_no'] ?? 0 ) );
		return $lines;
	}
}
