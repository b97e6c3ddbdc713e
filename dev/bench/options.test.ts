import { FIGURES } from './figure';
import { parseOptions } from './options';

test( 'without options everything is measured in full and shown as a table', () => {
	expect( parseOptions( [] ) ).toEqual( {
		json: false,
		quick: false,
		only: FIGURES,
	} );
} );

test( '--only takes a name, or the beginning of several', () => {
	expect( parseOptions( [ '--only', 'push.overhead' ] ).only ).toEqual( [
		'push.overhead',
	] );
	expect(
		parseOptions( [ '--only', 'push', '--only', 'enqueue.ms' ] ).only
	).toEqual( [ 'push.overhead', 'push.updates.ratio', 'enqueue.ms' ] );
} );

test( 'a figure that does not exist is refused in a sentence', () => {
	expect( () => parseOptions( [ '--only', 'pus' ] ) ).toThrow(
		'There is no figure pus.'
	);
} );
