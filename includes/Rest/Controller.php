<?php
/**
 * What all routes share: a capability each, arguments from a schema, errors as answers.
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

use Crosswalk\Rest\Schema\Shape;
use Throwable;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

/**
 * @phpstan-import-type Property from Shape
 */
abstract class Controller {

	public const NAMESPACE = 'crosswalk/v1';

	protected const ID = '/(?P<id>\d+)';

	abstract public function register(): void;

	/** @return Property Of the resource that the routes answer with. */
	abstract protected function schema(): array;

	/**
	 * @param non-falsy-string        $path       "/runs".
	 * @param 'GET'|'POST'|'DELETE'   $method     HTTP method.
	 * @param string                  $capability Who may.
	 * @param callable                $answer     fn( WP_REST_Request ): mixed; may throw.
	 * @param array<string, Property> $args       Schema of each argument.
	 */
	final protected function route( string $path, string $method, string $capability, callable $answer, array $args = array() ): void {
		$route = array(
			'methods'             => $method,
			'permission_callback' => static fn(): bool => current_user_can( $capability ),
			'callback'            => static fn( WP_REST_Request $request ): WP_REST_Response|WP_Error => self::answer( $answer, $request ),
			'args'                => $args,
		);
		register_rest_route( self::NAMESPACE, $path, array( $route, 'schema' => fn(): array => $this->schema() ) ); // phpcs:ignore WordPress.Arrays
	}

	/**
	 * Arguments from the properties of a resource that are not read-only.
	 *
	 * @param array<string, Property> $properties   Of the resource.
	 * @param bool                    $new_resource What is required must be given, and defaults apply.
	 * @return array<string, Property>
	 */
	final protected static function args( array $properties, bool $new_resource = false ): array {
		/** @var array<string, Property> */
		return rest_get_endpoint_args_for_schema( array( 'properties' => $properties ), $new_resource ? 'POST' : 'PATCH' );
	}

	/**
	 * Arguments of a list, beside its filters.
	 *
	 * @param array<string, Property> $filters By name.
	 * @return array<string, Property>
	 */
	final protected static function list_args( array $filters = array() ): array {
		return array_map(
			static fn( array $arg ): array => $arg + array( 'validate_callback' => 'rest_validate_request_arg', 'sanitize_callback' => 'rest_sanitize_request_arg' ), // phpcs:ignore WordPress.Arrays
			$filters + array(
				'cursor'   => array( 'type' => 'string', 'default' => '' ), // phpcs:ignore WordPress.Arrays
				'per_page' => array( 'type' => 'integer', 'default' => 25, 'minimum' => 1, 'maximum' => 500 ), // phpcs:ignore WordPress.Arrays
			)
		);
	}

	/**
	 * A page of a list, from rows that were asked for with one more than fit.
	 *
	 * @template T
	 * @param list<T>             $rows     At most per_page + 1.
	 * @param callable(T): mixed  $item     A row as it leaves.
	 * @param callable(T): string $cursor   Where the next page begins, from the last row of this one.
	 * @return array{items: list<mixed>, next: string|null}
	 */
	final protected static function page( array $rows, int $per_page, callable $item, callable $cursor ): array {
		$page = array_slice( $rows, 0, $per_page );
		$last = end( $page );
		return array(
			'items' => array_map( $item, $page ),
			'next'  => count( $rows ) > $per_page && false !== $last ? $cursor( $last ) : null,
		);
	}

	/** @param WP_REST_Request<array<string, mixed>> $request Of our routes. */
	final protected static function number( WP_REST_Request $request, string $name ): int {
		$value = $request->get_param( $name );
		return is_numeric( $value ) ? (int) $value : 0;
	}

	/** @param WP_REST_Request<array<string, mixed>> $request Of our routes. */
	final protected static function text( WP_REST_Request $request, string $name ): string {
		$value = $request->get_param( $name );
		return is_scalar( $value ) ? (string) $value : '';
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request Of our routes.
	 * @return array<mixed>
	 */
	final protected static function values( WP_REST_Request $request, string $name ): array {
		$value = $request->get_param( $name );
		return is_array( $value ) ? $value : array();
	}

	/** @param WP_REST_Request<array<string, mixed>> $request Of our routes. */
	private static function answer( callable $answer, WP_REST_Request $request ): WP_REST_Response|WP_Error {
		try {
			return rest_ensure_response( $answer( $request ) );
		} catch ( Throwable $error ) {
			return Errors::from( $error );
		}
	}
}
