import { fold } from '../fold';
import { createRecord } from '../records';
import { COUNTRIES } from './countries';
import { REMARKS, TRADES } from './words';
import type { Crm } from '../crm';
import type { Random } from '../random';
import type { StoredRecord, User } from '../types';
import type { Country } from './countries';

interface Address {
	street: string;
	city: string;
	state: string;
	code: string;
	country: string;
}

export function seedAccounts(
	crm: Crm,
	user: User,
	random: Random,
	count: number
): StoredRecord[] {
	const used = new Set< string >();
	return Array.from( { length: count }, () => {
		const country = random.pick( COUNTRIES );
		const base = `${ random.pick( country.lastNames ) } ${ random.pick( TRADES ) } ${ random.pick(
			country.company
		) }`;
		const name = used.has( base )
			? `${ base } ${ random.pick( country.towns )[ 0 ] } ${ used.size }`
			: base;
		used.add( name );
		const address = addressIn( random, country );
		const domain = `${ slug( base ) }.example`;
		return createRecord(
			crm,
			user,
			crm.schema.get( 'Accounts' ),
			{
				accountname: name,
				phone: phone( random, country ),
				website: `https://www.${ domain }`,
				email1: `info@${ domain }`,
				accounttype: 'Customer',
				industry: random.pick( [
					'Retail',
					'Manufacturing',
					'Hospitality',
					'Construction',
				] ),
				annual_revenue: random.between( 80, 9000 ) * 1000,
				...addressFields( address, 'bill' ),
				...addressFields( address, 'ship' ),
				assigned_user_id: owner( crm, user ),
			},
			{ source: 'CRM' }
		);
	} );
}

export function seedContacts(
	crm: Crm,
	user: User,
	random: Random,
	count: number,
	accounts: StoredRecord[]
): StoredRecord[] {
	return Array.from( { length: count }, ( _, index ) => {
		const country = random.pick( COUNTRIES );
		const firstname = random.pick( country.firstNames );
		const lastname = random.pick( country.lastNames );
		const address = addressIn( random, country );
		const account =
			accounts.length > 0 && random.chance( 0.7 )
				? crm.id( random.pick( accounts ) )
				: '';
		return createRecord(
			crm,
			user,
			crm.schema.get( 'Contacts' ),
			{
				firstname,
				lastname,
				email: `${ slug( firstname ) }.${ slug( lastname ) }${ index + 1 }@mail.example`,
				phone: phone( random, country ),
				mobile: random.chance( 0.5 ) ? phone( random, country ) : '',
				account_id: account,
				leadsource: random.pick( [
					'Web Site',
					'Trade Show',
					'Partner',
					'Word of mouth',
				] ),
				emailoptout: random.chance( 0.2 ),
				birthday: random.chance( 0.4 )
					? `19${ random.between( 50, 99 ) }-0${ random.between( 1, 9 ) }-${ random.between(
							10,
							28
						) }`
					: '',
				mailingstreet: address.street,
				mailingcity: address.city,
				mailingstate: address.state,
				mailingzip: address.code,
				mailingcountry: address.country,
				description: random.pick( REMARKS ),
				assigned_user_id: owner( crm, user ),
			},
			{ source: 'CRM' }
		);
	} );
}

/**
 * Billing or shipping fields of an address.
 *
 * @param address The address.
 * @param start   bill or ship.
 */
function addressFields(
	address: Address,
	start: 'bill' | 'ship'
): Record< string, string > {
	return Object.fromEntries(
		Object.entries( address ).map( ( [ part, value ] ) => [
			`${ start }_${ part }`,
			value,
		] )
	);
}

function addressIn( random: Random, country: Country ): Address {
	const [ city, state ] = random.pick( country.towns );
	return {
		street: country.street(
			random.pick( country.streets ),
			random.between( 1, 140 )
		),
		city,
		state,
		code: digits( random, country.code ),
		country: country.name,
	};
}

function phone( random: Random, country: Country ): string {
	return `${ country.dial } ${ digits( random, '### #######' ) }`;
}

function digits( random: Random, pattern: string ): string {
	return pattern.replace( /#/g, () => String( random.between( 0, 9 ) ) );
}

function slug( text: string ): string {
	return fold( text )
		.replace( /ł/g, 'l' )
		.replace( /ø/g, 'o' )
		.replace( /[^a-z0-9]+/g, '-' )
		.replace( /^-|-$/g, '' );
}

export function owner( crm: Crm, user: User ): string {
	return crm.schema.id( 'Users', user.id );
}
