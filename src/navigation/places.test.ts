import { listOf, outcomeOptions } from '../outcomes/outcome-options';
import { withList } from '../outcomes/run-list';
import { visit } from '../testing';
import { places } from './places';

/** wp_removable_query_args(): WordPress takes these out of the address while a page of wp-admin loads. */
const TAKEN = [
	'activate',
	'activated',
	'approved',
	'deactivate',
	'deleted',
	'disabled',
	'enabled',
	'error',
	'ids',
	'locked',
	'message',
	'same',
	'saved',
	'skipped',
	'spammed',
	'trashed',
	'unspammed',
	'untrashed',
	'update',
	'updated',
];

beforeEach( () => visit() );

it( 'leads nowhere by an argument that WordPress takes out of the address (V8, E23)', () => {
	const lists = outcomeOptions().map( ( { value } ) =>
		withList( places.run( 1, 2 ), {
			side: 'shop',
			module: 'products',
			linked: '1',
			...listOf( value ),
		} )
	);
	const all = [
		...lists,
		places.updates( 'sent', 1 ),
		places.mails(),
		places.failure( 1 ),
		places.decisions( { module: 'orders', code: 'drift' }, 1 ),
		places.syncLog( 1 ),
		places.runRecords( 1, 2, 'shop', 'orders', 'failed' ),
		places.mappings( 1, 'orders' ),
		places.debugLog( 1, 2 ),
		places.connection( 1 ),
		places.setup( 'look', 1, 'vtiger' ),
	];
	const names = new Set( all.flatMap( ( args ) => Object.keys( args ) ) );

	expect( [ ...names ].filter( ( name ) => TAKEN.includes( name ) ) ).toEqual(
		[]
	);
} );
