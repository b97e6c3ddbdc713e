<?php
/**
 * What the connector is called, what its form asks for, how it is mapped at first.
 */

declare( strict_types=1 );

namespace ExampleCrm;

use Crosswalk\Connectors\Connection;
use Crosswalk\Connectors\Connector;
use Crosswalk\Connectors\Definition;
use Crosswalk\Connectors\Preset;
use Crosswalk\Endpoint\Endpoint;
use Crosswalk\Endpoint\Field;
use Crosswalk\Endpoint\FieldType;
use Crosswalk\Endpoint\Modules;

final class ExampleConnector implements Connector {

	public function definition(): Definition {
		$plans = array(
			'free' => 'Free',
			'pro'  => 'Pro',
		);
		return new Definition(
			'example-crm',
			'Example CRM',
			'Shows how another plugin adds a connector.',
			array(
				new Field( 'workspace', 'Workspace', required: true, max_length: 40, help: 'The first part of your address at the Example CRM.' ),
				new Field( 'token', 'API token', required: true, secret: true, help: 'At least eight characters.' ),
				new Field( 'plan', 'Plan', FieldType::Choice, true, options: $plans, default: 'free' ),
			),
			array( new Preset( 'default', 'Default', 'People both ways, goods to the shop.', self::modules() ) )
		);
	}

	/** @return array<string, array<string, mixed>> By module. */
	private static function modules(): array {
		return array(
			Modules::CONTACTS => array(
				'direction'   => 'both',
				'match'       => array( array( 'shop' => array( 'email' ), 'remote' => array( 'mail' ) ) ), // phpcs:ignore WordPress.Arrays
				'create_shop' => false,
				'rows'        => array(
					array( 'shop' => 'email', 'remote' => 'mail' ), // phpcs:ignore WordPress.Arrays
					array( 'shop' => 'last_name', 'remote' => 'name' ), // phpcs:ignore WordPress.Arrays
					array( 'shop' => 'phone', 'remote' => 'phone' ), // phpcs:ignore WordPress.Arrays
				),
			),
			Modules::PRODUCTS => array(
				'direction' => 'to_shop',
				'match'     => array( array( 'shop' => array( 'sku' ), 'remote' => array( 'number' ) ) ), // phpcs:ignore WordPress.Arrays
				'rows'      => array(
					array( 'shop' => 'name', 'remote' => 'title' ), // phpcs:ignore WordPress.Arrays
					array( 'shop' => 'sku', 'remote' => 'number' ), // phpcs:ignore WordPress.Arrays
					array( 'shop' => 'regular_price', 'remote' => 'price' ), // phpcs:ignore WordPress.Arrays
				),
			),
		);
	}

	public function connect( Connection $connection ): Endpoint {
		return new ExampleEndpoint( $connection->setting( 'workspace' ), $connection->secret( 'token' ) );
	}
}
