import { startVtigerEmulator } from './index';
import { Client, orderElement } from './testing/client';
import type { RunningVtiger } from './index';
import type { Element } from './types';

let vtiger: RunningVtiger;
let client: Client;

beforeAll( async () => {
	vtiger = await startVtigerEmulator();
} );

afterAll( () => vtiger.close() );

beforeEach( async () => {
	vtiger.control.reset();
	client = await Client.loggedIn( vtiger );
} );

async function invoice(
	quantity: number,
	extra: Element = {}
): Promise< { product: string; element: Element } > {
	const account = (
		await client.create( 'Accounts', { accountname: 'Brandt GmbH' } )
	).result.id;
	const product = (
		await client.create( 'Products', {
			productname: 'P',
			unit_price: 2,
			qtyinstock: 10,
		} )
	).result.id;
	return {
		product,
		element: orderElement(
			account,
			[ { productid: product, quantity } ],
			extra
		),
	};
}

async function stock( product: string ): Promise< string > {
	return ( await client.retrieve( product ) ).result.qtyinstock;
}

it.each( [
	[ 'Contacts', {}, 'lastname' ],
	[ 'Accounts', {}, 'accountname' ],
	[ 'Products', { productname: '' }, 'productname' ],
	[ 'Contacts', { lastname: 'L', assigned_user_id: '' }, 'assigned_user_id' ],
	[
		'Potentials',
		{ potentialname: 'D', closingdate: '2026-12-01' },
		'sales_stage',
	],
	[ 'SalesOrder', orderElement( '11x9', [] ), 'productid' ],
	[
		'SalesOrder',
		orderElement( '11x9', [], { productid: '14x1' } ),
		'LineItems',
	],
	[ 'Invoice', orderElement( '', [ { productid: '14x1' } ] ), 'account_id' ],
] )( '%s: refuses %j', async ( module, element, field ) => {
	const answer = await client.create( module, element );

	expect( answer ).toMatchObject( {
		status: 200,
		code: 'MANDATORY_FIELDS_MISSING',
	} );
	expect( answer.text ).toContain( `${ field } does not have a value` );
} );

it( 'treats broken JSON as an empty element and a missing one as a crash', async () => {
	expect(
		(
			await client.post( 'create', {
				elementType: 'Contacts',
				element: '{"lastname":',
			} )
		).code
	).toBe( 'MANDATORY_FIELDS_MISSING' );
	expect(
		await client.post( 'create', { elementType: 'Contacts' } )
	).toMatchObject( {
		status: 500,
		text: '',
	} );
} );

it( 'answers a create with the whole record', async () => {
	const { result } = await client.create( 'Contacts', {
		lastname: 'Lind',
		createdtime: '2001-01-01 00:00:00',
	} );

	expect( result ).toMatchObject( {
		lastname: 'Lind',
		firstname: '',
		contact_no: 'CON1',
		label: 'Lind',
		source: 'WEBSERVICE',
		emailoptout: '0',
		cf_864: '',
	} );
	expect( result.id ).toMatch( /^12x\d+$/ );
	expect(
		Math.abs(
			Date.parse( `${ result.createdtime.replace( ' ', 'T' ) }Z` ) -
				Date.now()
		)
	).toBeLessThan( 3000 );
} );

it.each( [
	'"quoted" \'single\' \\ back',
	'two\nlines',
	' blanks ',
	'a & b < c',
	'łódź ÆØ',
] )( 'gives text back as it was: %j', async ( text ) => {
	const { id } = (
		await client.create( 'Contacts', { lastname: 'L', description: text } )
	).result;

	expect( ( await client.retrieve( id ) ).result.description ).toBe( text );
} );

it.each( [
	[ 'birthday', '2026-11-25', '2026-11-25' ],
	[ 'birthday', '25-11-2026', '2026-11-25' ],
	[ 'emailoptout', true, '1' ],
	[ 'email', 'not an address', 'not an address' ],
] )( 'stores %s %j as %j', async ( field, sent, kept ) => {
	expect(
		(
			await client.create( 'Contacts', {
				lastname: 'L',
				[ field ]: sent,
			} )
		).result[ field ]
	).toBe( kept );
} );

