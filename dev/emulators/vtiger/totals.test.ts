import { startVtigerEmulator } from './index';
import { Client, orderElement } from './testing/client';
import type { RunningVtiger } from './index';
import type { Element } from './types';

interface Vector {
	name: string;
	lines: Element[];
	header?: Element;
	subTotal: string;
	preTaxTotal: string;
	grandTotal: string;
}

/**
 * Products of the vectors: "p19" has tax1 = 19 %, "p7" has tax2 = 7 %, "p0" has none; all cost 12.3456.
 * Worked out by hand; the arithmetic stands above each.
 */
const VECTORS: Vector[] = [
	{
		// 2 × 50 = 100; 19 % = 19; 119. Before tax 100 − 11.9 + 4.9 = 93.
		// 119 − 11.9 + 4.9 + 19 % of 4.9 (0.931) + 0.02 = 112.951.
		name: 'the order that was observed',
		lines: [ { productid: 'p19', quantity: 2, listprice: 50, tax1: 19 } ],
		header: {
			hdnDiscountAmount: 11.9,
			txtAdjustment: 0.02,
			'shipping_&_handling': 4.9,
			'shipping_&_handling_shtax1': 19,
		},
		subTotal: '119.00000000',
		preTaxTotal: '93.00000000',
		grandTotal: '112.95100000',
	},
	{
		// 100 + 19 % = 119.
		name: 'individual: a line without a tax takes the product’s',
		lines: [ { productid: 'p19', quantity: 1, listprice: 100 } ],
		subTotal: '119.00000000',
		preTaxTotal: '100.00000000',
		grandTotal: '119.00000000',
	},
	{
		name: 'individual: a tax of 0 in the line is 0',
		lines: [ { productid: 'p19', quantity: 1, listprice: 100, tax1: 0 } ],
		subTotal: '100.00000000',
		preTaxTotal: '100.00000000',
		grandTotal: '100.00000000',
	},
	{
		name: 'individual: a tax that the product does not have is left out',
		lines: [ { productid: 'p0', quantity: 1, listprice: 100, tax1: 19 } ],
		subTotal: '100.00000000',
		preTaxTotal: '100.00000000',
		grandTotal: '100.00000000',
	},
	{
		// 3 × 20 = 60; − 10 % = 54; 19 % of 54 = 10.26; 64.26.
		name: 'individual: a percentage off the line comes before its tax',
		lines: [
			{
				productid: 'p19',
				quantity: 3,
				listprice: 20,
				discount_percent: 10,
			},
		],
		subTotal: '64.26000000',
		preTaxTotal: '54.00000000',
		grandTotal: '64.26000000',
	},
	{
		// 2 × 10.25 − 5.5 = 15; 19 % = 2.85; 17.85. 4 × 2.5 = 10; 7 % = 0.7; 10.7. Together 28.55.
		// 10 % of the gross subtotal = 2.855: before tax 25 − 2.855 = 22.145; 28.55 − 2.855 = 25.695.
		name: 'individual: a percentage off the order is taken off the gross subtotal',
		lines: [
			{
				productid: 'p19',
				quantity: 2,
				listprice: 10.25,
				discount_amount: 5.5,
				tax1: 19,
			},
			{ productid: 'p7', quantity: 4, listprice: 2.5, tax2: 7 },
		],
		header: { hdnDiscountPercent: 10 },
		subTotal: '28.55000000',
		preTaxTotal: '22.14500000',
		grandTotal: '25.69500000',
	},
	{
		// 100 − 15 = 85; 19 % = 19 − 2.85 = 16.15; 101.15.
		name: 'individual: a line with a negative price takes tax off',
		lines: [
			{ productid: 'p19', quantity: 1, listprice: 100 },
			{ productid: 'p19', quantity: 1, listprice: -15 },
		],
		subTotal: '101.15000000',
		preTaxTotal: '85.00000000',
		grandTotal: '101.15000000',
	},
	{
		// 0.5 × 12.3456 = 6.1728; 19 % = 1.172832; 7.345632.
		name: 'individual: half a piece at the product’s own price',
		lines: [ { productid: 'p19', quantity: 0.5 } ],
		subTotal: '7.34563200',
		preTaxTotal: '6.17280000',
		grandTotal: '7.34563200',
	},
	{
		// 3 × 0.333333 = 0.999999; 7 % = 0.06999993; 1.06999893. Nothing is rounded to cents.
		name: 'individual: eight decimals are kept',
		lines: [ { productid: 'p7', quantity: 3, listprice: 0.333333 } ],
		subTotal: '1.06999893',
		preTaxTotal: '0.99999900',
		grandTotal: '1.06999893',
	},
	{
		// 100 + 50 = 150; − 30 = 120; 19 % of 120 = 22.8 (the second line's 7 % counts for nothing); 142.8.
		name: 'group: the first line’s tax is that of the whole after the discount',
		lines: [
			{ productid: 'p19', quantity: 1, listprice: 100, tax1: 19 },
			{ productid: 'p7', quantity: 1, listprice: 50, tax2: 7 },
		],
		header: { hdnTaxType: 'group', hdnDiscountAmount: 30 },
		subTotal: '150.00000000',
		preTaxTotal: '120.00000000',
		grandTotal: '142.80000000',
	},
	{
		name: 'group: no tax in the lines is no tax, whatever the products have',
		lines: [ { productid: 'p19', quantity: 1, listprice: 100 } ],
		header: { hdnTaxType: 'group' },
		subTotal: '100.00000000',
		preTaxTotal: '100.00000000',
		grandTotal: '100.00000000',
	},
	{
		// 10 × 9.99 = 99.9; − 10 % = 89.91; 19 + 3 = 22 % = 19.7802. Shipping 5, on it 10 + 2 = 12 % = 0.6.
		// Before tax 89.91 + 5 = 94.91. 89.91 + 19.7802 + 5 + 0.6 − 1.5 = 113.7902.
		name: 'group: two taxes, two shipping taxes, percentage and negative adjustment',
		lines: [
			{
				productid: 'p0',
				quantity: 10,
				listprice: 9.99,
				tax1: 19,
				tax2: 3,
			},
		],
		header: {
			hdnTaxType: 'group',
			hdnDiscountPercent: 10,
			'shipping_&_handling': 5,
			'shipping_&_handling_shtax1': 10,
			'shipping_&_handling_shtax2': 2,
			txtAdjustment: -1.5,
		},
		subTotal: '99.90000000',
		preTaxTotal: '94.91000000',
		grandTotal: '113.79020000',
	},
	{
		name: 'totals that are sent count for nothing',
		lines: [ { productid: 'p0', quantity: 1, listprice: 8 } ],
		header: { hdnSubTotal: 999, hdnGrandTotal: 999, pre_tax_total: 999 },
		subTotal: '8.00000000',
		preTaxTotal: '8.00000000',
		grandTotal: '8.00000000',
	},
];

