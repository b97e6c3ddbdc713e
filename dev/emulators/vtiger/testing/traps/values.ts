import { make } from './case';
import type { Client } from '../client';
import type { TrapCases } from './case';

type Names =
	| 'labelEscaped'
	| 'fourByteCharsLost'
	| 'scriptEscaped'
	| 'commaDecimalsCut'
	| 'unknownFieldsIgnored'
	| 'picklistNotValidated'
	| 'missingReferenceBlanked'
	| 'accountNameUnique'
	| 'productInactiveByDefault'
	| 'reviseWipesProduct'
	| 'deletedIsAccessDenied';

async function stored(
	client: Client,
	element: Record< string, unknown >,
	field: string
): Promise< unknown > {
	const { result, code } = await client.create( 'Contacts', {
		lastname: 'L',
		...element,
	} );
	return result ? result[ field ] : code;
}

export const VALUES: TrapCases< Names > = {
	labelEscaped: {
		observe: ( client ) =>
			stored( client, { lastname: 'Müller & Söhne' }, 'label' ),
		on: 'M&uuml;ller &amp; S&ouml;hne',
		off: 'Müller & Söhne',
	},
	fourByteCharsLost: {
		observe: ( client ) =>
			stored( client, { lastname: 'Smile 🙂 ™' }, 'lastname' ),
		on: 'Smile ???? ™',
		off: 'Smile 🙂 ™',
	},
	scriptEscaped: {
		observe: ( client ) =>
			stored(
				client,
				{ description: 'a < b & c <script>alert(1)</script>' },
				'description'
			),
		on: 'a < b & c &lt;script&gt;alert(1)&lt;/script&gt;',
		off: 'a < b & c <script>alert(1)</script>',
	},
	commaDecimalsCut: {
		observe: async ( client ) =>
			(
				await client.create( 'Products', {
					productname: 'P',
					unit_price: '10,50',
				} )
			).result.unit_price,
		on: '10.00000000',
		off: '10.50000000',
	},
	unknownFieldsIgnored: {
		observe: ( client ) => stored( client, { nosuch: 1 }, 'lastname' ),
		on: 'L',
		off: 'ACCESS_DENIED',
	},
	picklistNotValidated: {
		observe: ( client ) =>
			stored( client, { leadsource: 'Carrier pigeon' }, 'leadsource' ),
		on: 'Carrier pigeon',
		off: 'INVALID_PICKLIST_VALUE',
	},
	missingReferenceBlanked: {
		observe: ( client ) =>
			stored( client, { account_id: '11x99999' }, 'account_id' ),
		on: '',
		off: 'REFERENCE_INVALID',
	},
	accountNameUnique: {
		observe: async ( client ) => {
			await client.create( 'Accounts', { accountname: 'Krause AG' } );
			const { success, text } = await client.create( 'Accounts', {
				accountname: 'krause ag',
			} );
			return success ? 'created' : text;
		},
		on: '{"success":false,"error":{"code":0,"message":"Duplicate(s) detected!"}}',
		off: 'created',
	},
	productInactiveByDefault: {
		observe: async ( client ) =>
			( await client.create( 'Products', { productname: 'P' } ) ).result
				.discontinued,
		on: '0',
		off: '1',
	},
	reviseWipesProduct: {
		observe: async ( client ) => {
			const id = make( client, 'Products', {
				productname: 'P',
				unit_price: 20.5,
				tax1: 19,
				tax2: 3,
			} );
			await client.revise( { id, qtyinstock: 7 } );
			const {
				tax1,
				tax2,
				currency1,
				unit_price: price,
				qtyinstock,
			} = ( await client.retrieve( id ) ).result;
			return { tax1, tax2, currency1, price, qtyinstock };
		},
		on: {
			tax1: undefined,
			tax2: undefined,
			currency1: 0,
			price: '20.50000000',
			qtyinstock: '7.000',
		},
		off: {
			tax1: '19.000',
			tax2: '3.000',
			currency1: 20.5,
			price: '20.50000000',
			qtyinstock: '7.000',
		},
	},
	deletedIsAccessDenied: {
		observe: async ( client ) => {
			const id = make( client, 'Contacts', { lastname: 'Gone' } );
			await client.remove( id );
			const answers = [
				await client.retrieve( id ),
				await client.revise( { id, lastname: 'X' } ),
				await client.remove( id ),
				await client.retrieve( '12x99999' ),
			];
			return answers.map( ( { code } ) => code );
		},
		on: [
			'ACCESS_DENIED',
			'ACCESS_DENIED',
			'ACCESS_DENIED',
			'ACCESS_DENIED',
		],
		off: [
			'RECORD_NOT_FOUND',
			'RECORD_NOT_FOUND',
			'RECORD_NOT_FOUND',
			'RECORD_NOT_FOUND',
		],
	},
};