it.each( [ null, '' ] )( 'clears a field by %j', async ( empty ) => {
	const { id } = (
		await client.create( 'Contacts', {
			lastname: 'L',
			email: 'a@b.example',
		} )
	).result;
	await client.revise( { id, email: empty } );

	expect( ( await client.retrieve( id ) ).result ).toMatchObject( {
		email: '',
		lastname: 'L',
	} );
} );

it( 'refuses references to another module and malformed ones', async () => {
	expect(
		(
			await client.create( 'Contacts', {
				lastname: 'L',
				account_id: '14x1',
			} )
		).code
	).toBe( 'REFERENCE_INVALID' );
	expect(
		(
			await client.create( 'Contacts', {
				lastname: 'L',
				account_id: '999999',
			} )
		).code
	).toBe( 'ACCESS_DENIED' );
} );

it( 'wants all mandatory fields in update, and keeps what is not sent', async () => {
	const { id } = (
		await client.create( 'Contacts', {
			lastname: 'L',
			email: 'a@b.example',
		} )
	).result;

	expect( ( await client.update( { id, firstname: 'F' } ) ).code ).toBe(
		'MANDATORY_FIELDS_MISSING'
	);
	expect(
		(
			await client.update( {
				id,
				lastname: 'M',
				assigned_user_id: '20x2',
			} )
		).result
	).toMatchObject( {
		lastname: 'M',
		email: 'a@b.example',
		assigned_user_id: '20x2',
	} );
} );

it( 'says that the number belongs to a record of another module', async () => {
	const { id } = ( await client.create( 'Accounts', { accountname: 'A' } ) )
		.result;

	expect( ( await client.retrieve( id.replace( '11x', '12x' ) ) ).code ).toBe(
		'INVALID_ID_ATTRIBUTE'
	);
} );

it( 'deletes softly and answers that it did', async () => {
	const { id } = ( await client.create( 'Contacts', { lastname: 'L' } ) )
		.result;

	expect( ( await client.remove( id ) ).result ).toEqual( {
		status: 'successful',
	} );
	expect( vtiger.control.count( 'Contacts' ) ).toBe( 0 );
} );

it( 'does not mind two contacts with one e-mail or two products with one code', async () => {
	await client.create( 'Contacts', { lastname: 'L', email: 'a@b.example' } );
	expect(
		(
			await client.create( 'Contacts', {
				lastname: 'M',
				email: 'a@b.example',
			} )
		).success
	).toBe( true );
	await client.create( 'Products', { productname: 'P', productcode: 'SKU' } );
	expect(
		(
			await client.create( 'Products', {
				productname: 'Q',
				productcode: 'SKU',
			} )
		).success
	).toBe( true );
} );

it.each( [
	[
		{ tax1: 19, tax2: 3, unit_price: 20.5, currency_id: '21x1' },
		{ tax1: '19.000', tax2: '3.000', currency1: 20.5 },
	],
	[
		{ tax1: 19, tax2: 3, unit_price: 20.5, currency1: 30 },
		{ tax1: '19.000', currency1: 30 },
	],
	[
		{ tax1: 0, tax2: '' },
		{ tax1: '0.000', tax2: undefined, currency1: 0 },
	],
] )( 'keeps of a revised product what %j sends back', async ( sent, kept ) => {
	const { id } = (
		await client.create( 'Products', {
			productname: 'P',
			unit_price: 20.5,
			tax1: 19,
			tax2: 3,
		} )
	).result;

	const { result } = await client.revise( { id, qtyinstock: 9, ...sent } );

	expect( { tax2: undefined, ...result } ).toMatchObject( {
		qtyinstock: '9.000',
		unit_price: '20.50000000',
		...kept,
	} );
} );

it( 'does not compute an invoice’s balance again when something is received', async () => {
	const { element } = await invoice( 1 );
	const { id } = (
		await client.create( 'Invoice', { ...element, balance: 119 } )
	).result;

	await client.revise( { id, received: 100 } );

	expect( ( await client.retrieve( id ) ).result ).toMatchObject( {
		received: '100.00000000',
		balance: '119.00000000',
	} );
} );

it( 'seeds invoices of orders, with their lines, and takes their goods from stock', async () => {
	vtiger.control.reset( { size: 'small' } );
	const invoices = vtiger.control.records( 'Invoice' );
	const [ first ] = invoices;
	const order = vtiger.control.record( String( first?.salesorder_id ) );

	expect( invoices ).toHaveLength( 8 );
	expect( new Set( invoices.map( ( one ) => one.invoicestatus ) ) ).toEqual(
		new Set( [ 'Sent', 'Paid', 'Created', 'Cancel' ] )
	);
	expect( first?.hdnGrandTotal ).toBe( order.hdnGrandTotal );
	expect( first?.LineItems ).toHaveLength(
		( order.LineItems as unknown[] ).length
	);
} );

