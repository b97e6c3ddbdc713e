import { visit } from '../testing';
import {
	draftOf,
	isChanged,
	newRows,
	reduceDraft,
	rowsOf,
	turned,
	type Draft,
	type DraftAction,
} from './draft';
import { mapping, row } from './testing';

beforeEach( () => visit() );

const after = ( ...actions: DraftAction[] ): Draft =>
	actions.reduce( reduceDraft, draftOf( mapping ) );

it( 'is unchanged until something is changed, and again once it is changed back', () => {
	const part = ( direction: 'both' | 'off' ): DraftAction => ( {
		type: 'change',
		id: 0,
		part: { direction },
	} );

	expect( isChanged( after(), mapping ) ).toBe( false );
	expect( isChanged( after( part( 'off' ) ), mapping ) ).toBe( true );
	expect( isChanged( after( part( 'off' ), part( 'both' ) ), mapping ) ).toBe(
		false
	);
} );

it( 'does not count a row that was added and left alone', () => {
	expect( isChanged( after( { type: 'add' } ), mapping ) ).toBe( false );
	expect( rowsOf( after( { type: 'add' } ) ) ).toEqual( mapping.rows );
	expect( after( { type: 'add' }, { type: 'saved' } ).rows ).toHaveLength(
		2
	);
} );

it( 'puts a removed row back where it was', () => {
	const draft = after( { type: 'remove', id: 0 }, { type: 'undo' } );

	expect( rowsOf( draft ) ).toEqual( mapping.rows );
	expect( rowsOf( reduceDraft( draft, { type: 'undo' } ) ) ).toEqual(
		mapping.rows
	);
} );

it( 'takes the rows of a preset, and remembers its name until it is saved', () => {
	const [ , theirs ] = mapping.presets;
	const draft = after( { type: 'take', from: theirs!, preset: 'theirs' } );

	expect( rowsOf( draft ) ).toEqual( theirs!.rows );
	expect( draft.match ).toEqual( [] );
	expect( draft.preset ).toBe( 'theirs' );
	expect( reduceDraft( draft, { type: 'saved' } ).preset ).toBe( '' );
	// A popover of the old first row must not stay open over the new one.
	expect( draft.rows[ 0 ]?.id ).not.toBe( 0 );
} );

it( 'knows the rows that could be applied to existing records (V10)', () => {
	const draft = after(
		{ type: 'add', row: row( 'country', 'mailingcountry' ) },
		{ type: 'add', row: row( 'phone', 'phone', { direction: 'off' } ) },
		{ type: 'change', id: 0, part: { transforms: [] } }
	);

	expect( newRows( draft, mapping ).map( ( { shop } ) => shop ) ).toEqual( [
		'country',
	] );
	expect( newRows( draft, { ...mapping, started: false } ) ).toEqual( [] );
	expect( newRows( draft, { ...mapping, enabled: false } ) ).toEqual( [] );
} );

it( 'turns a direction through all of them', () => {
	const first = turned( 'both' );
	const second = turned( first );
	const third = turned( second );

	expect( new Set( [ 'both', first, second, third ] ).size ).toBe( 4 );
	expect( turned( third ) ).toBe( 'both' );
} );
