import { dispatch } from '@wordpress/data';
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { CONNECTIONS, STATUS, TRANSFORMS, mappingPath } from '../store/paths';
import { store } from '../store';
import { answerWith, connection, run, status, visit } from '../testing';
import type { Mapping } from '../types/generated';
import { Mappings } from './mappings';
import { mapping, problem, row, search, transforms } from './testing';

const MAPPING = '/connections/1/mappings/contacts';

/** As far as a test does not answer otherwise. */
const answers = {
	'GET /connections': [ connection ],
	'GET /transforms': transforms,
	'GET /status': status,
	'GET /log': { items: [], next: null },
	[ `GET ${ MAPPING }` ]: mapping,
	[ `GET ${ MAPPING }/meta-keys` ]: [],
	[ `POST ${ MAPPING }/check` ]: { problems: [] },
};

beforeEach( () => {
	visit( '&path=/mappings' );
	for ( const path of [
		CONNECTIONS,
		STATUS,
		TRANSFORMS,
		mappingPath( 1, 'contacts' ),
	] ) {
		dispatch( store ).receive( path, undefined );
	}
} );

/** What was sent to save it. */
interface Sent {
	revision: string;
	new_rows: string;
	preset: string;
	rows: { shop: string; remote: string; direction: string }[];
}

/**
 * The page, with a server that saves.
 *
 * @param more  Other answers.
 * @param saved What the server makes of it.
 */
async function open(
	more: Record< string, unknown > = {},
	saved: ( sent: Sent ) => unknown = ( sent ) => ( {
		...mapping,
		...sent,
		revision: 'r2',
	} )
) {
	const sent: Sent[] = [];
	const asked = answerWith( {
		...answers,
		[ `POST ${ MAPPING }` ]: ( { data }: { data: Sent } ) => {
			sent.push( data );
			return saved( data );
		},
		...more,
	} );
	render( <Mappings /> );
	await screen.findByRole( 'grid' );
	return { sent, asked };
}

const button = ( name: string | RegExp ) =>
	screen.getByRole( 'button', { name } );

const press = ( name: string | RegExp ) => userEvent.click( button( name ) );

/** The rules for matching have pickers of the same names. */
const inGrid = ( name: RegExp ) =>
	within( screen.getByRole( 'grid' ) ).getByRole( 'button', { name } );

/** Notices are also read aloud, from a place of their own. */
const inCard = () =>
	within(
		screen
			.getByRole( 'grid' )
			.closest< HTMLElement >( '.crosswalk-mapping' )!
	);

async function turnFirstRow() {
	await userEvent.tab();
	// What had the focus may by now show its tooltip, which then goes.
	act( () => inGrid( /^Field of WooCommerce: ?E-mail/ ).focus() );
	await userEvent.keyboard( 'd' );
}

async function addRow() {
	await press( 'Add custom mapping' );
	await search( 'Field of WooCommerce', 'country{Enter}' );
	await search( 'Field of Acme CRM', 'mailing{Enter}' );
}

it( 'shows that it is loading, then the first module that people map', async () => {
	answerWith( answers );
	render( <Mappings /> );
	expect( screen.queryByRole( 'grid' ) ).toBeNull();

	expect(
		await screen.findByRole( 'grid', { name: 'Mapping of Customers' } )
	).toBeVisible();
	expect( screen.getByLabelText( 'Module' ) ).toHaveValue( 'contacts' );
	expect( button( 'Save' ) ).toHaveAttribute( 'aria-disabled', 'true' );
} );

it( 'is for people who may map, and asks nothing for others', () => {
	const asked = answerWith( answers );
	visit( '&path=/mappings', { map: false } );
	render( <Mappings /> );

	expect( screen.getByText( 'You may not open this page.' ) ).toBeVisible();
	expect( asked ).toEqual( [] );
} );

it( 'says when nothing is connected yet', async () => {
	answerWith( { ...answers, 'GET /connections': [] } );
	render( <Mappings /> );

	expect(
		await screen.findByText( /no system is connected yet/ )
	).toBeVisible();
	expect( button( 'Set up a connection' ) ).toBeVisible();
} );

