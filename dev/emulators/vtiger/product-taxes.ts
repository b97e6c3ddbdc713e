import { fixed, toNumber, toReference } from './values';
import { WsError } from './ws-error';
import type { Crm } from './crm';
import type { Element, Values } from './types';

/**
 * ProductTaxes as a CRM lists them where the module works.
 *
 * @param crm The CRM.
 */
export function productTaxRows( crm: Crm ): Values[] {
	return crm.store.live( 'Products' ).flatMap( ( product ) =>
		crm.store
			.live( 'Tax' )
			.map( ( tax ) => ( {
				tax,
				percentage: product.values[ tax.values.taxname ?? '' ],
			} ) )
			.filter( ( { percentage } ) => percentage !== undefined )
			.map( ( { tax, percentage } ) => ( {
				productid: crm.id( product ),
				taxid: crm.id( tax ),
				taxpercentage: percentage ?? '',
				id: crm.schema.id( 'ProductTaxes', product.id ),
			} ) )
	);
}

/**
 * Gives a product a tax. On the observed version this never works.
 *
 * @param crm     The CRM.
 * @param element productid, taxid, taxpercentage.
 */
export function createProductTax( crm: Crm, element: Element ): Values {
	if ( crm.traps.on( 'productTaxesEmpty' ) ) {
		throw new WsError(
			'RECORD_NOT_FOUND',
			'Record you are trying to access is not found'
		);
	}
	const product = crm.byId(
		toReference( crm, 'productid', [ 'Products' ], element.productid )
	);
	const tax = crm.byId(
		toReference( crm, 'taxid', [ 'Tax' ], element.taxid )
	);
	if ( ! product || ! tax ) {
		throw new WsError(
			'RECORD_NOT_FOUND',
			'Record you are trying to access is not found'
		);
	}
	const taxpercentage = fixed( toNumber( crm, element.taxpercentage ), 3 );
	crm.store.change( product, {
		[ tax.values.taxname ?? '' ]: taxpercentage,
	} );
	return {
		productid: crm.id( product ),
		taxid: crm.id( tax ),
		taxpercentage,
		id: crm.schema.id( 'ProductTaxes', product.id ),
	};
}
