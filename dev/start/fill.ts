import type { Control } from '../emulators/vtiger';
import { sampleShop, type Known, type SampleShop } from '../sample/shop';
import type { State } from './state';
import type { Steps } from './steps';

/** So many in one request: often enough for a live line, seldom enough for the time each request takes to begin. */
const BATCH = 10;

const KINDS: Array< keyof SampleShop > = [
	'taxes',
	'customers',
	'products',
	'orders',
];

/**
 * Fills the shop with its own records, some of which the CRM has as well.
 *
 * @param steps
 * @param size
 * @param crm
 * @param note
 */
export async function fillShop(
	steps: Steps,
	size: State[ 'size' ],
	crm: Control,
	note: ( text: string ) => void
): Promise< void > {
	const shop = sampleShop( size, knownIn( crm ) );
	for ( const kind of KINDS ) {
		const items: unknown[] = shop[ kind ];
		for ( let start = 0; start < items.length; start += BATCH ) {
			note( `${ kind } ${ start } of ${ items.length }` );
			await steps.run( 'fill', {
				kind,
				items: items.slice( start, start + BATCH ),
			} );
		}
	}
	addTaxTypes( crm, shop.taxes );
	note(
		KINDS.map( ( kind ) => `${ shop[ kind ].length } ${ kind }` ).join(
			', '
		)
	);
}

/** What a person does in Vtiger's settings: its webservice cannot create tax types. */
export function addTaxTypes(
	crm: Control,
	taxes: Array< { name: string; rate: string } >
): void {
	for ( const { name, rate } of taxes ) {
		crm.addTax( name, Number( rate ) );
	}
}

/** The taxes of the sample shop, which fills itself (Connectors/Sandbox). */
export const SAMPLE_SHOP_TAXES = [
	{ name: 'VAT 19%', rate: '19' },
	{ name: 'VAT 7%', rate: '7' },
];

function knownIn( crm: Control ): Known {
	const text = ( record: Record< string, unknown >, name: string ) =>
		String( record[ name ] ?? '' );
	return {
		people: crm
			.records( 'Contacts' )
			.slice( 0, 3 )
			.map( ( person ) => ( {
				email: text( person, 'email' ),
				first_name: text( person, 'firstname' ),
				last_name: text( person, 'lastname' ),
			} ) ),
		goods: crm
			.records( 'Products' )
			.slice( 0, 2 )
			.map( ( item ) => ( {
				sku: text( item, 'productcode' ),
				name: text( item, 'productname' ),
				price: Number( item.unit_price ).toFixed( 2 ),
			} ) ),
	};
}
