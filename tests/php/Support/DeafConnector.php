<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Support;

use Crosswalk\Connectors\Connection;
use Crosswalk\Connectors\Connector;
use Crosswalk\Connectors\Definition;
use Crosswalk\Connectors\Preset;
use Crosswalk\Endpoint\Endpoint;
use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;
use Crosswalk\Endpoint\Page;

/** A system that never answers, under the name of another one. */
final class DeafConnector implements Connector {

	public function __construct( private readonly string $id ) {
	}

	public function definition(): Definition {
		return new Definition( $this->id, 'Deaf', 'Never answers.', array(), array( new Preset( 'default', 'Default', '', array() ) ) );
	}

	public function connect( Connection $connection ): Endpoint {
		return new class() implements Endpoint {
			public function modules(): array {
				throw new EndpointError( ErrorKind::Transient, 'The CRM does not answer.', 'http_timeout', 'Wait.' );
			}

			public function list( string $module, ?string $after, int $limit ): Page {
				$this->modules();
			}

			public function head( string $module ): string {
				$this->modules();
			}

			public function changed( string $module, string $cursor, int $limit ): Page {
				$this->modules();
			}

			public function fetch( string $module, array $ids ): array {
				return $this->modules();
			}

			public function versions( string $module, array $ids ): array {
				return $this->modules();
			}

			public function find( string $module, string $field, array $values ): array {
				return $this->modules();
			}

			public function save( string $module, array $writes ): iterable {
				return $this->modules();
			}

			public function url( string $module, string $id ): ?string {
				return null;
			}
		};
	}
}
