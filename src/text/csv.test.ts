import { toCsv } from './csv';

describe( 'CSV (V21)', () => {
	it( 'quotes commas, quotes and line breaks', () => {
		expect(
			toCsv( [ 'Name' ], [ [ 'a,b' ], [ 'say "x"' ], [ 'a\nb' ] ] )
		).toBe( '\uFEFFName\r\n"a,b"\r\n"say ""x"""\r\n"a\nb"\r\n' );
	} );

	it.each( [ '=1+1', '+49 30 123', '-x', '@cmd', '\tx' ] )(
		'keeps %j from being a formula',
		( text ) => {
			expect( toCsv( [ 'N' ], [ [ text ] ] ) ).toContain( `'${ text }` );
		}
	);

	it( 'leaves numbers as they are, negative ones too', () => {
		expect( toCsv( [ 'N' ], [ [ -5 ] ] ) ).toBe( '\uFEFFN\r\n-5\r\n' );
	} );
} );
