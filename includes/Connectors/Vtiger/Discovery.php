<?php
/**
 * Finds out which protocol a Vtiger speaks (V1): the one that worked last, or whichever is there.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Connectors\Http;
use Crosswalk\Connectors\HttpErrors;
use Crosswalk\Connectors\Request;
use Crosswalk\Connectors\Response;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Storage\Memory;

final class Discovery {

	/** A maintenance page looks as if nothing were there; not every call meets it with another search. */
	private const SEARCH_EVERY_S = 60;

	private ?Protocol $found = null;

	private bool $kept = false;

	private int $searched_at = 0;

	/**
	 * @param non-empty-list<Protocol> $protocols     Best first.
	 * @param int                      $connection_id 0: only being tested, leaves nothing behind.
	 */
	public function __construct(
		private readonly Http $http,
		private readonly array $protocols,
		private readonly Credentials $credentials,
		private readonly Memory $memory,
		private readonly int $connection_id
	) {
	}

	/** @throws EndpointError When there is no Vtiger, or it cannot be told now. */
	public function protocol(): Protocol {
		return $this->found ??= $this->remembered() ?? $this->search();
	}

	/** What is there in place of a protocol that answers as if it were not there; null: nothing. */
	public function instead( Protocol $of ): ?Protocol {
		if ( time() - $this->searched_at < self::SEARCH_EVERY_S ) {
			return null;
		}
		$this->searched_at = time();
		try {
			$other = $this->search();
		} catch ( EndpointError ) {
			return null;
		}
		if ( $other === $of ) {
			return null;
		}
		$this->found = $other;
		$this->kept  = false;
		return $other;
	}

	/** It was answered as it should be: that is remembered for the next process, and only that. */
	public function works(): void {
		if ( ! $this->kept && null !== $this->found && 0 !== $this->connection_id ) {
			$this->memory->set( $this->connection_id, $this->key(), $this->found->name() );
		}
		$this->kept = true;
	}

	private function remembered(): ?Protocol {
		$name = 0 === $this->connection_id ? null : $this->memory->get( $this->connection_id, $this->key() );
		foreach ( $this->protocols as $protocol ) {
			if ( $protocol->name() === $name ) {
				$this->kept = true;
				return $protocol;
			}
		}
		return null;
	}

	/** @throws EndpointError */
	private function search(): Protocol {
		$knocks  = array_map( static fn( Protocol $protocol ): Request => $protocol->knock(), $this->protocols );
		$answers = $this->http->send_all( $knocks );
		foreach ( array( Presence::Sure, Presence::Likely ) as $wanted ) {
			foreach ( $this->protocols as $i => $protocol ) {
				if ( $protocol->presence( $answers[ $i ] ) === $wanted ) {
					return $protocol;
				}
			}
		}
		throw $this->why_none( $knocks, $answers );
	}

	/**
	 * What stands in the way. Nothing at all means that the address is wrong.
	 *
	 * @param array<int, Request>                $knocks  As sent.
	 * @param array<int, Response|EndpointError> $answers Theirs.
	 */
	private function why_none( array $knocks, array $answers ): EndpointError {
		$reasons = array();
		foreach ( $answers as $i => $answer ) {
			$reasons[] = match ( true ) {
				$answer instanceof EndpointError => 'html' === $answer->error_code ? null : $answer,
				$answer->ok(), in_array( 'http_' . $answer->status, VtigerErrors::ABSENT, true ) => null,
				default                          => $this->sent_on( $answer ) ?? HttpErrors::of_status( $answer->status, $answer->headers, $knocks[ $i ] ),
			};
		}
		return array_values( array_filter( $reasons ) )[0] ?? VtigerErrors::not_vtiger( $this->credentials->address );
	}

	/** V2: http instead of https, or an address that is no longer the right one. */
	private function sent_on( Response $answer ): ?EndpointError {
		$target = $answer->status < 400 ? $answer->headers['location'] ?? '' : '';
		if ( 1 !== preg_match( '~^https?://~i', $target ) ) {
			return null;
		}
		$here  = (string) $this->credentials->address;
		$there = (string) Address::of( $target );
		$host  = (string) wp_parse_url( $here, PHP_URL_HOST );
		if ( 'https' . substr( $here, 4 ) === $there ) {
			/* translators: %s: host name. */
			$message = sprintf( __( '%s wants to be spoken to over https.', 'crosswalk' ), $host );
			/* translators: %s: web address. */
			return new EndpointError( ErrorKind::Config, $message, 'use_https', sprintf( __( 'Enter the address with https: %s', 'crosswalk' ), $there ), field: 'url' );
		}
		/* translators: 1: host name, 2: web address. */
		$message = sprintf( __( '%1$s sends requests on to %2$s.', 'crosswalk' ), $host, $there );
		/* translators: %s: web address. */
		return new EndpointError( ErrorKind::Config, $message, 'moved', sprintf( __( 'Enter the address as it begins there: %s', 'crosswalk' ), $there ), field: 'url' );
	}

	private function key(): string {
		return 'protocol:' . $this->credentials->scope();
	}
}
