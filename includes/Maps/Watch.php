<?php
/**
 * Looks once an hour whether the stored mappings still fit both sides: a field that somebody removes from the CRM is told
 * before it fails (V13).
 */

declare( strict_types=1 );

namespace Crosswalk\Maps;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Mapping\Direction;
use Crosswalk\Mapping\Draft;
use Crosswalk\Mapping\Problem;
use Crosswalk\Mapping\ProblemWords;
use Crosswalk\Storage\Connections;
use Crosswalk\Storage\Memory;
use Crosswalk\Sync\Duty;
use Crosswalk\Sync\Pairings;

final class Watch implements Duty {

	private const EVERY_S = 3600;

	private const CHECKED = 'maps_checked';
	private const NEWS    = 'map_news:';

	public function __construct(
		private readonly Connections $connections,
		private readonly Pairings $pairings,
		private readonly Problems $problems,
		private readonly Memory $memory
	) {
	}

	/** @param list<int> $working Ids of connections that may work. */
	public function run( array $working ): void {
		foreach ( $working as $id ) {
			if ( null === $this->memory->get( $id, self::CHECKED ) ) {
				$this->memory->set( $id, self::CHECKED, '1', self::EVERY_S );
				$this->check( $id );
			}
		}
	}

	/** A side that cannot be read now is no news: polling and the worker say so. */
	private function check( int $id ): void {
		$modules = $this->connections->get( $id )['modules'] ?? array();
		try {
			$pairing = $this->pairings->of( $id );
			foreach ( $modules as $module => $settings ) {
				$draft = Draft::from_array( $settings );
				$this->keep( $id, $module, null === $pairing || Direction::Off === $draft->direction ? array() : $this->problems->of( $pairing, $module, $draft ) );
			}
		} catch ( EndpointError ) {
			return;
		}
	}

	/**
	 * Keeps what is worth telling of a stored mapping.
	 *
	 * @param list<Problem> $problems All of them.
	 */
	public function keep( int $id, string $module, array $problems ): void {
		$news = array_values( array_filter( $problems, static fn( Problem $problem ): bool => $problem->is_news() ) );
		if ( array() === $news ) {
			$this->memory->forget( $id, self::NEWS . $module );
		} else {
			$this->memory->set( $id, self::NEWS . $module, (string) wp_json_encode( array_map( static fn( Problem $problem ): array => $problem->to_array(), $news ) ) );
		}
	}

	/**
	 * The same in words.
	 *
	 * @return array<string, list<string>> By module; those with nothing to say are left out.
	 */
	public function sentences( int $id ): array {
		$news = array_filter( $this->news( $id ) );
		try {
			$words = new ProblemWords( array() === $news ? array() : $this->pairings->of( $id )->names ?? array() );
		} catch ( EndpointError ) {
			return array();
		}
		return array_map( static fn( array $problems ): array => array_map( array( $words, 'sentence' ), $problems ), $news );
	}

	/**
	 * What was found last, without asking anybody.
	 *
	 * @return array<string, list<Problem>> By module.
	 */
	public function news( int $id ): array {
		$news = array();
		foreach ( $this->memory->all( $id, self::NEWS ) as $module => $json ) {
			$list            = json_decode( $json, true );
			$news[ $module ] = array_map( array( Problem::class, 'from_array' ), array_values( array_filter( is_array( $list ) ? $list : array(), 'is_array' ) ) );
		}
		return $news;
	}
}
