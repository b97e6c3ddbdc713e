import { judge, median, rounded } from './figure';

const measured = ( name: string, value: number | null ) => ( {
	name,
	value,
	baseline: null,
} );

test.each( [
	[ 'push.overhead', 1.15, true ],
	[ 'push.overhead', 1.16, false ],
	[ 'push.updates.ratio', 1.8, true ],
	[ 'push.updates.ratio', 1.79, false ],
	[ 'unchanged.calls', 102, false ],
	[ 'enqueue.ms', 400, true ],
	[ 'pull.products.ratio', NaN, false ],
] )( '%s of %d is judged by its limit', ( name, value, ok ) => {
	expect( judge( measured( name, value ) ).ok ).toBe( ok );
} );

test( 'a skipped figure keeps its reason and is no failure', () => {
	const skipped = judge( {
		...measured( 'enqueue.queries', null ),
		skipped: 'WooCommerce is not on this machine.',
	} );
	expect( skipped ).toMatchObject( {
		value: null,
		ok: true,
		unit: 'queries',
		limit: { max: 1 },
		skipped: 'WooCommerce is not on this machine.',
	} );
} );

test( 'what nobody promised is refused', () => {
	expect( () => judge( measured( 'pull.speed', 1 ) ) ).toThrow(
		'pull.speed'
	);
} );

test( 'the median of an even number lies between the middle two', () => {
	expect( median( [ 4, 1, 3, 2 ] ) ).toBe( 2.5 );
	expect( median( [ 9, 1, 5 ] ) ).toBe( 5 );
	expect( median( [] ) ).toBeNaN();
} );

test( 'values have four digits', () => {
	expect( rounded( 1.23456 ) ).toBe( 1.235 );
	expect( rounded( 0.0123456 ) ).toBe( 0.01235 );
} );
