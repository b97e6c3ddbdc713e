<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Support;

use RuntimeException;

/** A second, real PHP process on the same site: another worker, or one that is killed. */
final class PhpProcess {
	/**
	 * @param resource                $process
	 * @param array<int, resource>    $pipes
	 */
	private function __construct( private $process, private array $pipes, private readonly string $file ) {
		stream_set_blocking( $pipes[1], false );
		stream_set_blocking( $pipes[2], false );
	}

	private string $output = '';

	private string $errors = '';

	/**
	 * @param array<string, mixed> $args
	 */
	public static function start( string $code, array $args = array() ): self {
		$file = (string) tempnam( sys_get_temp_dir(), 'crosswalk' );
		$args = var_export( $args, true );
		$boot = var_export( dirname( __DIR__ ) . '/bootstrap.php', true );
		file_put_contents( $file, "<?php\nrequire $boot;\n\$args = $args;\n$code\n" );
		$process = proc_open(
			array( PHP_BINARY, $file ),
			array( array( 'file', '/dev/null', 'r' ), array( 'pipe', 'w' ), array( 'pipe', 'w' ) ),
			$pipes
		);
		if ( ! is_resource( $process ) ) {
			throw new RuntimeException( 'A second PHP process could not be started.' );
		}
		return new self( $process, $pipes, $file );
	}

	/** Waits until the process has printed a text. */
	public function wait_for( string $text, float $seconds = 20 ): void {
		$this->wait_until( fn () => str_contains( $this->output, $text ), $seconds, "the output '$text'" );
	}

	/**
	 * Waits for the end and gives what was printed.
	 *
	 * @throws RuntimeException When it ended with an error.
	 */
	public function finish( float $seconds = 60 ): string {
		$code = $this->wait( $seconds );
		if ( 0 !== $code ) {
			throw new RuntimeException( "The second PHP process ended with $code:\n{$this->errors}{$this->output}" );
		}
		return $this->output;
	}

	/** Waits for the end, however it ends, and gives the exit code (negative: the signal). */
	public function wait( float $seconds = 60 ): int {
		$code = -1;
		$this->wait_until(
			function () use ( &$code ): bool {
				$status = proc_get_status( $this->process );
				if ( $status['running'] ) {
					return false;
				}
				$code = $status['signaled'] ? -$status['termsig'] : $status['exitcode'];
				return true;
			},
			$seconds,
			'the end of the process'
		);
		$this->read();
		return $code;
	}

	/** Ends it as a crash or a power cut would. */
	public function kill(): void {
		proc_terminate( $this->process, 9 );
		$this->wait();
	}

	public function output(): string {
		$this->read();
		return $this->output;
	}

	public function errors(): string {
		$this->read();
		return $this->errors;
	}

	public function __destruct() {
		proc_terminate( $this->process, 9 );
		proc_close( $this->process );
		unlink( $this->file );
	}

	/**
	 * @param callable(): bool $done
	 */
	private function wait_until( callable $done, float $seconds, string $what ): void {
		$deadline = microtime( true ) + $seconds;
		do {
			$this->read();
			if ( $done() ) {
				return;
			}
			usleep( 5000 );
		} while ( microtime( true ) < $deadline );
		throw new RuntimeException( "Waited $seconds s for $what:\n{$this->errors}{$this->output}" );
	}

	private function read(): void {
		$this->output .= (string) stream_get_contents( $this->pipes[1] );
		$this->errors .= (string) stream_get_contents( $this->pipes[2] );
	}
}
