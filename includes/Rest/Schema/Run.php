<?php
/**
 * A run: how far each module is, and what it did.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

use Crosswalk\Rest\Labels;
use Crosswalk\Storage\History;
use Crosswalk\Storage\Runs;
use Crosswalk\Storage\Updates;
use Crosswalk\Sync\Pace;
use Crosswalk\Sync\Progress;

/**
 * @phpstan-import-type Property from Shape
 */
final class Run {

	public const TRIGGERS = array( 'person', 'schedule', 'cli', 'setup', 'catch_up', 'reconcile', 'live' );

	public function __construct(
		private readonly Runs $runs,
		private readonly Updates $updates,
		private readonly History $history,
		private readonly Labels $labels
	) {
	}

	/** @return array<string, Property> */
	public static function properties(): array {
		$module = array(
			'module' => Shape::text(),
			'label'  => Shape::text(),
			'state'  => Shape::choice( 'RunModuleState', array( Progress::WAITING, Progress::LISTING, Progress::WORKING, Progress::DONE, Progress::FAILED ) ),
			'listed' => Shape::integer( 'Records compared with their links so far.' ),
			'total'  => Shape::integer( 'Records there are; null while nobody knows.', true ),
			'queued' => Shape::integer( 'Of those, records that differ.' ),
			'done'   => Shape::integer( 'Of those, records worked on.' ),
		);
		$question = array(
			'module'  => Shape::text(),
			'label'   => Shape::text(),
			'side'    => array( 'description' => 'Where the records seem to be gone.' ) + Shape::side(),
			'missing' => Shape::integer(),
			'known'   => Shape::integer( 'How many there were.' ),
		);
		return array(
			'id'            => Shape::integer(),
			'connection_id' => Shape::integer(),
			'trigger'       => self::trigger(),
			'person'        => Shape::text( 'Who started it; empty: nobody.' ),
			'state'         => Shape::choice( 'RunState', array( Runs::RUNNING, Runs::PAUSED, Runs::CANCELLED, Runs::DONE, Runs::FAILED ) ),
			'modules'       => Shape::list_of( Shape::object( 'RunModule', $module ) ),
			'rate_per_s'    => array( 'type' => 'number' ),
			'seconds_left'  => Shape::integer( 'Of the module under way; null while nobody knows.', true ),
			'started_at'    => Shape::instant(),
			'finished_at'   => Shape::instant( true ),
			'counts'        => Shape::list_of( Shape::object( 'RunCount', self::count_properties() ) ),
			'error'         => Shape::text( 'Why it failed, or what it waits for.', true ),
			'dry'           => Shape::boolean( 'It saves nothing.' ),
			'every'         => Shape::boolean( 'It looks also at records that did not change, because the mapping did.' ),
			'undoes'        => Shape::integer( 'The run that it takes back, or shows how; 0: none.' ),
			'follows'       => Shape::integer( 'The dry run that it carries out; 0: none.' ),
			'followed_by'   => Shape::integer( 'Of a dry run: the run that carries it out; 0: none yet.' ),
			'undone_by'     => Shape::integer( 'The newest run that took it back, as far as it could; 0: none.' ),
			'history_since' => array( 'description' => 'How far back the history reaches, where this run, or the one that it takes back, is older: what was done before cannot be undone. Null: all of it can be looked up.' ) + Shape::instant( true ),
			'question'      => Shape::object( 'RunQuestion', $question, true ) + array( 'description' => 'It is paused until a person has answered: are so many records really gone?' ),
		);
	}

	/** @return Property */
	public static function trigger(): array {
		return Shape::choice( 'Trigger', self::TRIGGERS );
	}

	/** @return array<string, Property> */
	public static function count_properties(): array {
		return array(
			'module' => Shape::text(),
			'side'   => array( 'description' => 'The side that was written.' ) + Shape::side(),
		) + array_fill_keys( Runs::OUTCOMES, Shape::integer() ) + array(
			'linked'  => Shape::integer( 'Pairs that were found; part of updated or unchanged.' ),
			'deleted' => Shape::integer( 'Part of updated.' ),
		);
	}

