import type { Run } from './run';
import { summaryCounts, summaryTable, total } from './summary';

const run: Run = {
	id: 3,
	state: 'done',
	dry: false,
	modules: [
		{
			module: 'contacts',
			label: 'Customers',
			state: 'done',
			listed: 52,
			total: 52,
			queued: 52,
			done: 52,
		},
		{
			module: 'taxes',
			label: 'Taxes',
			state: 'done',
			listed: 0,
			total: 0,
			queued: 0,
			done: 0,
		},
	],
	rate_per_s: 0,
	seconds_left: null,
	counts: [
		{
			module: 'contacts',
			side: 'shop',
			created: 37,
			updated: 3,
			unchanged: 0,
			skipped: 1,
			decision: 0,
			failed: 0,
		},
		{
			module: 'contacts',
			side: 'remote',
			created: 10,
			updated: 0,
			unchanged: 1,
			skipped: 0,
			decision: 2,
			failed: 0,
		},
	],
	error: null,
	question: null,
};

test( 'a row per module and side, columns aligned', () => {
	expect( summaryTable( run, { shop: 'shop', remote: 'Vtiger' } ) ).toBe(
		[
			'                     created  updated  unchanged  skipped  needs decision  failed',
			'Customers  → shop         37        3          0        1               0       0',
			'Customers  → Vtiger       10        0          1        0               2       0',
			'Taxes      → shop          0        0          0        0               0       0',
			'Taxes      → Vtiger        0        0          0        0               0       0',
		].join( '\n' )
	);
} );

test( 'the counts for a program name both sides of every module', () => {
	const counts = summaryCounts( run );
	expect( counts.contacts?.remote ).toEqual( {
		created: 10,
		updated: 0,
		unchanged: 1,
		skipped: 0,
		decision: 2,
		failed: 0,
	} );
	expect( counts.taxes ).toEqual( {
		shop: expect.objectContaining( { created: 0 } ),
		remote: expect.objectContaining( { failed: 0 } ),
	} );
} );

test( 'totals add up over modules and sides', () => {
	expect( total( run, 'created' ) ).toBe( 47 );
} );