it( 'says what went wrong, and tries again', async () => {
	let works = false;
	answerWith( {
		...answers,
		[ `GET ${ MAPPING }` ]: () => {
			if ( works ) {
				return mapping;
			}
			throw { code: 'x', message: 'The shop is busy.', data: {} };
		},
	} );
	render( <Mappings /> );
	expect( await screen.findByText( 'The shop is busy.' ) ).toBeVisible();

	works = true;
	await press( 'Try again' );
	expect( await screen.findByRole( 'grid' ) ).toBeVisible();
} );

it( 'shows the stored mapping while the other system cannot be read', async () => {
	await open( {
		[ `GET ${ MAPPING }` ]: {
			...mapping,
			remote_fields: [],
			problems: [
				problem( { side: 'remote', sentence: 'It lacks lastname.' } ),
			],
			remote_error: {
				message: 'Acme CRM does not answer.',
				advice: 'Try again later.',
			},
		} satisfies Mapping,
	} );

	expect( inCard().getByText( /Acme CRM does not answer/ ) ).toBeVisible();
	expect( button( 'Field of Acme CRM: lastname' ) ).toBeVisible();
	expect( screen.queryByText( 'It lacks lastname.' ) ).toBeNull();
} );

it( 'saves what was changed with the revision that the edit began with (V10)', async () => {
	const { sent } = await open();
	await turnFirstRow();
	expect( screen.getByText( 'Not saved yet' ) ).toBeVisible();
	await press( 'Save' );

	await waitFor( () =>
		expect( screen.queryByText( 'Not saved yet' ) ).toBeNull()
	);
	expect( sent ).toHaveLength( 1 );
	expect( sent[ 0 ] ).toMatchObject( { revision: 'r1', preset: '' } );
	expect( sent[ 0 ]?.rows[ 0 ]?.direction ).toBe( 'to_remote' );
} );

it( 'tells what does not fit while it is being edited (V12)', async () => {
	await open( {
		[ `POST ${ MAPPING }/check` ]: {
			problems: [
				problem( {
					code: 'missing_mandatory',
					side: 'remote',
					field: 'lastname',
					sentence: 'Surname is mandatory and no row fills it.',
				} ),
			],
		},
	} );
	await press( 'Remove the row “Last name”' );

	expect( await inCard().findByText( /Surname is mandatory/ ) ).toBeVisible();
	await press( 'Add a row for “Surname”' );
	await search( 'Field of WooCommerce', 'last{Enter}' );
	expect( button( /^Field of WooCommerce: ?Last name/ ) ).toBeInTheDocument();
} );

it( 'shows what stands against saving, and keeps the draft (V12)', async () => {
	await open( {}, () => {
		throw {
			code: 'mapping_wrong',
			message: 'The mapping cannot be saved like this.',
			data: {
				status: 422,
				problems: [
					problem( {
						row: 'email>email',
						severity: 'error',
						sentence: 'A date does not become a number.',
					} ),
				],
			},
		};
	} );
	await turnFirstRow();
	await press( 'Save' );

	expect(
		await screen.findByText( /A date does not become a number/ )
	).toBeVisible();
	expect( screen.getByText( 'Not saved yet' ) ).toBeVisible();
	await turnFirstRow();
	await waitFor( () =>
		expect( screen.queryByText( /A date does not become/ ) ).toBeNull()
	);
} );

it( 'asks what new rows mean for records that are linked already; from now on notes both sides (V10)', async () => {
	const { sent, asked } = await open( { 'POST /runs': run } );
	await addRow();
	await press( 'Save' );
	const dialog = within( await screen.findByRole( 'dialog' ) );
	expect( dialog.getByText( /^Country is new\./ ) ).toBeVisible();
	expect( dialog.getByLabelText( /From now on/ ) ).toBeChecked();
	await userEvent.click( dialog.getByRole( 'button', { name: 'Save' } ) );

	await waitFor( () => expect( asked ).toContain( 'POST /runs' ) );
	expect( sent[ 0 ]?.new_rows ).toBe( 'from_now' );
	expect( sent[ 0 ]?.rows ).toContainEqual(
		row( 'country', 'mailingcountry' )
	);
} );

