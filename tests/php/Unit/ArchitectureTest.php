<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Unit;

use PHPUnit\Framework\TestCase;

/** The house rules of docs/architecture.md: which room may use which. */
final class ArchitectureTest extends TestCase {

	/** What a room may use besides itself: rooms, or single classes of them. */
	private const MAY_USE = array(
		'Endpoint'           => array(),
		'Mapping'            => array( 'Endpoint' ),
		'Storage'            => array( 'Endpoint' ),
		'Shop'               => array( 'Endpoint', 'Storage', 'Mapping\\Geography' ),
		'Connectors'         => array( 'Endpoint', 'Storage\\Locks', 'Storage\\Memory', 'Storage\\DebugMode', 'Storage\\Messages' ),
		'Connectors\\Sandbox' => array( 'Connectors', 'Endpoint', 'Storage' ),
		'Sync'               => array( 'Endpoint', 'Mapping', 'Storage' ),
		'Maps'               => array( 'Endpoint', 'Mapping', 'Storage', 'Sync' ),
		'Rest'               => array( 'Endpoint', 'Maps', 'Mapping', 'Storage', 'Sync', 'Connectors\\Registry', 'Connectors\\Connection', 'Connectors\\Definition', 'Connectors\\Connector', 'Capabilities' ),
		'Admin'              => array( 'Endpoint', 'Mapping', 'Storage', 'Sync', 'Connectors\\Registry', 'Rest', 'Capabilities' ),
		'Cli'                => array( 'Endpoint', 'Maps', 'Mapping', 'Storage', 'Sync', 'Connectors\\Registry' ),
	);

	public function test_every_room_uses_only_the_rooms_it_may(): void {
		$wrong = array();
		foreach ( self::files() as $file ) {
			$room    = self::room( $file );
			$allowed = array( $room, ...self::MAY_USE[ $room ] ?? array() );
			foreach ( '' === $room ? array() : self::used( $file ) as $class_name ) {
				if ( array() === array_filter( $allowed, static fn( string $one ): bool => $class_name === $one || str_starts_with( $class_name, $one . '\\' ) ) ) {
					$wrong[] = "$file uses $class_name";
				}
			}
		}
		self::assertSame( array(), $wrong );
	}

	public function test_only_the_composition_root_and_what_installs_it_stand_outside_the_rooms(): void {
		$outside = array_filter( self::files(), static fn( string $file ): bool => '' === self::room( $file ) );

		self::assertEqualsCanonicalizing( array( 'Plugin.php', 'Activation.php', 'Capabilities.php', 'Deactivation.php', 'Requirements.php', 'Uninstall.php' ), array_values( $outside ) );
		self::assertSame( array(), array_diff( array_map( array( self::class, 'room' ), self::files() ), array( '', ...array_keys( self::MAY_USE ) ) ), 'A new room needs a rule.' );
	}

	public function test_no_connector_knows_another(): void {
		$wrong = array();
		foreach ( self::files() as $file ) {
			$own = explode( '/', $file );
			foreach ( 'Connectors' === $own[0] ? self::used( $file ) : array() as $class_name ) {
				$used = explode( '\\', $class_name );
				if ( 'Connectors' === $used[0] && count( $used ) > 2 && $used[1] !== $own[1] ) {
					$wrong[] = "$file uses $class_name";
				}
			}
		}
		self::assertSame( array(), $wrong );
	}

	public function test_only_the_shop_names_classes_of_woocommerce(): void {
		self::assertSame( array(), self::matching( '/\bWC_[A-Z]\w+/', static fn( string $room ): bool => 'Shop' !== $room ) );
	}

	/** The composition root hands it over. */
	public function test_only_the_storage_touches_the_database_object(): void {
		self::assertSame( array( 'Plugin.php' ), self::matching( '/\$wpdb\b|[\'"]wpdb[\'"]/', static fn( string $room ): bool => 'Storage' !== $room ) );
	}

	public function test_classes_are_final_and_files_are_strict(): void {
		$strict = self::matching( '/declare\( strict_types=1 \);/', static fn(): bool => true );
		$final  = self::matching( '/^(final |abstract |interface |enum |trait )/m', static fn(): bool => true );

		self::assertSame( array(), array_diff( self::files(), $strict ) );
		self::assertSame( array(), array_diff( self::files(), $final ) );
	}

	public function test_names_say_what_a_class_is(): void {
		self::assertSame( array(), preg_grep( '/(Helper|Manager|Utils|Service|Handler|Data)\.php$/', self::files() ) );
	}

	public function test_the_plugin_file_is_short(): void {
		self::assertLessThan( 60, count( (array) file( self::root() . '/plugin.php' ) ) );
	}

	/** P12: what answers a PHP that is too old must be readable for it. */
	public function test_what_runs_on_an_old_php_uses_nothing_new(): void {
		foreach ( array( 'plugin.php', 'uninstall.php', 'includes/Requirements.php', 'includes/Deactivation.php' ) as $file ) {
			$code = self::stripped( self::root() . '/' . $file );
			self::assertDoesNotMatchRegularExpression( '/\b(readonly|enum|match|mixed|never)\b|\?->|\bfn\b.*\.\.\.\)|__construct\( (public|private|protected)|\|null\b|#\[/', $code, $file );
		}
	}

	/** @return list<string> Files under includes/. */
	private static function files(): array {
		$names = array();
		$files = new \RecursiveIteratorIterator( new \RecursiveDirectoryIterator( self::root() . '/includes', \FilesystemIterator::SKIP_DOTS ) );
		foreach ( $files as $file ) {
			if ( $file instanceof \SplFileInfo && 'php' === $file->getExtension() ) {
				$names[] = substr( $file->getPathname(), strlen( self::root() . '/includes/' ) );
			}
		}
		sort( $names );
		return $names;
	}

	/**
	 * @param callable(string): bool $of_room Which rooms to look into.
	 * @return list<string> Files whose code matches.
	 */
	private static function matching( string $pattern, callable $of_room ): array {
		return array_values( array_filter( self::files(), static fn( string $file ): bool => $of_room( self::room( $file ) ) && 1 === preg_match( $pattern, self::code( $file ) ) ) );
	}

	/** The room a file is in, the inner one where it has rules of its own. */
	private static function room( string $file ): string {
		$folder = str_replace( '/', '\\', dirname( $file ) );
		if ( '.' === $folder ) {
			return '';
		}
		return isset( self::MAY_USE[ $folder ] ) ? $folder : explode( '\\', $folder )[0];
	}

	/** @return list<string> Our own classes that a file names, without the common start. */
	private static function used( string $file ): array {
		$code = self::code( $file );
		preg_match_all( '/^use Crosswalk\\\\([\w\\\\]+)( as \w+)?;/m', $code, $imported );
		preg_match_all( '/(?<!namespace )(?<![\w\\\\])\\\\?Crosswalk\\\\([A-Z][\w\\\\]+)/', (string) preg_replace( '/^(use|namespace) .*$/m', '', $code ), $named );
		return array_values( array_unique( array( ...$imported[1], ...$named[1] ) ) );
	}

	/** Without comments, which may name anything. */
	private static function code( string $file ): string {
		return self::stripped( self::root() . '/includes/' . $file );
	}

	private static function stripped( string $path ): string {
		$code = '';
		foreach ( \PhpToken::tokenize( (string) file_get_contents( $path ) ) as $token ) {
			$code .= $token->is( array( T_COMMENT, T_DOC_COMMENT ) ) ? '' : $token->text;
		}
		return $code;
	}

	private static function root(): string {
		return dirname( __DIR__, 3 );
	}
}
