<?php
/**
 * All resources, for whoever generates types from them. Needs neither WordPress nor a database.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Rest\Schema\Shape;

/**
 * @phpstan-import-type Property from Shape
 */
final class Schemas {

	/** @return array<string, Property> By name of the type. */
	public static function all(): array {
		$resources = array(
			'Connector'       => Schema\Connector::properties(),
			'Connection'      => Schema\Connection::properties(),
			'TestReport'      => Schema\TestReport::properties(),
			'Run'             => Schema\Run::properties(),
			'FirstLook'       => Schema\FirstLook::properties(),
			'RunRecord'       => Schema\RunRecord::properties(),
			'Change'          => Schema\Change::properties(),
			'HistoryRow'      => Schema\HistoryRow::properties(),
			'Decision'        => Schema\Decision::properties(),
			'DecisionDetail'  => Schema\Decision::detail_properties(),
			'RecordState'     => Schema\RecordState::properties(),
			'RecordPanel'     => Schema\RecordPanel::properties(),
			'OrderPanel'      => Schema\OrderPanel::properties(),
			'QueuedRecord'    => Schema\QueuedRecord::properties(),
			'Work'            => Schema\Work::properties(),
			'WithheldMail'    => Schema\WithheldMail::properties(),
			'LogRow'          => Schema\LogRow::properties(),
			'Status'          => Schema\Status::properties(),
			'FailureGroup'    => Schema\FailureGroup::properties(),
			'Mapping'         => Schema\Mapping::properties(),
			'MappingPreview'  => Schema\MappingPreview::properties(),
			'MappingImport'   => Schema\MappingImport::properties(),
			'MappingRecord'   => Schema\MappingRecord::properties(),
			'MetaKey'         => Schema\MetaKey::properties(),
			'Transform'       => Schema\Transform::properties(),
			'ApiKeys'         => Schema\ApiKeys::properties(),
			'NewApiKey'       => Schema\ApiKeys::new_properties(),
			'Size'            => Schema\Size::properties(),
			'DebugState'      => Schema\DebugState::properties(),
			'Message'         => Schema\Message::properties(),
			'MessageDetail'   => Schema\Message::detail_properties(),
			'GeneralSettings' => Schema\GeneralSettings::properties(),
		);
		$schemas   = array();
		foreach ( $resources as $name => $properties ) {
			$schemas[ $name ] = Shape::object( $name, $properties );
		}
		return $schemas;
	}
}
