<?php
/**
 * GET /transforms: what can happen to a value on its way.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Capabilities;
use Crosswalk\Mapping\Transforms as Kinds;
use Crosswalk\Rest\Schema\Shape;
use Crosswalk\Rest\Schema\Transform as Schema;

final class Transforms extends Controller {

	public function __construct( private readonly Kinds $transforms, private readonly Schema $schema ) {
	}

	public function register(): void {
		$this->route( '/transforms', 'GET', Capabilities::MAP, fn(): array => array_map( array( $this->schema, 'to_response' ), array_values( $this->transforms->kinds() ) ) );
	}

	protected function schema(): array {
		return Shape::object( 'Transform', Schema::properties() );
	}
}
