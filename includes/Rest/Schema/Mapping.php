<?php
/**
 * The mapping of one module: rows, rules for matching, both sides' fields as they are now, and what is wrong.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest\Schema;

use Crosswalk\Connectors\Registry;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\HasMeta;
use Crosswalk\Endpoint\Side;
use Crosswalk\Mapping\Direction;
use Crosswalk\Mapping\Draft;
use Crosswalk\Maps\Mappings;
use Crosswalk\Maps\Opened;
use Crosswalk\Maps\Signature;
use Crosswalk\Rest\Labels;
use Crosswalk\Storage\Connections;

/**
 * @phpstan-import-type Property from Shape
 */
final class Mapping {

	public function __construct(
		private readonly Mappings $mappings,
		private readonly Registry $registry,
		private readonly Labels $labels
	) {
	}

	/** @return array<string, Property> */
	public static function properties(): array {
		$preset = array(
			'name'          => Shape::text(),
			'label'         => Shape::text(),
			'summary'       => Shape::text(),
			'direction'     => Shape::direction(),
			'create_shop'   => Shape::boolean(),
			'create_remote' => Shape::boolean(),
		) + MappingRows::properties();
		$error  = array(
			'message' => Shape::text(),
			'advice'  => Shape::text(),
		);
		return array(
			'connection_id' => Shape::integer(),
			'module'        => Shape::text(),
			'shop_label'    => Shape::text(),
			'remote_label'  => Shape::text(),
			'shop_name'     => Shape::text( 'What the shop is called.' ),
			'remote_name'   => Shape::text( 'What the other system is called.' ),
			'started'       => Shape::boolean( 'The connection was started, so there may be records that are linked already.' ),
			'enabled'       => Shape::boolean(),
			'direction'     => Shape::direction(),
			'create_shop'   => Shape::boolean(),
			'create_remote' => Shape::boolean(),
			'revision'      => Shape::text( 'Changes with rows and rules; whoever saves says which one they began with.' ),
			'changed_by'    => Shape::text( 'Who saved it last; empty: nobody, or nobody knows.' ),
			'changed_at'    => Shape::instant( true ),
			'shop_fields'   => Shape::list_of( MapField::shape() ),
			'remote_fields' => Shape::list_of( MapField::shape() ),
			'has_meta'      => Shape::boolean( 'The shop has more fields than are listed: meta.' ),
			'problems'      => Shape::list_of( MappingProblem::shape() ),
			'presets'       => Shape::list_of( Shape::object( 'MappingPreset', $preset ) ),
			'remote_error'  => Shape::object( 'RemoteError', $error, true ),
		) + MappingRows::properties();
	}

	/** @return array<string, mixed> */
	public function to_response( Opened $opened ): array {
		$row  = $opened->connection;
		$last = Signature::read( Signature::MAPPING, $opened->settings );
		return array(
			'connection_id' => $row['id'],
			'module'        => $opened->module,
			'shop_label'    => $this->labels->shop( $opened->module ),
			'remote_label'  => $this->labels->remote( $row, $opened->module ),
			'shop_name'     => $opened->pairing->name( Side::Shop ),
			'remote_name'   => $opened->pairing->name( Side::Remote ),
			'started'       => Connections::SETUP !== $row['state'],
			'enabled'       => Direction::Off !== $opened->draft->direction,
			'direction'     => ( Direction::tryFrom( is_string( $opened->settings['direction'] ?? null ) ? $opened->settings['direction'] : '' ) ?? Direction::Off )->value,
			'create_shop'   => $opened->draft->create_shop,
			'create_remote' => $opened->draft->create_remote,
			'revision'      => $opened->draft->revision(),
			'changed_by'    => $last->name ?? '',
			'changed_at'    => Shape::to_instant( $last->at ?? 0 ),
			'has_meta'      => $opened->pairing->endpoint( Side::Shop ) instanceof HasMeta,
			'presets'       => $this->presets( $opened ),
		) + MappingRows::to_response( $opened->draft ) + $this->sides( $opened );
	}

	/**
	 * Fields and problems. A remote that cannot be read now leaves what was found last: problems, and what the mapped
	 * fields are called.
	 *
	 * @return array<string, mixed>
	 */
	private function sides( Opened $opened ): array {
		try {
			$problems = $this->mappings->stored_problems( $opened );
			$remote   = MapField::all( $opened->pairing->module( Side::Remote, $opened->module ) );
			$error    = null;
		} catch ( EndpointError $thrown ) {
			$problems = $this->mappings->news( $opened );
			$remote   = MapField::last_known( $this->mappings->labels( $opened ) );
			$error    = array(
				'message' => $thrown->getMessage(),
				'advice'  => $thrown->advice_now(),
			);
		}
		return array(
			'shop_fields'   => MapField::all( $opened->pairing->module( Side::Shop, $opened->module ) ),
			'remote_fields' => $remote,
			'problems'      => MappingProblem::all( $problems, $opened->words() ),
			'remote_error'  => $error,
		);
	}

	/** @return list<array<string, mixed>> Those that say something of this module. */
	private function presets( Opened $opened ): array {
		$presets = array();
		foreach ( $this->registry->get( $opened->connection['connector'] )->definition()->presets as $preset ) {
			$module = $preset->modules[ $opened->module ] ?? null;
			if ( null !== $module ) {
				$draft     = Draft::from_array( array( 'enabled' => true ) + $module );
				$presets[] = array(
					'name'          => $preset->name,
					'label'         => $preset->label,
					'summary'       => $preset->summary,
					'direction'     => $draft->direction->value,
					'create_shop'   => $draft->create_shop,
					'create_remote' => $draft->create_remote,
				) + MappingRows::to_response( $draft );
			}
		}
		return $presets;
	}
}
