import { orderElement } from '../client';
import { make } from './case';
import type { TrapCases } from './case';

type Names =
	| 'rowCap'
	| 'vtqlStrict'
	| 'selectStarJoinsLines'
	| 'taxColumnsNotQueryable'
	| 'productTaxesEmpty'
	| 'secondResolution';

export const QUERY: TrapCases< Names > = {
	rowCap: {
		observe: async ( client ) => {
			Array.from( { length: 130 }, ( _, n ) =>
				make( client, 'Contacts', { lastname: `L${ n }` } )
			);
			return (
				await client.query( 'select id from Contacts limit 500;' )
			).result.length;
		},
		on: 100,
		off: 130,
	},
	vtqlStrict: {
		observe: async ( client ) => {
			const ends = [
				"lastname = ''",
				'lastname = "a"',
				"lastname <> 'a'",
				"lastname = 'a' order by lastname desc, email",
			];
			const answers = await Promise.all(
				ends.map( ( end ) =>
					client.query( `select id from Contacts where ${ end };` )
				)
			);
			return answers.map( ( { code } ) => code );
		},
		on: [
			'INTERNAL_SERVER_ERROR',
			'QUERY_SYNTAX_ERROR',
			'QUERY_SYNTAX_ERROR',
			'QUERY_SYNTAX_ERROR',
		],
		off: [ undefined, undefined, undefined, undefined ],
	},
	selectStarJoinsLines: {
		observe: async ( client ) => {
			const account = make( client, 'Accounts', { accountname: 'A' } );
			const product = make( client, 'Products', {
				productname: 'P',
				unit_price: 1,
			} );
			const lines = Array.from( { length: 4 }, () => ( {
				productid: product,
				quantity: 1,
			} ) );
			Array.from( { length: 40 }, () =>
				make( client, 'SalesOrder', orderElement( account, lines ) )
			);
			const star = (
				await client.query( 'select * from SalesOrder limit 100;' )
			).result;
			const named = (
				await client.query(
					'select id,subject from SalesOrder limit 100;'
				)
			).result;
			const count = (
				await client.query( 'select count(*) from SalesOrder;' )
			).result;
			return {
				star: star.length,
				line: star[ 0 ].quantity,
				named: named.length,
				count: count[ 0 ].count,
			};
		},
		on: { star: 25, line: '', named: 40, count: '40' },
		off: { star: 40, line: '', named: 40, count: '40' },
	},
	taxColumnsNotQueryable: {
		observe: async ( client ) => {
			make( client, 'Products', {
				productname: 'P',
				tax1: 19,
				unit_price: 5,
			} );
			const { code, result } = await client.query(
				'select tax1,currency1 from Products;'
			);
			return { code, tax: result?.[ 0 ].tax1 };
		},
		on: { code: 'ACCESS_DENIED', tax: undefined },
		off: { code: undefined, tax: '19.000' },
	},
	productTaxesEmpty: {
		observe: async ( client ) => {
			const product = make( client, 'Products', {
				productname: 'P',
				tax1: 19,
			} );
			const { result } = await client.query(
				'select * from ProductTaxes;'
			);
			const created = await client.create( 'ProductTaxes', {
				productid: product,
				taxid: '34x2',
				taxpercentage: 10,
			} );
			return {
				listed: result.length,
				code: created.code,
				tax2: ( await client.retrieve( product ) ).result.tax2,
			};
		},
		on: { listed: 0, code: 'RECORD_NOT_FOUND', tax2: undefined },
		off: { listed: 1, code: undefined, tax2: '10.000' },
	},
	secondResolution: {
		observe: async ( client ) => {
			const { modifiedtime } = (
				await client.create( 'Contacts', { lastname: 'L' } )
			).result;
			return String( modifiedtime ).replace( /\d/g, '0' );
		},
		on: '0000-00-00 00:00:00',
		off: '0000-00-00 00:00:00.000',
	},
};
