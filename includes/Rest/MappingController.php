<?php
/**
 * What the routes about one mapping share: its address, and the draft in a request.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Mapping\Draft;
use Crosswalk\Mapping\Problem;
use Crosswalk\Maps\Mappings;
use Crosswalk\Maps\Opened;
use Crosswalk\Rest\Schema\MappingProblem;
use Crosswalk\Rest\Schema\MappingRows;
use WP_Error;
use WP_REST_Request;

abstract class MappingController extends Controller {

	protected const ONE = '/connections' . self::ID . '/mappings/(?P<module>[a-z_]+)';

	public function __construct( protected readonly Mappings $mappings ) {
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @throws EndpointError When there is no such mapping.
	 */
	final protected function opened( WP_REST_Request $request ): Opened {
		return $this->mappings->open( self::number( $request, 'id' ), self::text( $request, 'module' ) );
	}

	/** @param WP_REST_Request<array<string, mixed>> $request With rows, and rules where they are edited too. */
	final protected static function draft( WP_REST_Request $request, Opened $opened ): Draft {
		return MappingRows::draft( $opened->draft, self::values( $request, 'rows' ), $request->has_param( 'match' ) ? self::values( $request, 'match' ) : $opened->draft->match );
	}

	/**
	 * @param list<Problem> $problems That stand against saving it.
	 */
	final protected static function invalid( array $problems, Opened $opened ): WP_Error {
		return new WP_Error(
			'mapping_invalid',
			__( 'This mapping cannot work like this.', 'crosswalk' ),
			array(
				'status'   => 422,
				'advice'   => __( 'See what is marked in it.', 'crosswalk' ),
				'problems' => MappingProblem::all( $problems, $opened->words() ),
			)
		);
	}
}
