import { parseOptions } from './options';

test( 'without options the shop is small and embedded', () => {
	expect( parseOptions( [] ) ).toEqual( {
		db: null,
		size: 'small',
		reset: false,
		check: false,
		port: 0,
	} );
} );

test( 'every option is understood', () => {
	const db = 'mysql://root:geheim@127.0.0.1:3307/crosswalk_demo';
	expect(
		parseOptions( [
			'--db',
			db,
			'--size',
			'large',
			'--reset',
			'--check',
			'--port',
			'8080',
		] )
	).toEqual( {
		db,
		size: 'large',
		reset: true,
		check: true,
		port: 8080,
	} );
} );

test.each( [
	[ [ '--size', 'huge' ], '--size is small or large, not huge.' ],
	[ [ '--port', 'eighty' ], '--port eighty is not a port.' ],
	[ [ '--port', '70000' ], '--port 70000 is not a port.' ],
	[
		[ '--db', 'mysql://root@127.0.0.1' ],
		'--db is a URL like mysql://user:password@127.0.0.1:3306/name.',
	],
	[
		[ '--db', 'postgres://root@127.0.0.1/shop' ],
		'--db is a URL like mysql://user:password@127.0.0.1:3306/name.',
	],
] )( '%j is refused in a sentence', ( argv, message ) => {
	expect( () => parseOptions( argv ) ).toThrow( message );
} );

test( 'an option that does not exist is refused', () => {
	expect( () => parseOptions( [ '--restet' ] ) ).toThrow( '--restet' );
} );