it( 'takes stock for an invoice, gives it back when cancelled, and never twice', async () => {
	const { product, element } = await invoice( 3 );
	const { id } = ( await client.create( 'Invoice', element ) ).result;
	expect( await stock( product ) ).toBe( '7.000' );

	await client.revise( { id, invoicestatus: 'Paid' } );
	expect( await stock( product ) ).toBe( '7.000' );

	await client.revise( { id, invoicestatus: 'Cancel' } );
	expect( await stock( product ) ).toBe( '10.000' );

	await client.remove( id );
	expect( await stock( product ) ).toBe( '10.000' );
} );

it( 'gives stock back when an invoice is deleted, and takes the difference when its lines change', async () => {
	const { product, element } = await invoice( 3 );
	const { id } = ( await client.create( 'Invoice', element ) ).result;

	await client.revise( {
		id,
		hdnTaxType: 'individual',
		LineItems: [ { productid: product, quantity: 5 } ],
	} );
	expect( await stock( product ) ).toBe( '5.000' );

	await client.remove( id );
	expect( await stock( product ) ).toBe( '10.000' );
} );

it( 'never touches stock for an order or a cancelled invoice', async () => {
	const { product, element } = await invoice( 3 );
	await client.create( 'SalesOrder', element );
	await client.create( 'Invoice', { ...element, invoicestatus: 'Cancel' } );

	expect( await stock( product ) ).toBe( '10.000' );
} );

it( 'describes a module', async () => {
	const { result } = await client.get( 'describe', {
		elementType: 'SalesOrder',
	} );
	const fields = Object.fromEntries(
		( result.fields as { name: string }[] ).map( ( field ) => [
			field.name,
			field,
		] )
	);

	expect( result ).toMatchObject( {
		idPrefix: '6',
		createable: true,
		labelFields: 'subject',
	} );
	expect( fields.sostatus ).toMatchObject( {
		mandatory: true,
		type: { name: 'picklist' },
	} );
	expect( fields.cf_860 ).toMatchObject( {
		label: 'Shipped At',
		type: { name: 'date', format: 'dd-mm-yyyy' },
	} );
	expect( fields.account_id ).toMatchObject( {
		type: { name: 'reference', refersTo: [ 'Accounts' ] },
	} );
	expect( fields[ 'shipping_&_handling' ] ).toMatchObject( {
		label: 'Shipping &amp; Handling',
	} );
	expect( fields.salesorder_no ).toMatchObject( { editable: false } );
} );

it( 'lists the modules that have a type of field', async () => {
	const { result } = await client.get( 'listtypes', {
		fieldTypeList: '["email"]',
	} );

	expect( result.types ).toEqual( [ 'Accounts', 'Contacts', 'Users' ] );
	expect( result.information.Accounts ).toEqual( {
		isEntity: true,
		label: 'Organizations',
		singular: 'Organization',
	} );
} );

it( 'lists the taxes with their percentages', async () => {
	expect(
		( await client.query( 'select * from Tax;' ) ).result
	).toMatchObject( [
		{ id: '34x1', taxname: 'tax1', taxlabel: 'VAT', percentage: '4.500' },
		{
			id: '34x2',
			taxname: 'tax2',
			taxlabel: 'Sales',
			percentage: '10.000',
		},
		{
			id: '34x3',
			taxname: 'tax3',
			taxlabel: 'Service',
			percentage: '12.500',
		},
	] );
} );

it( 'finds records that refer to another', async () => {
	const { id } = ( await client.create( 'Accounts', { accountname: 'A' } ) )
		.result;
	await client.create( 'Contacts', { lastname: 'Inside', account_id: id } );
	await client.create( 'Contacts', { lastname: 'Outside' } );

	expect(
		( await client.get( 'relatedtypes', { elementType: 'Accounts' } ) )
			.result.types
	).toContain( 'Contacts' );
	expect(
		(
			await client.get( 'retrieve_related', {
				id,
				relatedType: 'Contacts',
			} )
		).result
	).toMatchObject( [ { lastname: 'Inside' } ] );
} );
