import { Random } from '../emulators/vtiger/random';
import { sampleCustomers, type SampleCustomer } from './customers';
import { sampleOrders, type SampleOrder } from './orders';
import { sampleProducts, type SampleProduct } from './products';

export interface SampleTax {
	name: string;
	country: string;
	rate: string;
	class: string;
	shipping: boolean;
}

/** The shop's own records, before a CRM is connected. */
export interface SampleShop {
	taxes: SampleTax[];
	customers: SampleCustomer[];
	products: SampleProduct[];
	orders: SampleOrder[];
}

/** What the CRM knows as well, so that the first sync finds records to match. */
export interface Known {
	people: Array< { email: string; first_name: string; last_name: string } >;
	goods: Array< { sku: string; name: string; price: string } >;
}

export type ShopSize = 'small' | 'large';

const SIZES: Record<
	ShopSize,
	{ customers: number; products: number; orders: number }
> = {
	small: { customers: 12, products: 10, orders: 10 },
	large: { customers: 400, products: 300, orders: 200 },
};

/**
 * The same size makes the same shop.
 *
 * @param size
 * @param known
 */
export function sampleShop( size: ShopSize, known: Known ): SampleShop {
	const counts = SIZES[ size ];
	const random = new Random( 7 );
	const customers = sampleCustomers( random, counts.customers, known.people );
	const products = sampleProducts( random, counts.products, known.goods );
	return {
		taxes: [
			{
				name: 'MwSt. 19 %',
				country: 'DE',
				rate: '19.0000',
				class: '',
				shipping: true,
			},
			{
				name: 'MwSt. 7 %',
				country: 'DE',
				rate: '7.0000',
				class: 'reduced-rate',
				shipping: true,
			},
			{
				name: 'USt. 20 %',
				country: 'AT',
				rate: '20.0000',
				class: '',
				shipping: true,
			},
		],
		customers,
		products,
		orders: sampleOrders( random, counts.orders, customers, products ),
	};
}
