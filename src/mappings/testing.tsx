/** What the tests of the mappings share: a mapping of customers, and transforms of two kinds. */
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useReducer, useState } from '@wordpress/element';
import type {
	MapField,
	Mapping,
	MappingPreview,
	MappingProblem,
	MappingRow,
	MetaKey,
	Transform,
} from '../types/generated';
import { draftOf, reduceDraft, rowsOf } from './draft';
import { MapGrid } from './map-grid';
import { MappingProvider } from './mapping-context';

export const field = (
	name: string,
	label: string,
	more: Partial< MapField > = {}
): MapField => ( {
	name,
	label,
	type: 'text',
	type_label: 'Text',
	required: false,
	max_length: null,
	scale: null,
	options: [],
	readonly: false,
	writeonly: false,
	refers_to: '',
	custom: false,
	lookup: false,
	...more,
} );

/** A meta field that customers of the shop have. */
export const vat: MetaKey = {
	field: field( 'meta:billing_vat', 'billing_vat', { custom: true } ),
	example: 'PL526',
};

export const row = (
	shop: string,
	remote: string,
	more: Partial< MappingRow > = {}
): MappingRow => ( {
	shop,
	remote,
	direction: 'both',
	transforms: [],
	values: [],
	...more,
} );

export const problem = (
	more: Partial< MappingProblem > = {}
): MappingProblem => ( {
	code: 'type',
	severity: 'warning',
	row: '',
	side: '',
	field: '',
	sentence: 'Something does not fit.',
	suggestion: '',
	...more,
} );

export const mapping: Mapping = {
	connection_id: 1,
	module: 'contacts',
	shop_label: 'Customers',
	remote_label: 'Contacts',
	shop_name: 'WooCommerce',
	remote_name: 'Acme CRM',
	started: true,
	enabled: true,
	direction: 'both',
	create_shop: false,
	create_remote: true,
	revision: 'r1',
	changed_by: '',
	changed_at: null,
	shop_fields: [
		field( 'email', 'E-mail', { required: true, lookup: true } ),
		field( 'last_name', 'Last name' ),
		field( 'country', 'Country' ),
		field( 'status', 'Status', {
			type: 'choice',
			options: [
				{ value: 'on', label: 'On' },
				{ value: 'off', label: 'Off' },
			],
		} ),
	],
	remote_fields: [
		field( 'email', 'Primary e-mail', { lookup: true } ),
		field( 'lastname', 'Surname', { required: true, max_length: 80 } ),
		field( 'mailingcountry', 'Mailing country' ),
		field( 'cf_871', 'VAT No.', { custom: true } ),
	],
	has_meta: true,
	problems: [],
	presets: [
		{
			name: 'usual',
			label: 'The usual',
			summary: 'Both ways.',
			direction: 'both',
			create_shop: false,
			create_remote: true,
			rows: [ row( 'email', 'email' ) ],
			match: [ { shop: [ 'email' ], remote: [ 'email' ] } ],
		},
		{
			name: 'theirs',
			label: 'From the CRM',
			summary: 'The CRM decides.',
			direction: 'to_shop',
			create_shop: true,
			create_remote: false,
			rows: [ row( 'last_name', 'lastname', { direction: 'to_shop' } ) ],
			match: [],
		},
	],
	remote_error: null,
	rows: [ row( 'email', 'email' ), row( 'last_name', 'lastname' ) ],
	match: [ { shop: [ 'email' ], remote: [ 'email' ] } ],
};

export const transforms: Transform[] = [
	{
		type: 'pad',
		label: 'Pad',
		help: 'Fills up with a sign.',
		reverses: true,
		options: [
			{
				name: 'length',
				label: 'Length',
				type: 'number',
				default: '',
				choices: [],
				required: true,
				help: 'How long it becomes.',
			},
			{
				name: 'end',
				label: 'Which end',
				type: 'choice',
				default: 'left',
				choices: [
					{ value: 'left', label: 'Left' },
					{ value: 'right', label: 'Right' },
				],
				required: false,
				help: '',
			},
		],
		examples: [
			{ options: { length: '3' }, from: '7', to: '007', back: '7' },
		],
	},
	{
		type: 'template',
		label: 'Template',
		help: 'Puts fields together.',
		reverses: false,
		options: [
			{
				name: 'template',
				label: 'Text',
				type: 'template',
				default: '',
				choices: [],
				required: true,
				help: '',
			},
		],
		examples: [
			{
				options: { template: '{email}!' },
				from: null,
				to: 'a@b.test!',
				back: null,
			},
		],
	},
];

/** What the grid would send. */
let sent: MappingRow[] = [];

export const rowsInGrid = (): MappingRow[] => sent;

/**
 * A grid that can be edited.
 *
 * @param props          Properties.
 * @param props.of       The mapping that it begins with.
 * @param props.problems What is wrong with it.
 * @param props.preview  Of the chosen record.
 */
function EditableGrid( props: {
	of: Mapping;
	problems: MappingProblem[];
	preview: MappingPreview | null;
} ) {
	const [ draft, dispatch ] = useReducer( reduceDraft, props.of, draftOf );
	const [ meta, setMeta ] = useState< MapField[] >( [] );
	sent = rowsOf( draft );
	return (
		<MappingProvider.Provider
			value={ {
				mapping: props.of,
				transforms,
				fieldsOf: ( side ) =>
					side === 'remote'
						? props.of.remote_fields
						: [ ...props.of.shop_fields, ...meta ],
				addMeta: ( one ) => setMeta( [ ...meta, one ] ),
				commonMeta: { keys: [ vat ], loading: false },
			} }
		>
			<MapGrid
				draft={ draft }
				dispatch={ dispatch }
				problems={ props.problems }
				preview={ props.preview }
				isTrying={ false }
			/>
		</MappingProvider.Provider>
	);
}

export function showGrid(
	change: Partial< Mapping > = {},
	problems: MappingProblem[] = [],
	preview: MappingPreview | null = null
): void {
	render(
		<EditableGrid
			of={ { ...mapping, ...change } }
			problems={ problems }
			preview={ preview }
		/>
	);
}

/**
 * Types into the list that was just opened, as soon as it takes what is typed.
 *
 * @param list Its name.
 * @param keys What is typed.
 */
export async function search( list: string, keys = '' ): Promise< void > {
	const input = await screen.findByRole( 'combobox', { name: list } );
	await waitFor( () => expect( input ).toHaveFocus() );
	if ( keys ) {
		await userEvent.keyboard( keys );
	}
}

/** What has the focus. */
export const focused = () =>
	screen.getByText( ( _, one ) => one?.ownerDocument.activeElement === one );
