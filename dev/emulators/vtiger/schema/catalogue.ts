import {
	boolean,
	common,
	currency,
	date,
	double,
	image,
	picklist,
	READ_ONLY,
	reference,
	REQUIRED,
	string,
	text,
	url,
} from './fields';
import type { FieldDef, ModuleDef } from './types';

const CATEGORIES = [
	'Hardware',
	'Software',
	'CRM Applications',
	'Clothing',
	'Kitchen',
	'Garden',
	'Office',
	'Outdoor',
	'Tools',
];
const UNITS = [
	'Box',
	'Carton',
	'Dozen',
	'Each',
	'Hours',
	'Impressions',
	'Lb',
	'M',
	'Pack',
	'Pages',
	'Pieces',
	'Quantity',
	'Reams',
	'Sheet',
	'Spiral Binder',
	'Sq Ft',
];
const MANUFACTURERS = [ 'AltvetPet Inc.', 'LexPon Inc.', 'MetBeat Corp' ];

/**
 * The percentage of one tax on a product. Computed from another table, so no query can name it.
 *
 * @param name  tax1, tax2 …
 * @param label The tax as people call it.
 */
export function productTax( name: string, label: string ): FieldDef {
	return double( name, label, { zero: false, hidden: true } );
}

export function products(): ModuleDef {
	return {
		name: 'Products',
		label: 'Products',
		singular: 'Product',
		prefix: 14,
		isEntity: true,
		writable: true,
		labelFields: [ 'productname' ],
		numbering: { field: 'product_no', prefix: 'PRO' },
		fields: [
			string( 'productname', 'Product Name', REQUIRED ),
			string( 'product_no', 'Product Number', READ_ONLY ),
			string( 'productcode', 'Part Number' ),
			boolean( 'discontinued', 'Product Active' ),
			picklist( 'manufacturer', 'Manufacturer', MANUFACTURERS ),
			picklist( 'productcategory', 'Product Category', CATEGORIES ),
			reference( 'vendor_id', 'Vendor Name', [ 'Vendors' ] ),
			string( 'vendor_part_no', 'Vendor Part No' ),
			string( 'productsheet', 'Product Sheet' ),
			string( 'serial_no', 'Serial No' ),
			url( 'website', 'Website' ),
			date( 'sales_start_date', 'Sales Start Date' ),
			date( 'sales_end_date', 'Sales End Date' ),
			currency( 'unit_price', 'Unit Price' ),
			currency( 'purchase_cost', 'Purchase Cost' ),
			double( 'commissionrate', 'Commission Rate' ),
			picklist( 'usageunit', 'Usage Unit', UNITS ),
			double( 'qty_per_unit', 'Qty/Unit' ),
			double( 'qtyinstock', 'Qty In Stock' ),
			double( 'reorderlevel', 'Reorder Level' ),
			double( 'qtyindemand', 'Qty In Demand' ),
			image( 'imagename', 'Product Image' ),
			text( 'description', 'Description' ),
			double( 'currency1', 'Euro', { decimals: 8, hidden: true } ),
			reference( 'currency_id', 'Currency', [ 'Currency' ], {
				hidden: true,
			} ),
			...common( 'Product' ),
		],
	};
}

export function services(): ModuleDef {
	return {
		name: 'Services',
		label: 'Services',
		singular: 'Service',
		prefix: 26,
		isEntity: true,
		writable: true,
		labelFields: [ 'servicename' ],
		numbering: { field: 'service_no', prefix: 'SER' },
		fields: [
			string( 'servicename', 'Service Name', REQUIRED ),
			string( 'service_no', 'Service No', READ_ONLY ),
			boolean( 'discontinued', 'Service Active' ),
			picklist( 'service_usageunit', 'Usage Unit', [
				'Hours',
				'Days',
				'Incidents',
			] ),
			double( 'qty_per_unit', 'No of Units' ),
			picklist( 'servicecategory', 'Service Category', [
				'Support',
				'Installation',
				'Migration',
				'Customization',
				'Training',
			] ),
			url( 'website', 'Website' ),
			currency( 'unit_price', 'Price' ),
			currency( 'purchase_cost', 'Purchase Cost' ),
			double( 'commissionrate', 'Commission Rate' ),
			text( 'description', 'Description' ),
			...common( 'Service' ),
		],
	};
}
