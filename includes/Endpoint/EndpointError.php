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

	/** The other side asks to come back later, and has tried nothing: no failure, whatever it was about. */
	public function is_postponed(): bool {
		return ErrorKind::Transient === $this->kind && null !== $this->retry_after_s && ! $this->lost && ! str_starts_with( $this->error_code, 'http_5' );
	}
}
