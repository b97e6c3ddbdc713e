import { dispatch, select } from '@wordpress/data';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { store } from '../store';
import { answerWith, status, visit } from '../testing';
import type { Decision, DecisionDetail } from '../types/generated';
import { Decisions } from './decisions';
import { commonAnswers } from './words';

const anna: Decision = {
	id: 11,
	connection_id: 1,
	module: 'contacts',
	module_label: 'Customers',
	side: 'shop',
	record_id: 'user:5',
	name: 'Anna Nowak',
	url: '/wp-admin/user-edit.php?user_id=5',
	code: 'several_matches',
	reason: 'Several records in Acme CRM match: Anna (12x1), A. Nowak (12x2).',
	answers: [ 'link', 'create', 'ignore' ],
	candidates: [
		{ id: '12x1', name: 'Anna', url: 'https://crm.acme.example/12x1' },
		{ id: '12x2', name: 'A. Nowak', url: null },
	],
	since: '2026-11-24T10:00:00Z',
};
const lamp: Decision = {
	...anna,
	id: 12,
	module: 'products',
	module_label: 'Products',
	name: 'Lamp',
	code: 'drift',
	reason: 'It was edited in Acme CRM, although WooCommerce decides about it: Name.',
	answers: [ 'overwrite', 'keep', 'ignore' ],
	candidates: [ { id: '14x1', name: 'Lamp', url: null } ],
};
const bert: Decision = { ...anna, id: 13, name: 'Bert Berg' };

const detail = ( of: Decision ): DecisionDetail => ( {
	...of,
	fields: [
		{
			label: 'Last name',
			other_label: 'Last Name',
			own: 'Nowak',
			others: of.candidates.map( () => 'Nowak' ),
			same: of.candidates.map( () => true ),
		},
		{
			label: 'Billing city',
			other_label: 'Mailing City',
			own: 'Warsaw',
			others: of.candidates.map( ( _, at ) => ( at ? null : 'Warsaw' ) ),
			same: of.candidates.map( ( _, at ) => at === 0 ),
		},
	],
} );

/** Answers as a site with these open questions; a decided one is gone from the next list. */
function open( ...decisions: Decision[] ) {
	const left = [ ...decisions ];
	const sent: unknown[] = [];
	let other: { decided: number } | null = null;
	const asked = answerWith( {
		'GET /status': status,
		'GET /decisions': () => ( { items: [ ...left ], next: null } ),
		...Object.fromEntries(
			decisions.map( ( one ) => [
				`GET /decisions/${ one.id }`,
				detail( one ),
			] )
		),
		'POST /decisions': ( { data }: { data: { ids: number[] } } ) => {
			sent.push( data );
			for ( const id of data.ids ) {
				left.splice(
					left.findIndex( ( one ) => one.id === id ),
					1
				);
			}
			return other ?? { decided: data.ids.length };
		},
		'POST /connections/1/work': { worked: 1, waiting: 0, run: null },
	} );
	render( <Decisions /> );
	return {
		asked,
		sent,
		answer: ( instead: { decided: number } ) => {
			other = instead;
		},
	};
}

beforeEach( () => {
	visit( '&path=/decisions' );
	for ( const path of select( store ).paths() ) {
		dispatch( store ).receive( path, undefined );
	}
} );