	/**
	 * @param array<string, string|null>       $row    Of the table.
	 * @param list<array<string, string|null>> $counts Counter rows of this run.
	 * @return array<string, mixed>
	 */
	public function to_response( array $row, ?array $counts = null ): array {
		$id       = (int) $row['id'];
		$counts ??= $this->runs->counts( array( $id ) )[ $id ] ?? array();
		$active   = in_array( $row['state'], array( Runs::RUNNING, Runs::PAUSED ), true );
		$progress = Progress::read( (string) $row['progress'] );
		$pace     = new Pace( $progress, $active ? $this->updates->open_of_run_by_module( $id ) : array(), self::handled( $counts ), $active );
		$running  = Runs::RUNNING === $row['state'];
		return array(
			'id'            => $id,
			'connection_id' => (int) $row['connection_id'],
			'trigger'       => $row['trigger_kind'],
			'person'        => self::person( (int) $row['person'] ),
			'state'         => $row['state'],
			'modules'       => array_map( fn( array $module ): array => array( 'label' => $this->labels->shop( $module['module'] ) ) + $module, $pace->modules() ),
			'rate_per_s'    => $running ? $pace->rate( time() ) : 0,
			'seconds_left'  => $running ? $pace->seconds_left( time() ) : null,
			'started_at'    => Shape::to_instant( (int) $row['started_at'] ),
			'finished_at'   => Shape::to_instant( (int) $row['finished_at'] ),
			'counts'        => array_map( array( self::class, 'count_response' ), $counts ),
			'error'         => $row['error'],
			'dry'           => '1' === (string) $row['dry'],
			'every'         => $progress->every,
			'undoes'        => (int) $row['undoes'],
			'follows'       => (int) $row['follows'],
			'followed_by'   => '1' === (string) $row['dry'] ? (int) $this->runs->follower( $id ) : 0,
			'undone_by'     => $active || '1' === (string) $row['dry'] ? 0 : (int) $this->runs->undoer( $id ),
			'history_since' => $this->history_since( $row ),
			'question'      => $this->question( $row['question'] ),
		);
	}

	/** @param array<string, string|null> $row Of the table. */
	private function history_since( array $row ): ?string {
		$undoes  = (int) $row['undoes'];
		$subject = 0 === $undoes ? $row : $this->runs->get( $undoes );
		$since   = null === $subject || '1' === (string) $subject['dry'] ? null : $this->history->missing_of_run( $subject );
		return null === $since ? null : Shape::to_instant( $since );
	}

	/** @return array<string, mixed>|null */
	private function question( ?string $json ): ?array {
		$question = null === $json ? null : json_decode( $json, true );
		if ( ! is_array( $question ) ) {
			return null;
		}
		/** @var array{module: string, side: string, missing: int, known: int} $question See Sync\Question. */
		return $question + array( 'label' => $this->labels->shop( $question['module'] ) );
	}

	/**
	 * @param array<string, string|null> $row A counter row.
	 * @return array<string, mixed>
	 */
	public static function count_response( array $row ): array {
		$count = array(
			'module' => $row['module'],
			'side'   => $row['side'],
		);
		foreach ( array( ...Runs::OUTCOMES, ...Runs::PARTS ) as $outcome ) {
			$count[ $outcome ] = (int) $row[ $outcome ];
		}
		return $count;
	}

	/**
	 * @param list<array<string, string|null>> $counts Counter rows.
	 * @return array<string, int> Records with an outcome, by module.
	 */
	private static function handled( array $counts ): array {
		$handled = array();
		foreach ( $counts as $row ) {
			foreach ( Runs::OUTCOMES as $outcome ) {
				$handled[ (string) $row['module'] ] = ( $handled[ (string) $row['module'] ] ?? 0 ) + (int) $row[ $outcome ];
			}
		}
		return $handled;
	}

	private static function person( int $id ): string {
		$user = 0 === $id ? false : get_userdata( $id );
		return false === $user ? '' : $user->display_name;
	}
}
