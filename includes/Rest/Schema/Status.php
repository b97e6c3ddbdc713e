<?php
/**
 * The control panel: whether all is well, in a sentence, and what stands behind it.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

use Crosswalk\Rest\Health;
use Crosswalk\Storage\Connections;

/**
 * @phpstan-import-type Property from Shape
 */
final class Status {

	/** @return array<string, Property> */
	public static function properties(): array {
		return array(
			'state'       => Shape::choice( 'StatusState', array( Health::GOOD, Health::ATTENTION, Health::BAD, Health::UNCONFIGURED ) ),
			'sentence'    => Shape::text( 'Whether all is well, and if not what to do first.' ),
			'connections' => Shape::list_of( Shape::object( 'StatusConnection', self::connection_properties() ) ),
			'failures'    => Shape::list_of( Shape::object( 'FailureGroup', FailureGroup::properties() ) ),
			'switches'    => Shape::object( 'Switches', GeneralSettings::switches() ),
			'withheld_mails' => Shape::integer( 'Mails to customers that were held back.' ),
			'rivals'      => Shape::list_of( Shape::text() ) + array( 'description' => 'Sentences: another program works on the same records (V23).' ),
			'cron_late_s' => Shape::integer( 'Seconds by which background work is late; null: on time, or nothing is scheduled.', true ),
		);
	}

	/** @return array<string, Property> */
	private static function connection_properties(): array {
		$module = array(
			'module'       => Shape::text(),
			'shop_label'   => Shape::text(),
			'remote_label' => Shape::text(),
			'direction'    => Shape::direction(),
			'to_remote_at' => Shape::instant( true ),
			'to_shop_at'   => Shape::instant( true ),
			'links'        => Shape::integer( 'Pairs of records.' ),
			'problems'     => Shape::list_of( Shape::text() ) + array( 'description' => 'Sentences: what does not fit the mapping any more (V13).' ),
		);
		$question = array(
			'module'   => Shape::text(),
			'side'     => array( 'description' => 'Where the records are.' ) + Shape::side(),
			'code'     => Shape::text( 'As of a Decision.' ),
			'count'    => Shape::integer(),
			'sentence' => Shape::text(),
		);
		return array(
			'id'               => Shape::integer(),
			'name'             => Shape::text(),
			'connector_label'  => Shape::text(),
			'state'            => Shape::choice( 'ConnectionState', array( Connections::WORKING, Connections::PAUSED, Connections::STOPPED ) ),
			'health'           => Shape::choice( 'StatusState', array( Health::GOOD, Health::ATTENTION, Health::BAD, Health::UNCONFIGURED ) ),
			'sentence'         => Shape::text(),
			'host'             => Shape::text( 'Empty where the system is in this site.' ),
			'system'           => Shape::text(),
			'user'             => Shape::text(),
			'latency_ms'       => Shape::integer(),
			'last_sync_at'     => Shape::instant( true ),
			'waiting'          => Shape::integer(),
			'oldest_waiting_s' => Shape::integer(),
			'sent_today'       => Shape::integer(),
			'decisions'        => Shape::integer(),
			'questions'        => Shape::list_of( Shape::object( 'Question', $question ) ) + array( 'description' => 'What the decisions are about.' ),
			'rejected'         => Shape::integer(),
			'active_run_id'    => Shape::integer( '', true ),
			'modules'          => Shape::list_of( Shape::object( 'StatusModule', $module ) ),
		);
	}
}
