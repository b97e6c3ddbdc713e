import type { Counts, SizeName } from '../types';

export const SIZES: Record< SizeName, Counts > = {
	none: { contacts: 0, accounts: 0, products: 0, orders: 0, invoices: 0 },
	small: {
		contacts: 40,
		accounts: 15,
		products: 80,
		orders: 30,
		invoices: 8,
	},
	large: {
		contacts: 2000,
		accounts: 500,
		products: 3000,
		orders: 500,
		invoices: 40,
	},
};
