<?php

declare( strict_types=1 );

namespace Crosswalk\Tests\Integration\Shop;

use Crosswalk\Endpoint\SaveResult;
use Crosswalk\Endpoint\Write;
use PHPUnit\Framework\Attributes\Group;

/** V9, V16: images of products come as addresses and go as addresses. */
#[Group( 'woocommerce' )]
final class ImagesTest extends ShopTestCase {

	private const BOAT = 'https://cdn.crm.test/images/boat.png?v=2';

	private int $downloads = 0;

	/** @var list<int> */
	private array $made = array();

	protected function setUp(): void {
		parent::setUp();
		add_action(
			'add_attachment',
			function ( int $id ): void {
				$this->made[] = $id;
			}
		);
	}

	protected function tearDown(): void {
		foreach ( $this->made as $id ) {
			wp_delete_attachment( $id, true );
		}
		parent::tearDown();
	}

	/** @param array<string, string> $files Content by address; others are not there. */
	private function serve( array $files ): void {
		add_filter(
			'pre_http_request',
			function ( mixed $answer, array $args, string $url ) use ( $files ): array {
				++$this->downloads;
				file_put_contents( $args['filename'], $files[ $url ] ?? '' );
				return array( 'headers' => array(), 'body' => '', 'response' => array( 'code' => isset( $files[ $url ] ) ? 200 : 404, 'message' => '' ), 'cookies' => array(), 'filename' => $args['filename'] ); // phpcs:ignore WordPress.Arrays
			},
			10,
			3
		);
	}

	private static function png( int $width = 2 ): string {
		ob_start();
		imagepng( imagecreatetruecolor( $width, 2 ) );
		return (string) ob_get_clean();
	}

	private function give( string $id, ?string $url ): SaveResult {
		return $this->save( 'products', new Write( 'k', $id, array( 'image_url' => $url ) ) );
	}

	private function product(): string {
		return 'product:' . $this->shop()->simple_product()->get_id();
	}

	private static function image( string $id ): int {
		return (int) wc_get_product( (int) substr( $id, 8 ) )->get_image_id();
	}

	public function test_an_image_is_taken_into_the_media_library_once(): void {
		$this->serve( array( self::BOAT => self::png() ) );
		$one = $this->product();
		$two = $this->product();

		$result = $this->give( $one, self::BOAT );
		$this->give( $two, self::BOAT );
		$this->give( $one, self::BOAT );

		self::assertSame( array( null, '' ), array( $result->error, $result->note ) );
		self::assertSame( array( 1, 1 ), array( $this->downloads, count( $this->made ) ) );
		self::assertSame( array( $this->made[0], $this->made[0] ), array( self::image( $one ), self::image( $two ) ) );
		self::assertSame( wp_get_attachment_url( $this->made[0] ), $this->fields( 'products', $one )['image_url'] );
		self::assertStringEndsWith( 'boat.png', (string) wp_get_attachment_url( $this->made[0] ) );
	}

	public function test_the_same_image_under_another_address_is_one_file(): void {
		$this->serve( array( self::BOAT => self::png(), 'https://other.test/b.png' => self::png() ) ); // phpcs:ignore WordPress.Arrays
		$id = $this->product();
		$this->give( $id, self::BOAT );
		$this->give( $id, 'https://other.test/b.png' );
		$this->give( $id, self::BOAT );

		self::assertSame( array( 2, 1 ), array( $this->downloads, count( $this->made ) ) );
	}

	public function test_an_address_of_the_shop_itself_is_its_own_image(): void {
		$this->serve( array( self::BOAT => self::png() ) );
		$one = $this->product();
		$two = $this->product();
		$this->give( $one, self::BOAT );
		$this->give( $two, (string) $this->fields( 'products', $one )['image_url'] );

		self::assertSame( array( 1, self::image( $one ) ), array( $this->downloads, self::image( $two ) ) );
	}

	public function test_no_image_is_no_image(): void {
		$this->serve( array( self::BOAT => self::png() ) );
		$id = $this->product();
		$this->give( $id, self::BOAT );

		self::assertNull( $this->give( $id, null )->record?->fields['image_url'] );
		self::assertNotNull( get_post( $this->made[0] ), 'The file stays in the library.' );
	}

	/** Bad input: what comes from outside is a note with the reason, and the rest of the product is saved. */
	public function test_what_cannot_be_taken_in_is_a_note_and_no_failure(): void {
		$this->serve( array( 'https://x.test/page' => '<html>', 'https://x.test/script.png' => '<?php echo 1;', 'https://x.test/huge.png' => self::png() . str_repeat( 'x', 10 * MB_IN_BYTES ) ) ); // phpcs:ignore WordPress.Arrays
		$id = $this->product();
		foreach ( array( 'https://x.test/page', 'https://x.test/script.png', 'https://x.test/huge.png', 'https://x.test/gone.png', 'file:///etc/passwd' ) as $url ) {
			$result = $this->save( 'products', new Write( 'k', $id, array( 'image_url' => $url, 'regular_price' => (string) strlen( $url ) ) ) ); // phpcs:ignore WordPress.Arrays

			self::assertNull( $result->error, $url );
			self::assertStringContainsString( $url, $result->note );
			self::assertSame( (string) strlen( $url ), $result->record?->fields['regular_price'] );
		}
		self::assertSame( array( array(), 0 ), array( $this->made, self::image( $id ) ) );
	}

	public function test_a_rehearsal_downloads_nothing(): void {
		$this->serve( array( self::BOAT => self::png() ) );

		self::assertSame( array(), $this->endpoint()->rehearse( 'products', array( new Write( 'k', $this->product(), array( 'image_url' => self::BOAT ) ) ) ) );
		self::assertSame( 0, $this->downloads );
	}
}
