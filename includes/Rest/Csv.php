<?php
/**
 * Rows as a file that spreadsheets open: UTF-8 with a mark, CRLF, quoted where needed (RFC 4180).
 */

declare( strict_types=1 );

namespace Crosswalk\Rest;

final class Csv {

	/** Without it Excel takes the file for one in the country's old encoding. */
	private const BYTE_ORDER_MARK = "\xEF\xBB\xBF";

	/**
	 * A file, a page of rows to a piece.
	 *
	 * @param string                              $name   Of the file, ASCII.
	 * @param list<string>                        $header Titles of the columns.
	 * @param iterable<list<list<string|int>>>    $pages  Cells of rows.
	 */
	public static function file( string $name, array $header, iterable $pages ): FileResponse {
		return new FileResponse( $name, 'text/csv', self::pieces( $header, $pages ) );
	}

	/** @param list<string|int> $cells Of a row. */
	public static function line( array $cells ): string {
		return implode( ',', array_map( array( self::class, 'cell' ), $cells ) ) . "\r\n";
	}

	/**
	 * @param list<string>                     $header Titles of the columns.
	 * @param iterable<list<list<string|int>>> $pages  Cells of rows.
	 * @return \Generator<string>
	 */
	private static function pieces( array $header, iterable $pages ): \Generator {
		yield self::BYTE_ORDER_MARK . self::line( $header );
		foreach ( $pages as $rows ) {
			yield implode( '', array_map( array( self::class, 'line' ), $rows ) );
		}
	}

	private static function cell( string|int $value ): string {
		// A name from the CRM must not become a formula in the shop manager's spreadsheet.
		$text = is_string( $value ) && 1 === preg_match( '/^[=+\-@\t\r]/', $value ) ? "'$value" : (string) $value;
		return 1 === preg_match( '/[",\r\n]/', $text ) ? '"' . str_replace( '"', '""', $text ) . '"' : $text;
	}
}
