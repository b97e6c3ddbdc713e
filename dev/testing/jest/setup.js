require( '@testing-library/jest-dom' );

// What React or WordPress complain about is a failure, unless the test expects it with a spy of its own.
let complaints;
beforeEach( () => {
	complaints = [];
	for ( const kind of [ 'error', 'warn' ] ) {
		jest.spyOn( console, kind ).mockImplementation( ( ...args ) =>
			complaints.push( args.map( String ).join( ' ' ) )
		);
	}
} );
afterEach( () => {
	expect( complaints ).toEqual( [] );
} );
