<?php
/**
 * The one error an endpoint throws or puts into a result.
 */

declare( strict_types=1 );

namespace Crosswalk\Endpoint;

final class EndpointError extends \RuntimeException {

	/**
	 * @param ErrorKind $kind          Whose problem it is.
	 * @param string    $message       A sentence for a person; no secrets, no personal data.
	 * @param string    $error_code    Stable and short, groups failures: "http_429", "MANDATORY_FIELDS_MISSING".
	 * @param string    $advice        What to do about it, a sentence; may be empty.
	 * @param bool      $lost          The answer was lost: the other side may have done what was asked.
	 * @param int|null  $retry_after_s Seconds the other side asks to wait.
	 * @param string    $field         The field it is about, if one.
	 */
	public function __construct(
		public readonly ErrorKind $kind,
		string $message,
		public readonly string $error_code,
		public readonly string $advice = '',
		public readonly bool $lost = false,
		public readonly ?int $retry_after_s = null,
		public readonly string $field = '',
		?\Throwable $previous = null,
		public readonly string $need = ''
	) {
		parent::__construct( $message, 0, $previous );
	}

	/** The advice of what the queue tries again by itself. */
	public static function patience(): string {
		return __( 'Nothing to do: it is tried again later.', 'crosswalk' );
	}

	/** What to do, for somebody who waits for the answer: what a person asked for is not tried again by itself. */
	public function advice_now(): string {
		if ( $this->is_postponed() && $this->retry_after_s > 0 ) {
			/* translators: %s: a span of time. */
			return sprintf( __( 'Try again in %s.', 'crosswalk' ), human_time_diff( 0, $this->retry_after_s ) );
		}
		return ErrorKind::Transient === $this->kind && self::patience() === $this->advice ? __( 'Try again in a moment.', 'crosswalk' ) : $this->advice;
	}

	/** The other side asks to come back later, and has tried nothing: no failure, whatever it was about. */
	public function is_postponed(): bool {
		return ErrorKind::Transient === $this->kind && null !== $this->retry_after_s && ! $this->lost && ! str_starts_with( $this->error_code, 'http_5' );
	}
}
