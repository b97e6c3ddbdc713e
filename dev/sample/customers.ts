import type { Random } from '../emulators/vtiger/random';
import type { Known } from './shop';

export interface Address {
	first_name: string;
	last_name: string;
	company: string;
	address_1: string;
	address_2: string;
	postcode: string;
	city: string;
	state: string;
	country: string;
	phone: string;
}

export interface SampleCustomer {
	email: string;
	first_name: string;
	last_name: string;
	billing: Address;
}

const FIRST = [
	'Marlene',
	'Hüseyin',
	'Friederike',
	'Tomasz',
	'Léonie',
	'Søren',
	'Ines',
	'Oskar',
	'Giulia',
	'Anton',
];
const LAST = [
	'Hartmann',
	'Yıldız',
	'Groß',
	'Kowalska',
	'Dubois',
	'Østergaard',
	'Wagner',
	'O’Neill',
	'Conti',
	'Pichler',
];
const COMPANIES = [
	'',
	'',
	'',
	'Café Morgenrot',
	'Werkstatt Nord GmbH',
	'Praxis Dr. Conti',
];
const PLACES = [
	{ postcode: '10115', city: 'Berlin', state: 'DE-BE', country: 'DE' },
	{ postcode: '20095', city: 'Hamburg', state: 'DE-HH', country: 'DE' },
	{ postcode: '80331', city: 'München', state: 'DE-BY', country: 'DE' },
	{ postcode: '1010', city: 'Wien', state: '', country: 'AT' },
	{ postcode: '00-001', city: 'Warszawa', state: '', country: 'PL' },
];
const STREETS = [
	'Torstraße',
	'Elbchaussee',
	'Am Markt',
	'Kastanienallee',
	'Ringstraße',
];

/**
 * Customers with an account. The first three are contacts of the CRM too, one of them with the address in capitals.
 *
 * @param random
 * @param count
 * @param people
 */
export function sampleCustomers(
	random: Random,
	count: number,
	people: Known[ 'people' ]
): SampleCustomer[] {
	return Array.from( { length: count }, ( _, index ) => {
		const known = index < 3 ? people[ index ] : undefined;
		const firstName = known?.first_name ?? random.pick( FIRST );
		const lastName = known?.last_name ?? random.pick( LAST );
		const email = known?.email ?? `kunde${ index + 1 }@laden.example`;
		return {
			email: index === 1 ? email.toUpperCase() : email,
			first_name: firstName,
			last_name: lastName,
			billing: sampleAddress( random, firstName, lastName ),
		};
	} );
}

export function sampleAddress(
	random: Random,
	firstName: string,
	lastName: string
): Address {
	return {
		first_name: firstName,
		last_name: lastName,
		company: random.pick( COMPANIES ),
		address_1: `${ random.pick( STREETS ) } ${ random.between( 1, 99 ) }`,
		address_2: random.chance( 0.2 ) ? 'Hinterhaus' : '',
		...random.pick( PLACES ),
		phone: `+49 30 ${ random.between( 1000000, 9999999 ) }`,
	};
}
