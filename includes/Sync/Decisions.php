<?php
/**
 * What a person decides about records that the engine does not decide about itself (E5).
 *
 * A decision changes the facts (a link, an exclusion, an instruction) and gives the update back to the queue: the engine
 * does the rest on its usual path, and its outcome replaces the open decision in the Sync log.
 */

declare( strict_types=1 );

namespace Crosswalk\Sync;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Side;
use Crosswalk\Storage\Exclusions;
use Crosswalk\Storage\Update;
use Crosswalk\Storage\Updates;

final class Decisions {

	/** It is the same record as this one. */
	public const LINK = 'link';
	/** None of them: create it, whatever matches. */
	public const CREATE = 'create';
	/** Leave the record alone. */
	public const IGNORE = 'ignore';
	/** Drift: the owning side's value is written over the other. */
	public const OVERWRITE = 'overwrite';
	/** Drift: both sides stay as they are. */
	public const KEEP = 'keep';

	/** What can be answered to which question. */
	private const ANSWERS = array(
		'several_matches' => array( self::LINK, self::CREATE, self::IGNORE ),
		'already_linked'  => array( self::LINK, self::CREATE, self::IGNORE ),
		'several_claim'   => array( self::LINK, self::CREATE, self::IGNORE ),
		'doubtful_match'  => array( self::LINK, self::CREATE, self::IGNORE ),
		'drift'           => array( self::OVERWRITE, self::KEEP, self::IGNORE ),
	);

	/** Open questions of a module that are looked through for what an answer is about as well. */
	private const TOGETHER = 2000;

	public function __construct(
		private readonly Updates $updates,
		private readonly Bonds $bonds,
		private readonly Background $background,
		private readonly Pairings $pairings
	) {
	}

	/** @return list<string> Answers to a question, by the code of its verdict. */
	public static function answers( string $code ): array {
		return self::ANSWERS[ $code ] ?? array( self::IGNORE );
	}

	/**
	 * Answers the questions of several updates with the same word.
	 *
	 * @param list<int> $ids    Row ids of updates that need a decision; others are passed over.
	 * @param string    $answer One of ours.
	 * @param string    $other  For LINK: id of the record on the other side.
	 * @param int       $person User id.
	 * @return int How many were decided.
	 * @throws EndpointError Code `not_an_answer`; `no_candidate`: LINK needs one record, for one update; `candidate_gone`.
	 */
	public function decide( array $ids, string $answer, string $other, int $person ): int {
		$open = $this->updates->undecided( $ids );
		foreach ( $open as $row ) {
			if ( ! in_array( $answer, self::answers( (string) $row['error_code'] ), true ) ) {
				throw new EndpointError( ErrorKind::Record, __( 'That is no answer to this question.', 'crosswalk' ), 'not_an_answer' );
			}
		}
		if ( self::LINK === $answer && ( '' === $other || count( $ids ) > 1 ) ) {
			throw new EndpointError( ErrorKind::Record, __( 'Choose the one record that it is.', 'crosswalk' ), 'no_candidate' );
		}
		foreach ( self::LINK === $answer ? $open : array() as $row ) {
			$this->require_candidate( Update::from_row( $row ), $other );
		}
		foreach ( $open as $row ) {
			$this->apply( Update::from_row( $row ), $answer, $other, $person );
			$this->ask_again( Update::from_row( $row ), self::candidates( $row ) );
		}
		if ( array() !== $open ) {
			$this->background->wake();
		}
		return count( $open );
	}

	/**
	 * A candidate may be gone since the question was asked. Linked nevertheless, the record would count as one whose other
	 * was deleted, and be taken out of use or deleted for it (E33).
	 *
	 * @throws EndpointError Code `candidate_gone`, or what the other side answers instead.
	 */
	private function require_candidate( Update $update, string $other ): void {
		$pairing = $this->pairings->of( $update->connection_id );
		if ( null !== $pairing && ! isset( $pairing->endpoint( $update->side->other() )->versions( $update->module, array( $other ) )[ $other ] ) ) {
			throw new EndpointError(
				ErrorKind::Record,
				/* translators: %s: name of a system. */
				sprintf( __( 'The chosen record is not in %s any more.', 'crosswalk' ), $pairing->name( $update->side->other() ) ),
				'candidate_gone',
				__( 'Choose another one.', 'crosswalk' )
			);
		}
	}

	private function apply( Update $update, string $answer, string $other, int $person ): void {
		$instruction = in_array( $answer, array( self::CREATE, self::OVERWRITE, self::KEEP ), true ) ? $answer : '';
		if ( self::LINK === $answer ) {
			$shop   = Side::Shop === $update->side;
			$shop_id = $shop ? $update->record_id : $other;
			$this->bonds->link( $update->connection_id, $update->module, $shop_id, $shop ? $other : $update->record_id, $person );
		} elseif ( self::IGNORE === $answer ) {
			$this->bonds->exclude( $update->module, $update->side, array( $update->record_id ), $update->connection_id, $person, Exclusions::DECISION );
		}
		$this->updates->again( $update, time(), array( 'instruction' => $instruction ) );
	}

	/**
	 * An answer may answer other questions as well: those of the candidates, and of whoever claims the same ones.
	 *
	 * @param list<string> $candidates Ids on the other side.
	 */
	private function ask_again( Update $update, array $candidates ): void {
		foreach ( array() === $candidates ? array() : $this->updates->questions_of( $update->connection_id, $update->module, self::TOGETHER ) as $row ) {
			$own    = $update->side->value === $row['side'];
			$hangs  = $own ? array() !== array_intersect( $candidates, self::candidates( $row ) ) : in_array( (string) $row['record_id'], $candidates, true );
			$itself = $own && $update->record_id === $row['record_id'];
			if ( $hangs && ! $itself ) {
				$this->updates->again( Update::from_row( $row ), time() );
			}
		}
	}

	/**
	 * @param array<string, string|null> $row Of a question.
	 * @return list<string> Ids on the other side.
	 */
	private static function candidates( array $row ): array {
		$detail = json_decode( (string) ( $row['detail'] ?? '' ), true );
		return is_array( $detail ) && is_array( $detail['candidates'] ?? null ) ? array_map( 'strval', array_keys( $detail['candidates'] ) ) : array();
	}
}
