import { judge } from './figure';
import { table } from './table';

test( 'a line each: value, limit, verdict, baseline; or why there is none', () => {
	const figures = [
		judge( { name: 'push.overhead', value: 1.3, baseline: 50 } ),
		judge( { name: 'unchanged.calls', value: 101, baseline: 100 } ),
		judge( { name: 'enqueue.ms', value: 0.4, baseline: null } ),
		judge( {
			name: 'enqueue.queries',
			value: null,
			baseline: null,
			skipped: 'No shop.',
		} ),
	];
	expect( table( figures ).split( '\n' ) ).toEqual( [
		'push.overhead    1.3 ×      ≤ 1.15  MISSED  baseline 50',
		'unchanged.calls  101 calls  ≤ 101   ok      baseline 100',
		'enqueue.ms       0.4 ms',
		'enqueue.queries  skipped                    No shop.',
	] );
} );
