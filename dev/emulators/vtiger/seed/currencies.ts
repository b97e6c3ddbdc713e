import type { Crm } from '../crm';

export interface NewCurrency {
	/** ISO 4217. */
	code: string;
	/** Units of it for one unit of the CRM's own. */
	rate?: number;
	/** An inactive one is listed, and refused by orders and invoices. */
	active?: boolean;
}

/**
 * Adds a currency, or changes the one of that code.
 *
 * @param crm      The CRM.
 * @param currency What it is to be.
 * @return Its id.
 */
export function setCurrency( crm: Crm, currency: NewCurrency ): string {
	const { code, rate, active } = currency;
	const known = crm.store
		.rows( 'Currency' )
		.find( ( { values } ) => values.currency_code === code );
	const record =
		known ??
		crm.store.insert( {
			id: crm.store.maxId( 'Currency' ) + 1,
			module: 'Currency',
			values: {
				currency_name: code,
				currency_code: code,
				currency_symbol: code,
				conversion_rate: '1.00000',
				currency_status: 'Active',
				defaultid: '0',
				deleted: '0',
			},
			modified: crm.clock.now(),
			deleted: false,
		} );
	crm.store.change( record, {
		...( rate === undefined ? {} : { conversion_rate: rate.toFixed( 5 ) } ),
		...( active === undefined
			? {}
			: { currency_status: active ? 'Active' : 'Inactive' } ),
	} );
	return crm.id( record );
}