it( 'applies new rows to existing records by way of a dry run (V10)', async () => {
	let begun: unknown;
	const { sent } = await open( {
		'POST /runs': async ( { data }: { data: unknown } ) => {
			begun = data;
			// An answer takes its time; meanwhile the page takes note that all is saved.
			await new Promise( ( resolve ) => setTimeout( resolve, 50 ) );
			return { ...run, dry: true };
		},
	} );
	await addRow();
	await press( 'Save' );
	await userEvent.click( await screen.findByLabelText( /existing records/ ) );
	await press( 'Save and show what would change' );

	await waitFor( () =>
		expect( window.location.search ).toContain( 'run=5' )
	);
	expect( window.location.search ).toContain( 'path=%2Fsync-log' );
	expect( sent[ 0 ]?.new_rows ).toBe( 'first_link' );
	expect( begun ).toEqual( {
		connection_id: 1,
		modules: [ 'contacts' ],
		dry: true,
		every: true,
	} );
} );

it( 'asks nothing about existing records where nothing was synced yet', async () => {
	const { sent, asked } = await open( {
		[ `GET ${ MAPPING }` ]: { ...mapping, started: false },
	} );
	await addRow();
	await press( 'Save' );

	await waitFor( () => expect( sent ).toHaveLength( 1 ) );
	expect( screen.queryByRole( 'dialog' ) ).toBeNull();
	expect( asked ).not.toContain( 'POST /runs' );
} );

describe( 'when somebody else was faster', () => {
	const theirs = {
		...mapping,
		revision: 'r9',
		rows: [ row( 'country', 'mailingcountry' ) ],
	};
	const conflict = async () => {
		let stored: Mapping = mapping;
		const opened = await open(
			{ [ `GET ${ MAPPING }` ]: () => stored },
			( sent ) => {
				if ( sent.revision === 'r9' ) {
					return { ...mapping, ...sent, revision: 'r10' };
				}
				stored = theirs;
				throw {
					code: 'mapping_changed',
					message: 'Ewa saved this mapping 2 minutes ago.',
					data: { status: 409 },
				};
			}
		);
		await turnFirstRow();
		await press( 'Save' );
		const dialog = within( await screen.findByRole( 'dialog' ) );
		expect(
			dialog.getByText( 'Ewa saved this mapping 2 minutes ago.' )
		).toBeVisible();
		return opened;
	};

	it( 'says who, and takes theirs', async () => {
		await conflict();
		await press( 'Take theirs' );

		expect(
			await screen.findByRole( 'button', {
				name: /^Field of WooCommerce: ?Country/,
			} )
		).toBeVisible();
		expect( screen.queryByText( 'Not saved yet' ) ).toBeNull();
	} );

	it( 'saves mine over theirs when that is wanted', async () => {
		const { sent } = await conflict();
		await press( 'Save mine over theirs' );

		await waitFor( () => expect( sent ).toHaveLength( 2 ) );
		expect( sent[ 1 ]?.revision ).toBe( 'r9' );
		expect( sent[ 1 ]?.rows[ 0 ]?.direction ).toBe( 'to_remote' );
		await waitFor( () =>
			expect( screen.queryByRole( 'dialog' ) ).toBeNull()
		);
	} );

	it( 'goes on editing', async () => {
		await conflict();
		await press( 'Go on editing' );

		expect( screen.queryByRole( 'dialog' ) ).toBeNull();
		expect( screen.getByText( 'Not saved yet' ) ).toBeVisible();
	} );
} );

it( 'begins with a preset, and sends its name (V9)', async () => {
	const { sent } = await open();
	await press( 'Begin with a preset' );
	await userEvent.click(
		await screen.findByRole( 'menuitem', { name: /From the CRM/ } )
	);
	await press( 'Save' );

	await waitFor( () => expect( sent ).toHaveLength( 1 ) );
	expect( sent[ 0 ]?.preset ).toBe( 'theirs' );
} );

it( 'tells a store manager that a preset needs an administrator first (V3)', async () => {
	visit( '&path=/mappings', { manage: false } );
	await open();
	await press( 'Begin with a preset' );

	expect(
		await screen.findByRole( 'menuitem', { name: /From the CRM/ } )
	).toHaveTextContent(
		'An administrator has to set Customers to “only to WooCommerce”'
	);
	expect(
		screen.getByRole( 'menuitem', { name: /The usual/ } )
	).not.toHaveTextContent( 'administrator' );
} );

