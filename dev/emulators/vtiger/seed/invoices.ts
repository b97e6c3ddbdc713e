import { createRecord } from '../records';
import type { Crm } from '../crm';
import type { Random } from '../random';
import type { Element, StoredRecord, User } from '../types';

const DAY_MS = 86_400_000;

/** What became of them; "Credit Invoice" is left to those who test it. */
const STATES = [ 'Sent', 'Paid', 'Created', 'Sent', 'Paid', 'Cancel' ] as const;

/** What an invoice has from its order. */
const FROM_ORDER = [
	'account_id',
	'contact_id',
	'vtiger_purchaseorder',
	'hdnTaxType',
	'currency_id',
	'conversion_rate',
	'hdnDiscountAmount',
	'assigned_user_id',
	...[ 'bill', 'ship' ].flatMap( ( kind ) =>
		[ 'street', 'city', 'state', 'code', 'country' ].map(
			( part ) => `${ kind }_${ part }`
		)
	),
];

/**
 * Invoices of some of the seeded orders, as the CRM's people make them from an order: same lines, a few days later.
 *
 * @param crm    The CRM.
 * @param user   Who makes them.
 * @param random Chance.
 * @param count  How many at most.
 */
export function seedInvoices(
	crm: Crm,
	user: User,
	random: Random,
	count: number
): void {
	const orders = crm.store
		.live( 'SalesOrder' )
		.filter( ( { values } ) => values.sostatus !== 'Cancelled' );
	const step = Math.max( 1, Math.floor( orders.length / count ) );
	for ( let index = 0; index < count; index++ ) {
		const order = orders[ index * step ];
		if ( order ) {
			seedInvoice( crm, user, random, order, index );
		}
	}
}

function seedInvoice(
	crm: Crm,
	user: User,
	random: Random,
	order: StoredRecord,
	index: number
): void {
	const status = STATES[ index % STATES.length ] ?? 'Sent';
	const issued = Math.min(
		crm.clock.now() - DAY_MS,
		order.modified + random.between( 1, 4 ) * DAY_MS
	);
	const lines = crm.store.lines( order.id ).map( ( { values } ) => values );
	const element: Element = {
		subject: order.values.subject,
		salesorder_id: crm.id( order ),
		invoicestatus: status,
		invoicedate: day( issued ),
		duedate: day( issued + random.pick( [ 14, 30 ] ) * DAY_MS ),
		'shipping_&_handling': order.values[ 'shipping_&_handling' ],
		productid: lines[ 0 ]?.productid,
		LineItems: lines,
	};
	for ( const name of FROM_ORDER ) {
		element[ name ] = order.values[ name ];
	}
	const invoice = createRecord(
		crm,
		user,
		crm.schema.get( 'Invoice' ),
		element,
		{ source: 'CRM' }
	);
	const total = Number( invoice.values.hdnGrandTotal );
	const received = status === 'Paid' ? total : 0;
	crm.store.change(
		invoice,
		{
			received: received.toFixed( 8 ),
			balance: ( total - received ).toFixed( 8 ),
			createdtime: crm.stamp( issued ),
		},
		{ at: issued, stamp: crm.stamp( issued ) }
	);
}

function day( at: number ): string {
	return new Date( at ).toISOString().slice( 0, 10 );
}
