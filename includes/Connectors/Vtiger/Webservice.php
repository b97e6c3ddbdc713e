<?php
/**
 * Vtiger 7 and 8 on premise: one address for all operations, sessions, HTTP status 200 for errors too.
 */

declare( strict_types=1 );

namespace Crosswalk\Connectors\Vtiger;

use Crosswalk\Connectors\Json;
use Crosswalk\Connectors\Request;
use Crosswalk\Connectors\Response;
use Crosswalk\Endpoint\EndpointError;

final class Webservice implements Protocol {

	public function __construct(
		private readonly Address $address,
		private readonly Sessions $sessions
	) {
	}

	public function name(): string {
		return 'webservice';
	}

	/** Not by getchallenge: that would make the challenge of another worker worthless, which is logging in right now. */
	public function knock(): Request {
		return new Request( 'GET', $this->address->webservice() . '?operation=listtypes', lane: $this->name(), any_status: true );
	}

	public function presence( Response|EndpointError $answer ): Presence {
		return $answer instanceof Response && isset( $answer->json['success'] ) ? Presence::Sure : Presence::None;
	}

	public function lanes( int $wanted ): array {
		return $this->sessions->lease( $wanted );
	}

	public function relax(): void {
		$this->sessions->relax();
	}

	public function session(): Session {
		return $this->sessions->session( $this->sessions->lease( 1 )[0] );
	}

	public function request( Call $call, int $lane ): Request {
		$fields = array( 'operation' => $call->operation, 'sessionName' => $this->sessions->session( $lane )->name ) + $call->params; // phpcs:ignore WordPress.Arrays
		return $call->is_posted()
			? Request::form( $this->address->webservice(), $fields, $call->is_repeatable(), (string) $lane )
			: Request::get( $this->address->webservice(), $fields, (string) $lane );
	}

	public function reply( Call $call, Request $request, Response|EndpointError $answer, int $asked ): Reply|EndpointError {
		if ( $answer instanceof EndpointError ) {
			return in_array( $answer->error_code, VtigerErrors::ABSENT, true ) ? VtigerErrors::not_vtiger( $this->address ) : $answer;
		}
		if ( true === ( $answer->json['success'] ?? null ) ) {
			$dated = $answer->dated_at();
			return new Reply( $answer->json['result'] ?? null, $asked + $this->sessions->session( (int) $request->lane )->lead_s_by( null === $dated ? null : $dated - $asked ) );
		}
		if ( ! isset( $answer->json['success'] ) ) {
			return VtigerErrors::not_vtigers_answer( $call );
		}
		$error = Json::texts( $answer->json['error'] ?? null );
		return VtigerErrors::of( $error['code'] ?? '', $error['message'] ?? '', $call );
	}

	public function renew( int $lane ): void {
		$this->sessions->renew( $lane, $this->sessions->session( $lane )->name );
	}
}
