import {
	boolean,
	common,
	currency,
	date,
	email,
	integer,
	phone,
	picklist,
	READ_ONLY,
	reference,
	REQUIRED,
	string,
	text,
	url,
} from './fields';
import type { FieldDef, ModuleDef } from './types';

const SALUTATIONS = [ '', 'Mr.', 'Ms.', 'Mrs.', 'Dr.', 'Prof.' ];
const LEAD_SOURCES = [
	'Cold Call',
	'Existing Customer',
	'Self Generated',
	'Employee',
	'Partner',
	'Public Relations',
	'Direct Mail',
	'Conference',
	'Trade Show',
	'Web Site',
	'Word of mouth',
	'Other',
];
const ACCOUNT_TYPES = [
	'Analyst',
	'Competitor',
	'Customer',
	'Integrator',
	'Investor',
	'Partner',
	'Press',
	'Prospect',
	'Reseller',
	'Other',
];
const INDUSTRIES = [
	'Apparel',
	'Banking',
	'Biotechnology',
	'Chemicals',
	'Construction',
	'Consulting',
	'Education',
	'Electronics',
	'Energy',
	'Engineering',
	'Food & Beverage',
	'Healthcare',
	'Hospitality',
	'Machinery',
	'Manufacturing',
	'Media',
	'Retail',
	'Shipping',
	'Technology',
	'Transportation',
	'Utilities',
	'Other',
];

function contactAddress(
	start: 'mailing' | 'other',
	label: string
): FieldDef[] {
	return [
		text( `${ start }street`, `${ label } Street` ),
		string( `${ start }pobox`, `${ label } P.O. Box` ),
		string( `${ start }city`, `${ label } City` ),
		string( `${ start }state`, `${ label } State` ),
		string( `${ start }zip`, `${ label } Zip` ),
		string( `${ start }country`, `${ label } Country` ),
	];
}

/**
 * Billing and shipping address as accounts, orders and invoices have them.
 *
 * @param required Whether the streets are mandatory.
 */
export function billAndShip( required: boolean ): FieldDef[] {
	return ( [ 'bill', 'ship' ] as const ).flatMap( ( start ) => {
		const label = start === 'bill' ? 'Billing' : 'Shipping';
		return [
			text(
				`${ start }_street`,
				`${ label } Address`,
				required ? REQUIRED : {}
			),
			string( `${ start }_pobox`, `${ label } Po Box` ),
			string( `${ start }_city`, `${ label } City` ),
			string( `${ start }_state`, `${ label } State` ),
			string( `${ start }_code`, `${ label } Code` ),
			string( `${ start }_country`, `${ label } Country` ),
		];
	} );
}

export function contacts(): ModuleDef {
	return {
		name: 'Contacts',
		label: 'Contacts',
		singular: 'Contact',
		prefix: 12,
		isEntity: true,
		writable: true,
		labelFields: [ 'firstname', 'lastname' ],
		numbering: { field: 'contact_no', prefix: 'CON' },
		fields: [
			picklist( 'salutationtype', 'Salutation', SALUTATIONS ),
			string( 'firstname', 'First Name' ),
			string( 'lastname', 'Last Name', REQUIRED ),
			string( 'contact_no', 'Contact Id', READ_ONLY ),
			phone( 'phone', 'Office Phone' ),
			phone( 'mobile', 'Mobile' ),
			phone( 'homephone', 'Home Phone' ),
			reference( 'account_id', 'Organization Name', [ 'Accounts' ] ),
			picklist( 'leadsource', 'Lead Source', LEAD_SOURCES ),
			string( 'title', 'Title' ),
			string( 'department', 'Department' ),
			date( 'birthday', 'Date of Birth' ),
			email( 'email', 'Primary Email' ),
			email( 'secondaryemail', 'Secondary Email' ),
			boolean( 'donotcall', 'Do Not Call' ),
			boolean( 'emailoptout', 'Email Opt Out' ),
			boolean( 'portal', 'Portal User' ),
			...contactAddress( 'mailing', 'Mailing' ),
			...contactAddress( 'other', 'Other' ),
			text( 'description', 'Description' ),
			...common( 'Contact' ),
		],
	};
}

export function accounts(): ModuleDef {
	return {
		name: 'Accounts',
		label: 'Organizations',
		singular: 'Organization',
		prefix: 11,
		isEntity: true,
		writable: true,
		labelFields: [ 'accountname' ],
		numbering: { field: 'account_no', prefix: 'ACC' },
		fields: [
			string( 'accountname', 'Organization Name', {
				...REQUIRED,
				isunique: true,
			} ),
			string( 'account_no', 'Organization Id', READ_ONLY ),
			phone( 'phone', 'Primary Phone' ),
			phone( 'otherphone', 'Secondary Phone' ),
			url( 'website', 'Website' ),
			email( 'email1', 'Primary Email' ),
			email( 'email2', 'Secondary Email' ),
			integer( 'employees', 'Employees' ),
			reference( 'account_id', 'Member Of', [ 'Accounts' ] ),
			picklist( 'accounttype', 'Type', ACCOUNT_TYPES ),
			picklist( 'industry', 'Industry', INDUSTRIES ),
			currency( 'annual_revenue', 'Annual Revenue' ),
			string( 'siccode', 'SIC Code' ),
			boolean( 'emailoptout', 'Email Opt Out' ),
			...billAndShip( false ),
			text( 'description', 'Description' ),
			...common( 'Account' ),
		],
	};
}
