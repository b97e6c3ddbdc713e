<?php
/**
 * GET /connectors
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Capabilities;
use Crosswalk\Connectors\Connector;
use Crosswalk\Connectors\Registry;
use Crosswalk\Rest\Schema\Connector as Schema;
use Crosswalk\Rest\Schema\Shape;

final class Connectors extends Controller {

	public function __construct( private readonly Registry $registry, private readonly Schema $schema ) {
	}

	public function register(): void {
		$this->route( '/connectors', 'GET', Capabilities::MANAGE, fn(): array => $this->all() );
	}

	protected function schema(): array {
		return Shape::object( 'Connector', Schema::properties() );
	}

	/** @return list<array<string, mixed>> */
	private function all(): array {
		return array_map( fn( Connector $connector ): array => $this->schema->to_response( $connector->definition() ), array_values( $this->registry->all() ) );
	}
}
