<?php
/**
 * One operation of Vtiger's API.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

final class Call {

	/** The CRM answers others with ACCESS_DENIED when they come by GET, and the reverse. */
	private const POSTED = array( 'create', 'update', 'revise', 'delete' );

	/**
	 * @param string                $operation Name.
	 * @param array<string, string> $params    Beside operation and login.
	 */
	private function __construct( public readonly string $operation, public readonly array $params ) {
	}

	public static function query( Vtql $query ): self {
		return new self( 'query', array( 'query' => (string) $query ) );
	}

	public static function describe( string $module ): self {
		return new self( 'describe', array( 'elementType' => $module ) );
	}

	public static function list_types(): self {
		return new self( 'listtypes', array() );
	}

	/** Only where there are no sessions. */
	public static function me(): self {
		return new self( 'me', array() );
	}

	public static function retrieve( string $id ): self {
		return new self( 'retrieve', array( 'id' => $id ) );
	}

	/** @param array<string, mixed> $element Values by field name. */
	public static function create( string $module, array $element ): self {
		return new self( 'create', array( 'elementType' => $module, 'element' => self::json( $element ) ) ); // phpcs:ignore WordPress.Arrays
	}

	/** @param array<string, mixed> $element Changed values, and the id. */
	public static function revise( array $element ): self {
		return new self( 'revise', array( 'element' => self::json( $element ) ) );
	}

	public static function delete( string $id ): self {
		return new self( 'delete', array( 'id' => $id ) );
	}

	/** The module of the CRM it is about; empty where the CRM has to look at an id. */
	public function module(): string {
		return $this->params['elementType'] ?? ( 1 === preg_match( '/ from (\w+)/', $this->params['query'] ?? '', $found ) ? $found[1] : '' );
	}

	/** Sent as a form; the others are asked. */
	public function is_posted(): bool {
		return in_array( $this->operation, self::POSTED, true );
	}

	/** Doing it twice is the same as doing it once. */
	public function is_repeatable(): bool {
		return 'create' !== $this->operation;
	}

	/** @param array<string, mixed> $element Values by field name. */
	private static function json( array $element ): string {
		return (string) wp_json_encode( $element, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE );
	}
}
