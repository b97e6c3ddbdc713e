import { duration, progressLine } from './progress';
import type { Run, RunModule } from './run';

const products: RunModule = {
	module: 'products',
	label: 'Products',
	state: 'working',
	listed: 92,
	total: 92,
	queued: 80,
	done: 34,
};

function run( modules: RunModule[], pace: Partial< Run > = {} ): Run {
	return {
		id: 1,
		state: 'running',
		dry: false,
		modules,
		rate_per_s: 0,
		seconds_left: null,
		counts: [],
		error: null,
		question: null,
		...pace,
	};
}

test( 'says how far the module under way is, how fast, and how long it takes', () => {
	expect(
		progressLine(
			run( [ products ], { rate_per_s: 12.4, seconds_left: 4 } )
		)
	).toBe( 'Products 34 of 80 · 12/s · about 4 s left' );
} );

test( 'a slow rate keeps a digit', () => {
	expect(
		progressLine(
			run( [ products ], { rate_per_s: 1.25, seconds_left: 37 } )
		)
	).toBe( 'Products 34 of 80 · 1.3/s · about 37 s left' );
} );

test( 'what nobody knows yet is left out', () => {
	expect( progressLine( run( [ products ] ) ) ).toBe( 'Products 34 of 80' );
} );

test( 'listing counts the records compared', () => {
	expect(
		progressLine(
			run( [
				{ ...products, state: 'listing', listed: 50, total: null },
			] )
		)
	).toBe( 'Products: compared 50' );
	expect(
		progressLine( run( [ { ...products, state: 'listing', listed: 50 } ] ) )
	).toBe( 'Products: compared 50 of 92' );
} );

test( 'before the first module and after the last', () => {
	expect( progressLine( run( [ { ...products, state: 'waiting' } ] ) ) ).toBe(
		'Starting'
	);
	expect( progressLine( run( [ { ...products, state: 'done' } ] ) ) ).toBe(
		'Finishing'
	);
} );

test( 'a duration is in seconds, or in minutes and seconds', () => {
	expect( [ -1, 0, 59.4, 60, 134 ].map( duration ) ).toEqual( [
		'0 s',
		'0 s',
		'59 s',
		'1 min 0 s',
		'2 min 14 s',
	] );
} );
