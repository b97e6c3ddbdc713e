import { currency, date, integer, picklist, string, url } from './fields';
import type { FieldDef } from './types';

/** The custom fields of the observed install. Their numbers differ on every install. */
export function exampleCustomFields(): [ module: string, field: FieldDef ][] {
	const states = [
		'Not shipped',
		'Partially shipped',
		'Shipped',
		'Delivered',
	];
	return [
		[ 'SalesOrder', string( 'cf_854', 'Tracking Number' ) ],
		[ 'SalesOrder', url( 'cf_856', 'Tracking URL' ) ],
		[ 'SalesOrder', string( 'cf_858', 'Woo Order ID' ) ],
		[ 'SalesOrder', date( 'cf_860', 'Shipped At' ) ],
		[ 'SalesOrder', picklist( 'cf_862', 'Shipment State', states ) ],
		[ 'Contacts', integer( 'cf_864', 'Woo Customer ID', { zero: false } ) ],
		[ 'Products', integer( 'cf_866', 'Woo Product ID', { zero: false } ) ],
		[ 'Invoice', currency( 'cf_868', 'Paid Amount Woo', { zero: false } ) ],
	];
}