it( 'shows the first record beside its candidates, and marks what differs (E5)', async () => {
	open( anna, lamp );

	const table = await screen.findByRole( 'table' );
	const city = within( table ).getByRole( 'row', { name: /Billing city/ } );
	expect(
		within( city )
			.getAllByRole( 'cell' )
			.map( ( cell ) => cell.textContent )
	).toEqual( [ 'Warsaw', 'Warsaw', 'Different: empty' ] );
	expect(
		within( table ).getByRole( 'link', { name: /^Anna Nowak/ } )
	).toHaveAttribute( 'href', anna.url );
	expect(
		within( table ).getByRole( 'link', { name: /^Anna \(/ } )
	).toHaveAttribute( 'href', 'https://crm.acme.example/12x1' );

	await userEvent.click(
		screen.getByLabelText( /only what differs \(1 of 2\)/ )
	);
	expect( within( table ).queryByText( 'Last name' ) ).toBeNull();
} );

it( 'links with the candidate that was chosen, and goes on to the next (E4)', async () => {
	const { sent, asked } = open( anna, lamp );
	await userEvent.click(
		await screen.findByRole( 'button', {
			name: 'It is this one: Acme CRM: A. Nowak (12x2)',
		} )
	);

	expect( sent ).toEqual( [
		{ ids: [ 11 ], answer: 'link', candidate: '12x2' },
	] );
	expect(
		await screen.findByRole( 'heading', { name: 'Lamp' } )
	).toBeVisible();
	expect( asked ).toContain( 'POST /connections/1/work' );
} );

it( 'says that somebody else was faster (E5)', async () => {
	const { answer } = open( anna );
	answer( { decided: 0 } );
	await userEvent.click(
		await screen.findByRole( 'button', { name: 'Leave it alone' } )
	);

	expect(
		await screen.findByText( /1 record somebody else had decided before/, {
			selector: '.components-notice__content',
		} )
	).toBeVisible();
	expect( screen.getByText( 'There is nothing to decide.' ) ).toBeVisible();
} );

it.each( [
	[ 'None of them: create it in Acme CRM', anna, 'create' ],
	[ 'Leave it alone', anna, 'ignore' ],
	[ 'Overwrite the edit', lamp, 'overwrite' ],
	[ 'Keep the edit', lamp, 'keep' ],
] )( 'takes the answer “%s” (E5)', async ( words, decision, answer ) => {
	const { sent } = open( decision );
	await userEvent.click(
		await screen.findByRole( 'button', { name: words } )
	);

	expect( sent ).toEqual( [
		{ ids: [ decision.id ], answer, candidate: '' },
	] );
	expect(
		await screen.findByText( 'There is nothing to decide.' )
	).toBeVisible();
} );

it( 'offers for several only what all of them allow, and never a link', () => {
	expect( commonAnswers( [ anna, bert ] ) ).toEqual( [ 'create', 'ignore' ] );
	expect( commonAnswers( [ anna, lamp ] ) ).toEqual( [ 'ignore' ] );
	expect( commonAnswers( [] ) ).toEqual( [] );
} );

it( 'decides about several at once, after asking', async () => {
	const { sent } = open( anna, lamp, bert );
	await userEvent.click( await screen.findByLabelText( 'Select all' ) );
	await userEvent.click( screen.getByLabelText( 'Select Lamp' ) );
	const bulk = screen.getByRole( 'group', { name: /all that are selected/ } );
	await userEvent.click(
		within( bulk ).getByRole( 'button', { name: 'Create new records' } )
	);
	const dialog = await screen.findByRole( 'dialog', {
		name: 'Decide about 2 records?',
	} );
	await userEvent.click(
		within( dialog ).getByRole( 'button', { name: 'Create new records' } )
	);

	await waitFor( () =>
		expect( sent ).toEqual( [
			{ ids: [ 11, 13 ], answer: 'create', candidate: '' },
		] )
	);
} );

it( 'is walked through by j and k, and Enter leads to the answers', async () => {
	open( anna, lamp, bert );
	const first = await screen.findByRole( 'link', {
		name: /^Anna Nowak.*Several/,
	} );
	first.focus();
	await userEvent.keyboard( 'jj' );
	expect(
		await screen.findByRole( 'heading', { name: 'Bert Berg' } )
	).toBeVisible();
	await userEvent.keyboard( 'k' );
	const heading = await screen.findByRole( 'heading', { name: 'Lamp' } );
	await waitFor( () =>
		expect(
			screen.getByRole( 'link', { name: /^Lamp\s*Products/ } )
		).toHaveFocus()
	);
	await userEvent.keyboard( '{Enter}' );

	await waitFor( () => expect( heading ).toHaveFocus() );
} );

it( 'does not take letters that are typed into the search', async () => {
	const { asked } = open( anna, lamp );
	await userEvent.type( await screen.findByRole( 'searchbox' ), 'jk' );

	await waitFor( () =>
		expect( asked ).toContain( 'GET /decisions?search=jk&per_page=50' )
	);
	expect(
		screen.getByRole( 'heading', { name: 'Anna Nowak' } )
	).toBeVisible();
} );

it( 'filters by module and reason, and keeps the filter in the address', async () => {
	const { asked } = open( anna, lamp );
	await userEvent.selectOptions(
		await screen.findByLabelText( 'Reason' ),
		'Several records match'
	);
	await userEvent.selectOptions(
		screen.getByLabelText( 'Kind of record' ),
		'Customers'
	);

	expect( asked ).toContain(
		'GET /decisions?module=contacts&code=several_matches&per_page=50'
	);
	expect( window.location.search ).toContain( 'code=several_matches' );
} );

it( 'says what went wrong, and the question stays', async () => {
	open( anna );
	await screen.findByRole( 'table' );
	answerWith( {
		'POST /decisions': () => {
			throw {
				code: 'no_candidate',
				message: 'Choose the one record that it is.',
				data: { status: 400 },
			};
		},
	} );
	await userEvent.click(
		screen.getByRole( 'button', { name: 'Leave it alone' } )
	);

	expect(
		await screen.findAllByText( 'Choose the one record that it is.' )
	).not.toEqual( [] );
	expect(
		screen.getByRole( 'heading', { name: 'Anna Nowak' } )
	).toBeVisible();
} );

it( 'shows a person without the right to sync no buttons, and says why', async () => {
	visit( '&path=/decisions', { sync: false } );
	open( anna );

	expect( await screen.findByText( /not decide it/ ) ).toBeVisible();
	await screen.findByRole( 'table' );
	expect(
		screen.queryByRole( 'button', { name: /It is this one/ } )
	).toBeNull();
	expect( screen.queryByLabelText( 'Select all' ) ).toBeNull();
} );

it( 'shows nothing to those who may not see it', () => {
	visit( '&path=/decisions', { viewLog: false } );
	const { asked } = open( anna );

	expect( screen.getByText( 'You may not open this page.' ) ).toBeVisible();
	expect( asked ).toEqual( [] );
} );