it( 'resets to the default once that is confirmed (V14)', async () => {
	let reset: unknown;
	await open( {
		[ `POST ${ MAPPING }/reset` ]: ( { data }: { data: unknown } ) => {
			reset = data;
			return { ...mapping, rows: [ row( 'email', 'email' ) ] };
		},
	} );
	await press( 'More' );
	await userEvent.click(
		await screen.findByRole( 'menuitem', { name: /Reset/ } )
	);
	await userEvent.click(
		await screen.findByRole( 'button', { name: 'Reset' } )
	);

	await waitFor( () =>
		expect(
			screen.queryByRole( 'button', { name: /Last name/ } )
		).toBeNull()
	);
	expect( reset ).toEqual( { preset: '', revision: 'r1' } );
} );

it( 'imports a file once its report is accepted (V14)', async () => {
	const report = {
		imported: false,
		possible: true,
		faults: [],
		modules: [
			{
				module: 'contacts',
				label: 'Customers',
				rows: 12,
				problems: [
					problem( {
						row: 'status>cf_9',
						sentence: 'There is no cf_9.',
					} ),
				],
			},
		],
	};
	const bodies: { confirm: boolean }[] = [];
	await open( {
		'POST /connections/1/mappings/import': ( {
			data,
		}: {
			data: { confirm: boolean };
		} ) => {
			bodies.push( data );
			return { ...report, imported: data.confirm };
		},
	} );
	await press( 'More' );
	await userEvent.click(
		await screen.findByRole( 'menuitem', { name: /Import/ } )
	);
	const dialog = within( await screen.findByRole( 'dialog' ) );
	const file = dialog.getByLabelText( 'File of mappings' );
	expect( dialog.getByRole( 'button', { name: 'Import' } ) ).toHaveAttribute(
		'aria-disabled',
		'true'
	);
	await userEvent.upload( file, jsonFile( 'not JSON at all' ) );
	expect(
		await dialog.findByText( '“map.json” is not a file of mappings.' )
	).toBeVisible();

	await userEvent.upload( file, jsonFile( '{"format":"x"}' ) );
	expect(
		await dialog.findByText( 'status → cf_9: There is no cf_9.' )
	).toBeVisible();
	expect( dialog.getByText( /12 rows/ ) ).toBeVisible();
	await userEvent.click( dialog.getByRole( 'button', { name: 'Import' } ) );
	await waitFor( () => expect( screen.queryByRole( 'dialog' ) ).toBeNull() );
	expect( bodies.map( ( { confirm } ) => confirm ) ).toEqual( [
		false,
		true,
	] );
} );

/** jsdom's files have no text(). */
function jsonFile( content: string ): File {
	const file = new File( [ content ], 'map.json', {
		type: 'application/json',
	} );
	file.text = async () => content;
	return file;
}

it( 'tries the mapping on a record of either side (V10)', async () => {
	let tried: unknown;
	await open( {
		[ `GET ${ MAPPING }/records?side=shop` ]: [
			{ id: 'user:7', name: 'Anna Nowak', detail: 'anna@shop.test' },
		],
		[ `GET ${ MAPPING }/records?side=remote` ]: [
			{ id: '12x9', name: 'Bob Brown', detail: 'bob@crm.test' },
		],
		[ `POST ${ MAPPING }/preview` ]: ( { data }: { data: unknown } ) => {
			tried = data;
			return {
				shop: null,
				remote: { id: '12x9', name: 'Bob Brown', url: null },
				linked: false,
				kept: '',
				rows: [
					{
						row: 'email>email',
						shop: null,
						to_remote: null,
						remote: 'bob@crm.test',
						to_shop: 'bob@crm.test',
						changes_remote: false,
						changes_shop: true,
						problem: '',
					},
				],
			};
		},
	} );
	await press( /^Preview with/ );
	expect( await screen.findByText( 'In WooCommerce' ) ).toBeInTheDocument();
	await userEvent.click(
		await screen.findByRole( 'option', { name: /Bob Brown/ } )
	);

	expect(
		await screen.findByRole( 'columnheader', { name: 'Preview' } )
	).toBeVisible();
	expect( tried ).toMatchObject( { side: 'remote', record: '12x9' } );
	expect( button( /^Preview with: ?Bob Brown/ ) ).toBeVisible();
} );