let vtiger: RunningVtiger;
let client: Client;
let account: string;
const products: Record< string, string > = {};

beforeAll( async () => {
	vtiger = await startVtigerEmulator();
	client = await Client.loggedIn( vtiger );
	account = (
		await client.create( 'Accounts', { accountname: 'Öberg Papier AB' } )
	).result.id;
	for ( const [ name, taxes ] of Object.entries( {
		p19: { tax1: 19 },
		p7: { tax2: 7 },
		p0: {},
	} ) ) {
		const created = await client.create( 'Products', {
			productname: name,
			unit_price: 12.3456,
			...taxes,
		} );
		products[ name ] = created.result.id;
	}
} );

afterAll( () => vtiger.close() );

it.each(
	[ 'SalesOrder', 'Invoice' ].flatMap( ( module ) =>
		VECTORS.map( ( vector ) => ( { ...vector, module } ) )
	)
)(
	'$module – $name',
	async ( { module, lines, header, subTotal, preTaxTotal, grandTotal } ) => {
		const items = lines.map( ( line ) => ( {
			...line,
			productid: products[ line.productid as string ],
		} ) );

		const created = await client.create(
			module,
			orderElement( account, items, header )
		);

		expect(
			( await client.retrieve( created.result.id ) ).result
		).toMatchObject( {
			hdnSubTotal: subTotal,
			pre_tax_total: preTaxTotal,
			hdnGrandTotal: grandTotal,
		} );
	}
);

it( 'answers a create with the grand total as a number', async () => {
	const element = orderElement( account, [
		{ productid: products.p0, quantity: 1, listprice: 2.5 },
	] );

	expect(
		( await client.create( 'SalesOrder', element ) ).result.hdnGrandTotal
	).toBe( 2.5 );
} );

it( 'keeps lines and totals when only the header is revised', async () => {
	const element = orderElement( account, [
		{ productid: products.p19, quantity: 1, listprice: 100 },
	] );
	const { id } = ( await client.create( 'SalesOrder', element ) ).result;

	await client.revise( {
		id,
		sostatus: 'Approved',
		carrier: 'DHL',
		cf_854: 'T-1',
	} );

	const order = ( await client.retrieve( id ) ).result;
	expect( order ).toMatchObject( {
		hdnGrandTotal: '119.00000000',
		sostatus: 'Approved',
		cf_854: 'T-1',
	} );
	expect( order.LineItems ).toHaveLength( 1 );
} );

it( 'replaces all lines when lines are revised', async () => {
	const first = [ { productid: products.p19, quantity: 1, listprice: 100 } ];
	const { id, LineItems: before } = (
		await client.create( 'SalesOrder', orderElement( account, first ) )
	).result;

	const second = [ { productid: products.p0, quantity: 2, listprice: 3 } ];
	const revised = await client.revise( {
		id,
		hdnTaxType: 'individual',
		currency_id: '21x1',
		conversion_rate: 1,
		LineItems: second,
	} );

	expect( revised.result.LineItems ).toHaveLength( 1 );
	expect( revised.result.LineItems[ 0 ].id ).not.toBe( before[ 0 ].id );
	expect( revised.result.hdnGrandTotal ).toBe( '6.00000000' );
} );
