<?php
/**
 * The walk through a batch of writes: one result each, whatever goes wrong with one of them stays with it.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Endpoint\SaveResult;
use Crosswalk\Endpoint\Write;

final class Saving {

	public function __construct( private readonly Origin $origin, private readonly HeldMails $mails ) {
	}

	/**
	 * @param list<Write>                    $writes What to save.
	 * @param callable( Write ): SaveResult $save   Saves one; may throw.
	 * @return iterable<SaveResult>
	 */
	public function each( array $writes, callable $save ): iterable {
		$listeners = null;
		foreach ( $writes as $write ) {
			$silent = $write->quiet ? ( $listeners ??= Silence::listeners() ) : null;
			yield $this->origin->during( $write->origin, fn(): SaveResult => $this->one( $write, $save, $silent ) );
		}
	}

	/**
	 * @param callable( Write ): SaveResult             $save   Saves one.
	 * @param list<array{string, callable, int}>|null $silent Listeners that are kept from mailing.
	 */
	private function one( Write $write, callable $save, ?array $silent ): SaveResult {
		$silence = null === $silent ? null : Silence::begin( $silent );
		try {
			$result = $save( $write );
			if ( null !== $silence ) {
				$this->mails->keep( $silence->withheld(), $write );
			}
			return $result;
		} catch ( \Throwable $error ) {
			return new SaveResult( $write->key, error: Refusal::by( $error ) );
		} finally {
			$silence?->end();
		}
	}
}