it( 'asks before changes are lost by going to another module', async () => {
	await open( {
		'GET /connections/1/mappings/taxes': { ...mapping, module: 'taxes' },
	} );
	await turnFirstRow();
	await userEvent.selectOptions( screen.getByLabelText( 'Module' ), 'taxes' );

	const dialog = within( await screen.findByRole( 'dialog' ) );
	expect(
		dialog.getByText( /Your changes to it are not saved/ )
	).toBeVisible();
	await userEvent.click( dialog.getByRole( 'button', { name: 'Leave' } ) );
	await waitFor( () =>
		expect( window.location.search ).toContain( 'module=taxes' )
	);
} );

it( 'stays with its module when that is switched off meanwhile, and nothing typed is lost', async () => {
	await open();
	await turnFirstRow();
	await act( async () =>
		dispatch( store ).receive( CONNECTIONS, [
			{
				...connection,
				modules: connection.modules.map( ( module ) =>
					module.name === 'contacts'
						? { ...module, enabled: false }
						: module
				),
			},
		] )
	);

	expect(
		screen.getByRole( 'grid', { name: 'Mapping of Customers' } )
	).toBeVisible();
	expect( screen.getByText( 'Not saved yet' ) ).toBeVisible();
	expect( window.location.search ).toContain( 'module=contacts' );
} );

it( 'asks before changes are lost by going to another connection, or back', async () => {
	const ask = jest.spyOn( window, 'confirm' ).mockReturnValue( false );
	await open( {
		'GET /connections': [ connection, { ...connection, id: 2, name: 'B' } ],
	} );
	await turnFirstRow();
	await userEvent.selectOptions( screen.getByLabelText( 'Connection' ), '2' );
	expect( ask ).toHaveBeenCalledTimes( 1 );
	expect( window.location.search ).toContain( 'connection=1' );

	act( () => {
		window.history.replaceState( null, '', '?page=crosswalk' );
		window.dispatchEvent( new Event( 'popstate' ) );
	} );
	expect( ask ).toHaveBeenCalledTimes( 2 );
	expect( window.location.search ).toContain( 'connection=1' );
	expect( screen.getByText( 'Not saved yet' ) ).toBeVisible();
	ask.mockRestore();
} );

it( 'lets somebody reset over what another person has saved meanwhile (V14)', async () => {
	let stored: Mapping = mapping;
	const revisions: string[] = [];
	await open( {
		[ `GET ${ MAPPING }` ]: () => stored,
		[ `POST ${ MAPPING }/reset` ]: ( {
			data,
		}: {
			data: { revision: string };
		} ) => {
			revisions.push( data.revision );
			if ( data.revision === 'r9' ) {
				return { ...mapping, revision: 'r10' };
			}
			stored = { ...mapping, revision: 'r9' };
			throw {
				code: 'mapping_changed',
				message: 'Ewa saved this mapping 2 minutes ago.',
				data: { status: 409 },
			};
		},
	} );
	await press( 'More' );
	await userEvent.click(
		await screen.findByRole( 'menuitem', { name: /^Reset/ } )
	);
	await press( 'Reset' );
	await userEvent.click(
		await screen.findByRole( 'button', { name: 'Save mine over theirs' } )
	);

	await waitFor( () => expect( revisions ).toEqual( [ 'r1', 'r9' ] ) );
	await waitFor( () => expect( screen.queryByRole( 'dialog' ) ).toBeNull() );
} );

it( 'goes on by itself when the other system can be read again, with what was typed', async () => {
	const away = {
		...mapping,
		remote_error: {
			message: 'Acme CRM does not answer.',
			advice: 'Try again in a moment.',
		},
	};
	let stored: Mapping = away;
	await open( { [ `GET ${ MAPPING }` ]: () => stored } );
	expect( inCard().getByText( /cannot be read now/ ) ).toBeVisible();
	await turnFirstRow();
	stored = mapping;
	await press( 'Try again' );

	await waitFor( () =>
		expect( inCard().queryByText( /cannot be read now/ ) ).toBeNull()
	);
	expect( screen.getByText( 'Not saved yet' ) ).toBeVisible();
} );
