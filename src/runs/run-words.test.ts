import { run, visit } from '../testing';
import type { Run, RunModule } from '../types/generated';
import { endSentence, progress, progressSentence } from './run-words';

beforeEach( () => visit() );

const module = run.modules[ 0 ] as RunModule;
const withModule = ( part: Partial< RunModule > ): Run => ( {
	...run,
	modules: [ { ...module, ...part } ],
} );

describe( 'a run under way (V22)', () => {
	it( 'says where it is, how fast it goes and how long it still takes', () => {
		expect( progressSentence( run ) ).toBe(
			'Products 1,240 of 3,000 · 41/s · about 45 s left'
		);
	} );

	it( 'counts what needed nothing as done', () => {
		const mostlyEqual = withModule( { queued: 10, done: 10 } );

		expect( progressSentence( mostlyEqual ) ).toContain( '3,000 of 3,000' );
		expect( progress( mostlyEqual ) ).toBe( 1 );
	} );

	it( 'promises nothing while nobody knows how much there is', () => {
		const listing = withModule( { state: 'listing', total: null } );

		expect( progressSentence( listing ) ).toContain(
			'3,000 compared so far'
		);
		expect( progress( listing ) ).toBeNull();
	} );

	it( 'says what it waits for instead of when it will be done', () => {
		expect( progressSentence( { ...run, error: 'No more calls.' } ) ).toBe(
			'Products 1,240 of 3,000 · No more calls.'
		);
	} );

	it( 'stands still while paused', () => {
		expect( progressSentence( { ...run, state: 'paused' } ) ).toBe(
			'Products 1,240 of 3,000 · paused'
		);
	} );
} );

describe( 'a run that ended', () => {
	const done: Run = { ...run, state: 'done' };
	const counts = {
		module: 'products',
		side: 'shop',
		created: 2,
		updated: 3,
		unchanged: 9,
		skipped: 0,
		decision: 0,
		failed: 0,
		linked: 0,
		deleted: 0,
	} as const;

	it.each( [
		[ done, 'Sync finished: both sides agreed already.' ],
		[
			{
				...done,
				counts: [ { ...counts, created: 0, updated: 0, skipped: 2 } ],
			},
			'Sync finished: nothing had to be written. Some records were skipped or need a decision.',
		],
		[
			{ ...done, counts: [ counts ] },
			'Sync finished: 5 records written.',
		],
		[
			{ ...done, counts: [ { ...counts, failed: 1 } ] },
			'Sync finished: 5 records written, 1 failed.',
		],
		[
			{
				...done,
				counts: [ { ...counts, created: 1, updated: 0, failed: 2 } ],
			},
			'Sync finished: 1 record written, 2 failed.',
		],
		[
			{
				...done,
				counts: [ { ...counts, created: 0, updated: 0, linked: 4 } ],
			},
			'Sync finished: 4 records were linked, nothing had to be written.',
		],
		[
			{
				...done,
				dry: true,
				undoes: 4,
				counts: [ { ...counts, created: 0, deleted: 1 } ],
			},
			'The dry run is through: 2 would be written, 1 would be deleted. Nothing has been written yet.',
		],
		[
			{
				...done,
				dry: true,
				undoes: 4,
				counts: [ { ...counts, created: 0, deleted: 3 } ],
				followed_by: 9,
			},
			'The dry run is through: 3 records would be deleted.',
		],
		[
			{
				...done,
				undoes: 4,
				counts: [ { ...counts, created: 0, deleted: 1 } ],
			},
			'Undone: 2 put back, 1 deleted.',
		],
		[
			{ ...done, state: 'cancelled' as const },
			'The sync was cancelled. What was done stays done.',
		],
		[
			{ ...done, state: 'failed' as const, error: 'The CRM is gone.' },
			'The CRM is gone.',
		],
	] )( 'is summed up (case %#)', ( ended, sentence ) => {
		expect( endSentence( ended ) ).toBe( sentence );
	} );
} );
