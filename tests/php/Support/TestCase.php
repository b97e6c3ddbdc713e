<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Support;

use PHPUnit\Framework\TestCase as PHPUnitTestCase;

/**
 * A test in a real WordPress, with a real database that is as before when the test is over.
 *
 * Tests of the group `woocommerce` are skipped where it could not be had; see tests/needs-woocommerce.json.
 */
abstract class TestCase extends PHPUnitTestCase {
	protected Mailbox $mailbox;

	private Hooks $hooks;

	private Outgoing $outgoing;

	private ?Transaction $transaction = null;

	private int $database_errors = 0;

	private bool $database_errors_expected = false;

	/**
	 * @var list<string>
	 */
	private array $incorrect_usage = array();

	/**
	 * @var list<string>
	 */
	private array $expected_incorrect_usage = array();

	protected function setUp(): void {
		parent::setUp();
		if ( in_array( 'woocommerce', $this->groups(), true ) && ! function_exists( 'WC' ) ) {
			self::markTestSkipped( 'needs WooCommerce' );
		}
		$this->hooks    = Hooks::remember();
		$this->mailbox  = new Mailbox();
		$this->outgoing = new Outgoing();
		$this->mailbox->open();
		$this->outgoing->watch();
		add_action( 'doing_it_wrong_run', $this->note_incorrect_usage( ... ), 10, 2 );
		add_filter( 'doing_it_wrong_trigger_error', '__return_false' );
		wp_cache_flush();

		$this->database_errors = count( $GLOBALS['EZSQL_ERROR'] ?? array() );
		if ( $this->commits() ) {
			Pristine::keep();
		} else {
			$this->transaction = new Transaction();
			$this->transaction->begin();
		}
		// Events of an earlier test would be taken for this one's.
		$this->end_request();
	}

	protected function assertPostConditions(): void {
		self::assertSame( array(), $this->outgoing->strays(), 'Requests left this machine.' );
		self::assertSame( array(), $this->incorrect_usage, 'WordPress was used incorrectly.' );
		if ( ! $this->database_errors_expected ) {
			$errors = array_slice( $GLOBALS['EZSQL_ERROR'] ?? array(), $this->database_errors );
			self::assertSame( array(), $errors, 'The database reported errors.' );
		}
	}

	protected function tearDown(): void {
		if ( ! isset( $this->hooks ) ) {
			return;
		}
		try {
			if ( $this->commits() ) {
				Pristine::restore();
			} else {
				$this->transaction?->rollback();
			}
		} finally {
			$this->hooks->restore();
			wp_cache_flush();
			wp_set_current_user( 0 );
			$GLOBALS['wp_rest_server'] = null;
			$GLOBALS['current_screen'] = null;
			$_GET                      = array();
			$_POST                     = array();
			$_REQUEST                  = array();
			parent::tearDown();
		}
	}

	/** What the shop has changed until now was a request of its own; its events are stored when it ends. */
	protected function end_request(): void {
		do_action( 'crosswalk_before_work' );
	}

	/** Logs in as a new user of a role. */
	protected function act_as( string $role ): int {
		$id = wp_insert_user(
			array(
				'user_login' => uniqid( $role ),
				'user_pass'  => 'password',
				'user_email' => uniqid( $role ) . '@shop.test',
				'role'       => $role,
			)
		);
		self::assertIsInt( $id );
		wp_set_current_user( $id );
		return $id;
	}

	/** For a test that provokes an error of the database. */
	protected function expect_database_errors(): void {
		$this->database_errors_expected = true;
	}

	protected function expect_incorrect_usage( string $function_name ): void {
		$this->expected_incorrect_usage[] = $function_name;
	}

	protected function emulator(): Emulator {
		return Emulator::from_environment();
	}

	protected function shop(): ShopFactory {
		return new ShopFactory();
	}

	/**
	 * Starts a second PHP process on the same site. The test must commit its data to be seen there.
	 *
	 * @param string               $code PHP without the opening tag; `$args` holds the arguments, WordPress is loaded.
	 * @param array<string, mixed> $args
	 */
	protected function start_process( string $code, array $args = array() ): PhpProcess {
		return PhpProcess::start( $code, $args );
	}

	private function commits(): bool {
		return in_array( CommittedData::class, self::traits( static::class ), true );
	}

	/**
	 * @param class-string $class_name
	 * @return list<string>
	 */
	private static function traits( string $class_name ): array {
		$parent = get_parent_class( $class_name );
		return array_merge( array_values( class_uses( $class_name ) ), $parent ? self::traits( $parent ) : array() );
	}

	private function note_incorrect_usage( string $function_name, string $message ): void {
		if ( ! in_array( $function_name, $this->expected_incorrect_usage, true ) ) {
			$this->incorrect_usage[] = "$function_name: $message";
		}
	}
}
