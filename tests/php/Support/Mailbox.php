<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Support;

/**
 * Takes every mail instead of sending it.
 *
 * @phpstan-type Mail array{to: list<string>, subject: string, message: string, headers: mixed, attachments: mixed}
 */
final class Mailbox {
	/**
	 * @var list<Mail>
	 */
	private array $mails = array();

	public function open(): void {
		add_filter( 'pre_wp_mail', array( $this, 'take' ), PHP_INT_MAX, 2 );
	}

	/**
	 * @param array{to: string|list<string>, subject: string, message: string, headers: mixed, attachments: mixed} $mail
	 */
	public function take( ?bool $sent, array $mail ): bool {
		$to            = is_array( $mail['to'] ) ? $mail['to'] : array_map( 'trim', explode( ',', $mail['to'] ) );
		$this->mails[] = array( 'to' => $to ) + $mail;
		return $sent ?? true;
	}

	/**
	 * @return list<Mail>
	 */
	public function mails(): array {
		return $this->mails;
	}

	/**
	 * @return list<Mail>
	 */
	public function to( string $address ): array {
		return array_values( array_filter( $this->mails, static fn ( array $mail ) => in_array( $address, $mail['to'], true ) ) );
	}
}
