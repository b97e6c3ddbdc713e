<?php
/**
 * Notices that the shop was restored from a backup (E32): it gives a number that the other side has given to an older
 * record already, and the numbers that come next are taken there as well. Everything that was written since the backup is
 * unknown here, so that writing stops until a person has seen what would happen.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\Record;
use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\Memory;

/**
 * @phpstan-import-type MatchRule from ModuleConfig
 */
final class RestoredShop implements Stage {

	/** Memory: unix time at which it was last noticed. What the other side has from before is known to be lost here. */
	private const NOTICED = 'restored';

	/** It is not said again so soon: where two shops share one CRM, each finds the other's numbers, and is asked about each. */
	private const AGAIN_S = 2_592_000;

	/** Numbers behind the reused one that are asked for: shops that count posts leave gaps. */
	private const AHEAD = 90;

	private const WAIT_S = 60;

	public function __construct( private readonly Guard $guard, private readonly RunControl $runs, private readonly Memory $memory ) {
	}

	public function run( Batch $batch ): void {
		$reused = array_values( array_filter( $batch->items, static fn( Item $item ): bool => $item->reused ) );
		if ( Side::Shop !== $batch->from || array() === $reused ) {
			return;
		}
		$lost = $this->lost( $batch, $reused );
		if ( 0 === $lost ) {
			return;
		}
		$this->memory->set( $batch->pairing->id, self::NOTICED, (string) time() );
		/* translators: 1: name of a system, 2: number of records, 3: "Orders". */
		$message = sprintf( _n( 'The shop was probably restored from a backup: %1$s already has %2$d of the numbers that it gives next (%3$s).', 'The shop was probably restored from a backup: %1$s already has %2$d of the numbers that it gives next (%3$s).', $lost, 'crosswalk' ), $batch->pairing->name( Side::Remote ), $lost, $batch->description( Side::Shop )->label );
		$this->guard->restored( $batch->pairing->id, $message );
		$this->runs->cancel_all( $batch->pairing->id );
		foreach ( $batch->items as $item ) {
			$item->verdict = Verdict::wait( self::WAIT_S, $message );
		}
	}

	/**
	 * @param non-empty-list<Item> $reused With a number that the other side has already.
	 * @return int How many records the other side has under the numbers to come.
	 */
	private function lost( Batch $batch, array $reused ): int {
		$rule    = $batch->config->match[0] ?? null;
		$since   = (int) $this->memory->get( $batch->pairing->id, self::NOTICED );
		$numbers = null === $rule || $since > time() - self::AGAIN_S ? array() : self::next( $batch, $rule, $reused );
		if ( null === $rule || array() === $numbers ) {
			return 0;
		}
		$here  = $batch->description( Side::Shop )->finds_by( $rule['shop'][0] ) ? Lookup::found( $batch, Side::Shop, $rule, $numbers ) : array();
		$there = array_diff_key( Lookup::found( $batch, Side::Remote, $rule, $numbers ), $here );
		$until = max( array_map( static fn( Item $item ): int => self::made( $batch, Side::Shop, $item->record( Side::Shop ) ), $reused ) );
		$older = static fn( Record $record ): bool => self::made( $batch, Side::Remote, $record ) > $since && self::made( $batch, Side::Remote, $record ) < $until;
		return count( array_filter( array_merge( array(), ...array_map( 'array_values', array_values( $there ) ) ), $older ) );
	}

	/**
	 * The numbers that come after the last reused one, whatever stands around its digits.
	 *
	 * @param MatchRule            $rule   By which they were found.
	 * @param non-empty-list<Item> $reused Items.
	 * @return list<string>
	 */
	private static function next( Batch $batch, array $rule, array $reused ): array {
		$taken = array_map( static fn( Item $item ): string => Lookup::values( $batch, Side::Shop, $rule, $item->record( Side::Shop ) )[0] ?? '', $reused );
		natsort( $taken );
		$last = (string) end( $taken );
		if ( 1 !== preg_match( '/^(.*?)(\d{1,15})(\D*)$/s', $last, $parts ) ) {
			return array();
		}
		return array_map( static fn( int $step ): string => $parts[1] . str_pad( (string) ( (int) $parts[2] + $step ), strlen( $parts[2] ), '0', STR_PAD_LEFT ) . $parts[3], range( 1, self::AHEAD ) );
	}

	private static function made( Batch $batch, Side $side, ?Record $record ): int {
		return null === $record ? 0 : Proof::made( $batch, $side, $record ) ?? 0;
	}
}
