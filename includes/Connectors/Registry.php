<?php
/**
 * The connectors there are: ours, and those that other plugins add.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors;

use Crosswalk\Endpoint\EndpointError;
use Crosswalk\Endpoint\ErrorKind;

final class Registry {

	/** @var array<string, Connector>|null */
	private ?array $connectors = null;

	/**
	 * @param list<Connector> $own     The connectors of the product.
	 * @param Toolbox         $toolbox What connectors may use, handed to those of other plugins.
	 */
	public function __construct( private readonly array $own, private readonly Toolbox $toolbox ) {
	}

	/** @return array<string, Connector> By definition id. */
	public function all(): array {
		if ( null === $this->connectors ) {
			/**
			 * Adds connectors. An id that exists already is replaced by the later one.
			 *
			 * @param list<Connector> $connectors The connectors so far.
			 * @param Toolbox         $toolbox    HTTP, locks and memory for their use.
			 */
			$connectors       = apply_filters( 'crosswalk_connectors', $this->own, $this->toolbox );
			$this->connectors = array();
			foreach ( is_array( $connectors ) ? $connectors : $this->own as $connector ) {
				if ( $connector instanceof Connector ) {
					$this->connectors[ $connector->definition()->id ] = $connector;
				}
			}
		}
		return $this->connectors;
	}

	/** @throws EndpointError When the plugin that brought it is gone. */
	public function get( string $id ): Connector {
		return $this->all()[ $id ] ?? throw new EndpointError(
			ErrorKind::Config,
			/* translators: %s: name of a connector. */
			sprintf( __( 'The connector "%s" is not installed.', 'crosswalk' ), $id ),
			'connector_missing',
			__( 'Activate the plugin that brings it, or delete the connection.', 'crosswalk' )
		);
	}
}
