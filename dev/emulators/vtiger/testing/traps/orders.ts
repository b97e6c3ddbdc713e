import { Client, orderElement } from '../client';
import { make } from './case';
import type { TrapCases } from './case';
import type { Element } from '../../types';

type Names =
	| 'duplicateNumbers'
	| 'parallelLinesLost'
	| 'lineProductNotVerified'
	| 'lineParentArray'
	| 'invoiceStatusNotStored'
	| 'emptyDiscountCrashes'
	| 'taxModeNotDefaulted'
	| 'reviseLinesBlanksTaxMode'
	| 'unassignedTaxIgnored'
	| 'totalsUnrounded'
	| 'stockKeepsModifiedTime';

/** An element for one piece of one product, with what an order needs around it. */
function element(
	client: Client,
	extra: Element = {},
	line: Element = {},
	count = 1
): Element {
	const account = make( client, 'Accounts', {
		accountname: `Company ${ Math.random() }`,
	} );
	const product = make( client, 'Products', {
		productname: 'P',
		unit_price: 3.333,
		tax1: 19,
		qtyinstock: 10,
	} );
	return orderElement(
		account,
		Array.from( { length: count }, () => ( {
			productid: product,
			quantity: 1,
			...line,
		} ) ),
		extra
	);
}

async function twoSessions( first: Client ): Promise< Client[] > {
	return [ first, await Client.loggedIn( first.vtiger ) ];
}

export const ORDERS: TrapCases< Names > = {
	duplicateNumbers: {
		observe: async ( client ) => {
			client.vtiger.control.setTraps( {}, { duplicateNumberRate: 1 } );
			client.vtiger.control.setLatency( { ms: 20 } );
			const answers = await Promise.all(
				( await twoSessions( client ) ).map( ( one ) =>
					one.create( 'Contacts', { lastname: 'L' } )
				)
			);
			return new Set( answers.map( ( { result } ) => result.contact_no ) )
				.size;
		},
		on: 1,
		off: 2,
	},
	parallelLinesLost: {
		observe: async ( client ) => {
			client.vtiger.control.setTraps(
				{},
				{ lineLossRate: 1, lineWindowMs: 30 }
			);
			const sent = element( client, {}, { listprice: 10, tax1: 0 }, 3 );
			const answers = await Promise.all(
				( await twoSessions( client ) ).map( ( one ) =>
					one.create( 'SalesOrder', sent )
				)
			);
			return answers
				.map( ( { success, result } ) => [
					success,
					result.LineItems.length,
					result.hdnGrandTotal,
				] )
				.sort();
		},
		on: [
			[ true, 2, 20 ],
			[ true, 3, 30 ],
		],
		off: [
			[ true, 3, 30 ],
			[ true, 3, 30 ],
		],
	},
	lineProductNotVerified: {
		observe: async ( client ) => {
			const lines = [
				{ productid: '14x99999', quantity: 1 },
				{ productid: '999', quantity: 1 },
				{ quantity: 1 },
			];
			const { code, result } = await client.create(
				'SalesOrder',
				element( client, { LineItems: lines } )
			);
			return result
				? result.LineItems.map(
						( { productid }: { productid: string } ) => productid
					)
				: code;
		},
		on: [ '', '', '' ],
		off: 'REFERENCE_INVALID',
	},
	lineParentArray: {
		observe: async ( client ) => {
			const { id, LineItems } = (
				await client.create( 'SalesOrder', element( client ) )
			).result;
			return LineItems[ 0 ].parent_id === id
				? 'right'
				: LineItems[ 0 ].parent_id;
		},
		on: '6xArray',
		off: 'right',
	},
	invoiceStatusNotStored: {
		observe: async ( client ) => {
			const { id } = (
				await client.create( 'SalesOrder', element( client ) )
			).result;
			const { hdnDiscountAmount, ...record } = (
				await client.retrieve( id )
			).result;
			return {
				stored: record.invoicestatus,
				sentBack: ( await client.update( record ) ).code,
			};
		},
		on: { stored: '', sentBack: 'MANDATORY_FIELDS_MISSING' },
		off: { stored: 'AutoCreated', sentBack: undefined },
	},
	emptyDiscountCrashes: {
		observe: async ( client ) => {
			const { id } = (
				await client.create( 'SalesOrder', element( client ) )
			).result;
			const { hdnDiscountAmount } = ( await client.retrieve( id ) )
				.result;
			const { status, text } = await client.revise( {
				id,
				hdnDiscountAmount,
			} );
			return { sent: hdnDiscountAmount, status, empty: text === '' };
		},
		on: { sent: '', status: 500, empty: true },
		off: { sent: '', status: 200, empty: false },
	},
	taxModeNotDefaulted: {
		observe: async ( client ) => {
			const sent = element( client, {
				hdnTaxType: undefined,
				currency_id: undefined,
			} );
			const { hdnTaxType, currency_id: currency } = (
				await client.create( 'SalesOrder', sent )
			).result;
			return { hdnTaxType, currency };
		},
		on: { hdnTaxType: '', currency: '' },
		off: { hdnTaxType: 'individual', currency: '21x1' },
	},
	reviseLinesBlanksTaxMode: {
		observe: async ( client ) => {
			const sent = element( client );
			const { id } = ( await client.create( 'SalesOrder', sent ) ).result;
			return ( await client.revise( { id, LineItems: sent.LineItems } ) )
				.result.hdnTaxType;
		},
		on: '',
		off: 'individual',
	},
	unassignedTaxIgnored: {
		observe: async ( client ) => {
			const sent = element(
				client,
				{},
				{ listprice: 100, tax1: 0, tax2: 10 }
			);
			const { LineItems, hdnGrandTotal } = (
				await client.create( 'SalesOrder', sent )
			).result;
			return { stored: LineItems[ 0 ].tax2, hdnGrandTotal };
		},
		on: { stored: '10.000', hdnGrandTotal: 100 },
		off: { stored: '10.000', hdnGrandTotal: 110 },
	},
	totalsUnrounded: {
		// 3.333 + 19 % = 3.96627.
		observe: async ( client ) =>
			( await client.create( 'SalesOrder', element( client ) ) ).result
				.hdnGrandTotal,
		on: 3.96627,
		off: 3.97,
	},
	stockKeepsModifiedTime: {
		observe: async ( client ) => {
			const sent = element( client );
			const product = String( sent.productid );
			const before = ( await client.retrieve( product ) ).result;
			client.vtiger.control.setClock( 5000 );
			await client.create( 'Invoice', sent );
			const after = ( await client.retrieve( product ) ).result;
			return {
				stock: after.qtyinstock,
				touched: after.modifiedtime !== before.modifiedtime,
			};
		},
		on: { stock: '9.000', touched: false },
		off: { stock: '9.000', touched: true },
	},
};
