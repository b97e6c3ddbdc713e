import type { Random } from '../emulators/vtiger/random';
import type { Known } from './shop';

export interface SampleVariation {
	size: string;
	sku: string;
	price: string;
}

export interface SampleProduct {
	slug: string;
	name: string;
	/** Empty: a product without one. */
	sku: string;
	price: string;
	stock: number;
	tax_class: string;
	category: string;
	/** Empty: a simple product. */
	variations: SampleVariation[];
}

const THINGS = [
	[ 'Emaillebecher', 'Küche' ],
	[ 'Leinentuch', 'Küche' ],
	[ 'Schreibtischlampe', 'Büro' ],
	[ 'Notizbuch', 'Büro' ],
	[ 'Kräutertee', 'Lebensmittel' ],
	[ 'Honig', 'Lebensmittel' ],
] as const;

/**
 * Simple products, then one variable product in ten, at least two: one with and one without numbers of its variations.
 * The first two are in the CRM too; the third has no number, the fourth a price with six decimals.
 *
 * @param random
 * @param count
 * @param goods
 */
export function sampleProducts(
	random: Random,
	count: number,
	goods: Known[ 'goods' ]
): SampleProduct[] {
	const variable = Math.max( 2, Math.floor( count / 10 ) );
	return [
		...Array.from( { length: count - variable }, ( _, index ) =>
			simple( random, index, goods[ index < 2 ? index : -1 ] )
		),
		...Array.from( { length: variable }, ( _, index ) =>
			shirt( random, index )
		),
	];
}

function simple(
	random: Random,
	index: number,
	known?: Known[ 'goods' ][ number ]
): SampleProduct {
	const [ thing, category ] = random.pick( THINGS );
	return {
		slug: `ware-${ index + 1 }`,
		name:
			known?.name ??
			`${ thing } ${ index + 1 }${ index === 4 ? ' 🐝' : '' }`,
		sku:
			known?.sku ??
			( index === 2
				? ''
				: `LADEN-${ String( index + 1 ).padStart( 4, '0' ) }` ),
		price: index === 3 ? '7.123456' : ( known?.price ?? price( random ) ),
		stock: random.between( 0, 120 ),
		tax_class: category === 'Lebensmittel' ? 'reduced-rate' : '',
		category,
		variations: [],
	};
}

function shirt( random: Random, index: number ): SampleProduct {
	const numbered = index % 2 === 0;
	const sku = `HEMD-${ index + 1 }`;
	return {
		slug: `hemd-${ index + 1 }`,
		name: `Arbeitshemd ${ index + 1 }`,
		sku: numbered ? sku : '',
		price: '',
		stock: random.between( 3, 40 ),
		tax_class: '',
		category: 'Kleidung',
		variations: [ 'S', 'L' ].map( ( size ) => ( {
			size,
			sku: numbered ? `${ sku }-${ size }` : '',
			price: price( random ),
		} ) ),
	};
}

function price( random: Random ): string {
	return ( random.between( 300, 8900 ) / 100 ).toFixed( 2 );
}
