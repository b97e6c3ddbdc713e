import type { Random } from '../emulators/vtiger/random';
import { sampleAddress, type Address, type SampleCustomer } from './customers';
import type { SampleProduct } from './products';

export interface SampleOrder {
	key: string;
	status: 'pending' | 'processing' | 'completed' | 'on-hold' | 'cancelled';
	/** The address of an account, or of a guest. */
	email: string;
	billing: Address;
	lines: Array< { slug: string; variation: number; quantity: number } >;
	shipping: string;
	fee: string;
	coupon: string;
	/** Part of the first line is given back. */
	refund: boolean;
	note: string;
}

/**
 * Orders of every kind: of customers and of guests (two of one guest), with coupon, fee, shipping, tax and refund.
 *
 * @param random
 * @param count
 * @param customers
 * @param products
 */
export function sampleOrders(
	random: Random,
	count: number,
	customers: SampleCustomer[],
	products: SampleProduct[]
): SampleOrder[] {
	return Array.from( { length: count }, ( _, index ) => {
		const guest = index % 4 === 3;
		// Two orders share a guest, who must become one contact.
		const email = `gast${ Math.floor( index / 8 ) + 1 }@post.example`;
		const customer = random.pick( customers );
		return {
			key: `demo-${ index + 1 }`,
			status: random.pick( [
				'processing',
				'processing',
				'completed',
				'on-hold',
				'pending',
			] as const ),
			email: guest ? email : customer.email,
			billing: guest
				? sampleAddress(
						random,
						'Gerda',
						`Gast ${ Math.floor( index / 8 ) + 1 }`
					)
				: customer.billing,
			lines: Array.from( { length: random.between( 1, 3 ) }, () => {
				const product = random.pick( products );
				return {
					slug: product.slug,
					variation: random.between( 0, 1 ),
					quantity: random.between( 1, 4 ),
				};
			} ),
			shipping: index % 3 === 2 ? '' : '4.90',
			fee: index % 5 === 1 ? '2.50' : '',
			coupon: index % 4 === 2 ? 'willkommen' : '',
			refund: index % 10 === 4,
			note: index % 6 === 0 ? 'Bitte beim Nachbarn abgeben 🙏' : '',
		};
	} );
}
