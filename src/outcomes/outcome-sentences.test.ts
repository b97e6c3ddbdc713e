import { visit } from '../testing';
import type { RunCount } from '../types/generated';
import { doesSomething, facts, written } from './outcome-sentences';

beforeEach( () => visit() );

const row: RunCount = {
	module: 'products',
	side: 'remote',
	created: 212,
	updated: 0,
	unchanged: 1203,
	skipped: 1,
	decision: 3,
	failed: 0,
	linked: 40,
	deleted: 0,
};

it( 'says of a dry run what would happen, and nothing of what would not (E22)', () => {
	expect( facts( row, 'would' ).map( ( { text } ) => text ) ).toEqual( [
		'212 would be created',
		'40 would be linked with the records that are there',
		'3 need a decision',
		'1 would be skipped',
		'1,203 would stay as they are',
	] );
} );

it( 'says of a run what has happened', () => {
	expect( facts( { ...row, created: 1 }, 'did' )[ 0 ]?.text ).toBe(
		'1 was created'
	);
} );

it( 'says of undoing what would be put back and what cannot be undone (E23)', () => {
	const undo = { ...row, created: 0, linked: 0, decision: 0, updated: 2 };

	expect( facts( undo, 'would_undo' ).map( ( { text } ) => text ) ).toEqual( [
		'2 would be put back',
		'1 cannot be undone',
		'1,203 would stay as they are',
	] );
} );

it( 'tells what would be deleted from what would be put back, each with its own list (E23)', () => {
	const undo = { ...row, created: 0, linked: 0, updated: 5, deleted: 3 };
	const [ put, gone ] = facts( undo, 'would_undo' );

	expect( [ put?.text, put?.list ] ).toEqual( [
		'2 would be put back',
		{ outcome: 'updated', gone: '0' },
	] );
	expect( [ gone?.text, gone?.list ] ).toEqual( [
		'3 would be deleted',
		{ outcome: 'updated', gone: '1' },
	] );
	expect( facts( undo, 'did' )[ 1 ]?.text ).toBe( '3 were deleted' );
	expect( written( [ undo ] ) ).toBe( 5 );
} );

it( 'knows which records each number counts; what agrees is not listed', () => {
	expect(
		facts( row, 'would' ).map( ( { key, list } ) => [ key, list ] )
	).toEqual( [
		[ 'created', { outcome: 'created' } ],
		[ 'linked', { linked: '1' } ],
		[ 'decision', { outcome: 'decision' } ],
		[ 'skipped', { outcome: 'skipped' } ],
		[ 'unchanged', null ],
	] );
} );

it( 'can carry out what writes or links something', () => {
	const nothing = { ...row, created: 0, linked: 0 };

	expect( written( [ row, { ...row, updated: 5 } ] ) ).toBe( 429 );
	expect( doesSomething( [ nothing ] ) ).toBe( false );
	expect( doesSomething( [ nothing, { ...nothing, linked: 1 } ] ) ).toBe(
		true
	);
} );
