import {
	boolean,
	common,
	currency,
	date,
	double,
	integer,
	picklist,
	READ_ONLY,
	reference,
	REQUIRED,
	string,
	text,
} from './fields';
import { billAndShip } from './people';
import type { FieldDef, ModuleDef } from './types';

const INVOICE_STATUSES = [
	'AutoCreated',
	'Created',
	'Cancel',
	'Approved',
	'Sent',
	'Credit Invoice',
	'Paid',
];
const CARRIERS = [ 'FedEx', 'UPS', 'USPS', 'DHL', 'BlueDart' ];
const SALES_STAGES = [
	'Prospecting',
	'Qualification',
	'Needs Analysis',
	'Value Proposition',
	'Id. Decision Makers',
	'Perception Analysis',
	'Proposal or Price Quote',
	'Negotiation or Review',
	'Closed Won',
	'Closed Lost',
];

/** One line's fields, which the describe of an order shows too. */
function lineFields(): FieldDef[] {
	return [
		reference( 'productid', 'Item Name', [ 'Products', 'Services' ], {
			...REQUIRED,
			line: true,
		} ),
		double( 'quantity', 'Quantity', { line: true } ),
		currency( 'listprice', 'List Price', { line: true } ),
		text( 'comment', 'Item Comment', { line: true } ),
		currency( 'discount_amount', 'Item Discount Amount', { line: true } ),
		double( 'discount_percent', 'Item Discount Percent', { line: true } ),
	];
}

/** Totals, tax mode, discounts and charges. */
function money(): FieldDef[] {
	return [
		picklist( 'hdnTaxType', 'Tax Type', [ 'individual', 'group' ] ),
		reference( 'currency_id', 'Currency', [ 'Currency' ] ),
		double( 'conversion_rate', 'Conversion Rate' ),
		currency( 'txtAdjustment', 'Adjustment' ),
		double( 'hdnDiscountPercent', 'Discount Percent', { zero: false } ),
		currency( 'hdnDiscountAmount', 'Discount Amount', { zero: false } ),
		currency( 'hdnS_H_Amount', 'S&amp;H Amount', READ_ONLY ),
		currency( 'shipping_&_handling', 'Shipping &amp; Handling', {
			hidden: true,
		} ),
		...[ 1, 2, 3 ].map( ( n ) =>
			double(
				`shipping_&_handling_shtax${ n }`,
				`Tax ${ n } on Shipping &amp; Handling`,
				{
					hidden: true,
				}
			)
		),
		currency( 'hdnSubTotal', 'Sub Total', READ_ONLY ),
		currency( 'pre_tax_total', 'Pre Tax Total', READ_ONLY ),
		currency( 'hdnGrandTotal', 'Total', READ_ONLY ),
	];
}

function inventoryModule(
	part: Pick<
		ModuleDef,
		'name' | 'label' | 'singular' | 'prefix' | 'numbering'
	>,
	own: FieldDef[]
): ModuleDef {
	return {
		...part,
		isEntity: true,
		writable: true,
		labelFields: [ 'subject' ],
		inventory: true,
		fields: [
			string( 'subject', 'Subject', REQUIRED ),
			...own,
			...money(),
			...billAndShip( true ),
			text( 'terms_conditions', 'Terms & Conditions' ),
			text( 'description', 'Description' ),
			...lineFields(),
			...common( part.singular.replace( ' ', '' ) ),
		],
	};
}

export function salesOrders(): ModuleDef {
	return inventoryModule(
		{
			name: 'SalesOrder',
			label: 'Sales Orders',
			singular: 'Sales Order',
			prefix: 6,
			numbering: { field: 'salesorder_no', prefix: 'SO' },
		},
		[
			reference( 'potential_id', 'Opportunity Name', [ 'Potentials' ] ),
			string( 'customerno', 'Customer No' ),
			string( 'salesorder_no', 'SalesOrder No', READ_ONLY ),
			reference( 'quote_id', 'Quote Name', [ 'Quotes' ] ),
			string( 'vtiger_purchaseorder', 'Purchase Order' ),
			reference( 'contact_id', 'Contact Name', [ 'Contacts' ] ),
			date( 'duedate', 'Due Date' ),
			picklist( 'carrier', 'Carrier', CARRIERS ),
			string( 'pending', 'Pending' ),
			picklist(
				'sostatus',
				'Status',
				[ 'Created', 'Approved', 'Delivered', 'Cancelled' ],
				REQUIRED
			),
			double( 'salescommission', 'Sales Commission' ),
			currency( 'exciseduty', 'Excise Duty' ),
			reference(
				'account_id',
				'Organization Name',
				[ 'Accounts' ],
				REQUIRED
			),
			boolean( 'enable_recurring', 'Enable Recurring' ),
			picklist(
				'invoicestatus',
				'Invoice Status',
				INVOICE_STATUSES,
				REQUIRED
			),
		]
	);
}

export function invoices(): ModuleDef {
	return inventoryModule(
		{
			name: 'Invoice',
			label: 'Invoices',
			singular: 'Invoice',
			prefix: 7,
			numbering: { field: 'invoice_no', prefix: 'INV' },
		},
		[
			reference( 'salesorder_id', 'Sales Order', [ 'SalesOrder' ] ),
			string( 'customerno', 'Customer No' ),
			string( 'vtiger_purchaseorder', 'Purchase Order' ),
			reference( 'contact_id', 'Contact Name', [ 'Contacts' ] ),
			reference( 'potential_id', 'Opportunity Name', [ 'Potentials' ] ),
			date( 'invoicedate', 'Invoice Date' ),
			date( 'duedate', 'Due Date' ),
			double( 'salescommission', 'Sales Commission' ),
			currency( 'exciseduty', 'Excise Duty' ),
			reference(
				'account_id',
				'Organization Name',
				[ 'Accounts' ],
				REQUIRED
			),
			picklist( 'invoicestatus', 'Status', INVOICE_STATUSES ),
			string( 'invoice_no', 'Invoice No', READ_ONLY ),
			currency( 'received', 'Received' ),
			currency( 'balance', 'Balance' ),
		]
	);
}

export function potentials(): ModuleDef {
	return {
		name: 'Potentials',
		label: 'Opportunities',
		singular: 'Opportunity',
		prefix: 13,
		isEntity: true,
		writable: true,
		labelFields: [ 'potentialname' ],
		numbering: { field: 'potential_no', prefix: 'POT' },
		fields: [
			string( 'potentialname', 'Opportunity Name', REQUIRED ),
			string( 'potential_no', 'Opportunity No', READ_ONLY ),
			currency( 'amount', 'Amount' ),
			reference( 'related_to', 'Organization Name', [ 'Accounts' ] ),
			reference( 'contact_id', 'Contact Name', [ 'Contacts' ] ),
			date( 'closingdate', 'Expected Close Date', REQUIRED ),
			picklist( 'opportunity_type', 'Type', [
				'Existing Business',
				'New Business',
			] ),
			picklist( 'sales_stage', 'Sales Stage', SALES_STAGES, REQUIRED ),
			picklist( 'leadsource', 'Lead Source', [
				'Cold Call',
				'Existing Customer',
				'Web Site',
				'Other',
			] ),
			integer( 'probability', 'Probability' ),
			string( 'nextstep', 'Next Step' ),
			currency( 'forecast_amount', 'Weighted Revenue', READ_ONLY ),
			text( 'description', 'Description' ),
			...common( 'Potential' ),
		],
	};
}
