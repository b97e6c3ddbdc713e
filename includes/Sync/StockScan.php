<?php
/**
 * Where the remote owns the stock, its stock is compared as a whole whenever polls are due (V16): what moves it there need
 * not touch the product. Ids and quantities are held against the links; a product that agrees is not loaded.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\CanScan;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Canon;
use Crosswalk\Mapping\Options;
use Crosswalk\Mapping\Row;
use Crosswalk\Storage\Connections;
use Crosswalk\Storage\Link;
use Crosswalk\Storage\Links;
use Crosswalk\Storage\Memory;
use Crosswalk\Storage\Update;

final class StockScan implements Duty {

	private const PAGE = 1000;

	/** A scan that takes longer goes on at the next tick, so that it never holds up the queue. */
	private const ROUND_S = 5.0;

	/** Memory: a scan is not due yet; and where one that is under way goes on. */
	private const DONE  = 'scanned';
	private const AFTER = 'scan:after';

	/** Memory: what was queued for each product that still differs. One that does not get through is queued once. */
	private const TRIED = 'scan:tried';

	/** More than ever get stuck; beyond it they are queued again. */
	private const MOST_TRIED = 2000;

	public function __construct(
		private readonly Connections $connections,
		private readonly Pairings $pairings,
		private readonly Links $links,
		private readonly Comparison $comparison,
		private readonly Memory $memory
	) {
	}

	public function run( array $working ): void {
		foreach ( $working as $id ) {
			$row     = $this->connections->get( $id );
			$minutes = Options::number( $row['options'] ?? array(), 'frequency_min' );
			$owner   = Options::text( $row['modules'][ Modules::PRODUCTS ] ?? array(), 'stock' );
			$after   = $this->memory->get( $id, self::AFTER );
			if ( ModuleConfig::STOCK_REMOTE === $owner && $minutes > 0 && ( null !== $after || null === $this->memory->get( $id, self::DONE ) ) ) {
				$this->memory->set( $id, self::DONE, '1', $minutes * 60 );
				$this->scan( $id, $after );
			}
		}
	}

	private function scan( int $id, ?string $after ): void {
		try {
			$pairing = $this->pairings->of( $id );
			if ( null !== $pairing ) {
				$this->pages( $pairing, $after );
			}
		} catch ( EndpointError $error ) {
			/** This action is documented in includes/Sync/Poller.php */
			do_action( 'crosswalk_poll_failed', $id, $error );
		}
	}

	/** @throws EndpointError */
	private function pages( Pairing $pairing, ?string $after ): void {
		$endpoint = $pairing->endpoint( Side::Remote );
		$rows     = self::rows( $pairing );
		$until    = microtime( true ) + self::ROUND_S;
		if ( ! $endpoint instanceof CanScan || array() === $rows ) {
			return;
		}
		$tried = $this->tried( $pairing->id );
		do {
			$page    = $endpoint->scan( Modules::PRODUCTS, array_map( static fn( Row $row ): string => $row->remote, $rows ), $after, self::PAGE );
			$after   = $page['next'];
			$changed = $this->changed( $pairing, $rows, $page['values'] );
			$this->comparison->queue( $pairing, Modules::PRODUCTS, Side::Remote, array_map( 'strval', array_keys( array_diff_assoc( $changed, $tried ) ) ), 0, Update::PRIORITY_LIVE );
			$tried = $this->keep( $pairing->id, $tried, $changed + array_diff_key( $tried, $page['values'] ) );
			null === $after ? $this->memory->forget( $pairing->id, self::AFTER ) : $this->memory->set( $pairing->id, self::AFTER, $after );
		} while ( null !== $after && microtime( true ) < $until );
	}

	/** @return list<Row> Of the stock, that lead to the shop. */
	private static function rows( Pairing $pairing ): array {
		$config = $pairing->config( Modules::PRODUCTS );
		$found  = array();
		foreach ( $config->map->rows ?? array() as $row ) {
			if ( in_array( $row->shop, ModuleConfig::STOCK_FIELDS, true ) && '' !== $row->remote && true === $config?->direction->goes_to( Side::Shop ) && $row->flow()->goes_to( Side::Shop ) ) {
				$found[] = $row;
			}
		}
		return $found;
	}

	/** @return array<string, string> See self::changed(). */
	private function tried( int $id ): array {
		$stored = json_decode( (string) $this->memory->get( $id, self::TRIED ), true );
		$tried  = array();
		foreach ( is_array( $stored ) ? $stored : array() as $product => $mark ) {
			$tried[ (string) $product ] = is_string( $mark ) ? $mark : '';
		}
		return $tried;
	}

	/**
	 * @param array<string, string> $before As it is kept.
	 * @param array<string, string> $tried  As it is now.
	 * @return array<string, string> The latter.
	 */
	private function keep( int $id, array $before, array $tried ): array {
		if ( $before !== $tried ) {
			array() === $tried ? $this->memory->forget( $id, self::TRIED ) : $this->memory->set( $id, self::TRIED, (string) wp_json_encode( array_slice( $tried, 0, self::MOST_TRIED ) ) );
		}
		return $tried;
	}

	/**
	 * @param list<Row>                          $rows   Of the stock.
	 * @param array<string, array<string, mixed>> $values By remote id.
	 * @return array<string, string> By remote id of linked products that are not as at the last sync: a mark of what would be
	 *                               written, and from which state. New products are the poll's.
	 */
	private function changed( Pairing $pairing, array $rows, array $values ): array {
		$fields  = $pairing->module( Side::Remote, Modules::PRODUCTS )->fields;
		$changed = array();
		foreach ( $this->links->of( $pairing->id, Modules::PRODUCTS, Side::Remote, array_map( 'strval', array_keys( $values ) ) ) as $id => $link ) {
			if ( $link->complete() && null === $link->gone() && self::differs( $rows, $fields, $link, $values[ $id ] ) ) {
				$changed[ $id ] = md5( (string) wp_json_encode( array( $pairing->revision, $link->shop_version, $link->bases, $values[ $id ] ) ) );
			}
		}
		return $changed;
	}

	/**
	 * @param list<Row>            $rows   Of the stock.
	 * @param array<string, Field> $fields Of the remote.
	 * @param array<string, mixed> $values As it is there now.
	 */
	private static function differs( array $rows, array $fields, Link $link, array $values ): bool {
		$bases = Bases::read( $link->bases );
		foreach ( $bases->outdated ? array() : $rows as $row ) {
			$base = $bases->of( $row );
			if ( null !== $base && array_key_exists( $row->remote, $values ) && Canon::base( $fields[ $row->remote ] ?? new Field( $row->remote, $row->remote ), $values[ $row->remote ] ) !== $base[1] ) {
				return true;
			}
		}
		return false;
	}
}
