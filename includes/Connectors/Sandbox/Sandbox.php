<?php
/**
 * The Sandbox: a CRM inside the site, for trying everything before a real one is connected.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Sandbox;

use Crosswalk\Connectors\Connection;
use Crosswalk\Connectors\Connector;
use Crosswalk\Connectors\Definition;
use Crosswalk\Endpoint\Endpoint;
use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Modules;
use Crosswalk\Storage\Db;

final class Sandbox implements Connector {

	public const ID = 'sandbox';

	public function __construct( private readonly Db $db ) {
	}

	public function definition(): Definition {
		$starts = array(
			'sample' => __( 'Sample records', 'crosswalk' ),
			'empty'  => __( 'Nothing', 'crosswalk' ),
		);
		return new Definition(
			self::ID,
			__( 'Sandbox', 'crosswalk' ),
			__( 'A small CRM inside this site, with sample records. Try everything here before you connect the real one.', 'crosswalk' ),
			array(
				new Field( 'name', __( 'Name of the CRM', 'crosswalk' ), required: true, max_length: 60, help: __( 'Any name; it is shown where a real CRM would be.', 'crosswalk' ), default: __( 'Practice CRM', 'crosswalk' ) ),
				new Field( 'start', __( 'Start with', 'crosswalk' ), FieldType::Choice, true, options: $starts, help: __( 'Sample records are five organisations with their contacts, products, sales orders and taxes.', 'crosswalk' ), default: 'sample' ),
			),
			Presets::all(),
			array( Modules::TAXES )
		);
	}

	public function connect( Connection $connection ): Endpoint {
		// A connection that is only being tested has no id yet and must leave nothing behind.
		$samples = 0 !== $connection->id && 'sample' === $connection->setting( 'start', 'sample' ) ? new Samples( 'crm', time() ) : null;
		return new SandboxEndpoint( new Rows( $this->db, 'c' . $connection->id, CrmModules::all( ... ), $samples ), $connection->setting( 'name', __( 'Sandbox', 'crosswalk' ) ) );
	}
}
