<?php
/**
 * The image of a product that a remote gives as an address. It is taken into the media library once: the address and the
 * content are remembered with the attachment, so that a hundred products with one image have one file. What cannot be
 * taken in is a note, not a failure: the product is more than its image.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

final class ProductImages {

	/** Meta of an attachment: hashes of the addresses it came from, and of its content. */
	private const SOURCE  = '_crosswalk_image_source';
	private const CONTENT = '_crosswalk_image_content';

	private const MAX_BYTES = 10 * MB_IN_BYTES;

	private const TIMEOUT_S = 20;

	private const ENDINGS = array(
		'image/jpeg' => 'jpg',
		'image/png'  => 'png',
		'image/gif'  => 'gif',
		'image/webp' => 'webp',
		'image/avif' => 'avif',
	);

	/** @return string|null A sentence where the image could not be taken in. */
	public function set( \WC_Product $product, ?string $url ): ?string {
		if ( null === $url || '' === $url ) {
			$product->set_image_id( '' );
			return null;
		}
		if ( 1 !== preg_match( '~^https?://~i', $url ) ) {
			return self::left( $url, __( 'it is no web address', 'crosswalk' ) );
		}
		$known = $this->known( self::SOURCE, sha1( $url ) );
		$known = 0 === $known ? attachment_url_to_postid( $url ) : $known;
		if ( 0 !== $known ) {
			$product->set_image_id( $known );
			return null;
		}
		return $this->take_in( $product, $url );
	}

	private function take_in( \WC_Product $product, string $url ): ?string {
		require_once ABSPATH . 'wp-admin/includes/file.php';
		require_once ABSPATH . 'wp-admin/includes/media.php';
		require_once ABSPATH . 'wp-admin/includes/image.php';
		$file = wp_tempnam( 'crosswalk-image' );
		try {
			$wrong = self::download( $url, $file );
			return null === $wrong ? $this->keep( $product, $url, $file ) : self::left( $url, $wrong );
		} finally {
			if ( is_file( $file ) ) {
				wp_delete_file( $file );
			}
		}
	}

	/** @return string|null What was wrong with it. */
	private static function download( string $url, string $file ): ?string {
		$answer = wp_safe_remote_get(
			$url,
			array(
				'timeout'             => self::TIMEOUT_S,
				'stream'              => true,
				'filename'            => $file,
				'limit_response_size' => self::MAX_BYTES + 1,
			)
		);
		$status = wp_remote_retrieve_response_code( $answer );
		return match ( true ) {
			is_wp_error( $answer )            => $answer->get_error_message(),
			/* translators: %d: HTTP status. */
			200 !== $status                   => sprintf( __( 'the server answered with the HTTP status %d', 'crosswalk' ), (int) $status ),
			filesize( $file ) > self::MAX_BYTES => sprintf(
				/* translators: %s: a size, "10 MB". */
				__( 'it is larger than %s', 'crosswalk' ),
				(string) size_format( self::MAX_BYTES )
			),
			! isset( self::ENDINGS[ (string) wp_get_image_mime( $file ) ] ) => __( 'it is no image of a kind that WordPress shows', 'crosswalk' ),
			default                           => null,
		};
	}

	private function keep( \WC_Product $product, string $url, string $file ): ?string {
		$content = (string) sha1_file( $file );
		$id      = $this->known( self::CONTENT, $content );
		if ( 0 === $id ) {
			$name = sanitize_file_name( pathinfo( (string) wp_parse_url( $url, PHP_URL_PATH ), PATHINFO_FILENAME ) );
			$made = media_handle_sideload(
				array(
					'name'     => ( '' === $name ? 'product' : $name ) . '.' . self::ENDINGS[ (string) wp_get_image_mime( $file ) ],
					'tmp_name' => $file,
				),
				$product->get_id(),
				$product->get_name( 'edit' )
			);
			if ( is_wp_error( $made ) ) {
				return self::left( $url, $made->get_error_message() );
			}
			$id = $made;
			update_post_meta( $id, self::CONTENT, $content );
		}
		add_post_meta( $id, self::SOURCE, sha1( $url ) );
		$product->set_image_id( $id );
		return null;
	}

	/** Id of the attachment that remembers this; 0: none does. */
	private function known( string $key, string $hash ): int {
		$ids = get_posts(
			array(
				'post_type'      => 'attachment',
				'post_status'    => 'inherit',
				'posts_per_page' => 1,
				'fields'         => 'ids',
				'meta_key'       => $key, // phpcs:ignore WordPress.DB.SlowDBQuery -- Only few attachments have one.
				'meta_value'     => $hash, // phpcs:ignore WordPress.DB.SlowDBQuery
			)
		);
		return is_int( $ids[0] ?? null ) ? $ids[0] : 0;
	}

	private static function left( string $url, string $why ): string {
		/* translators: 1: address, 2: why, "it is larger than 10 MB". */
		return sprintf( __( 'The image %1$s was not taken in: %2$s.', 'crosswalk' ), $url, rtrim( $why, '.' ) );
	}
}
