import { fixed } from './values';
import type { Crm } from './crm';
import type { StoredRecord } from './types';

/**
 * Whether a record has taken its quantities from stock. Orders never do, invoices in any status but Cancel.
 *
 * @param record Order or invoice.
 */
export function holdsStock( record: StoredRecord ): boolean {
	return (
		record.module === 'Invoice' &&
		! record.deleted &&
		record.values.invoicestatus !== 'Cancel'
	);
}

/**
 * Moves the quantities of all lines.
 *
 * @param crm       The CRM.
 * @param record    The invoice.
 * @param direction -1 takes from stock, 1 gives back.
 */
export function moveStock(
	crm: Crm,
	record: StoredRecord,
	direction: 1 | -1
): void {
	for ( const line of crm.store.lines( record.id ) ) {
		const product = crm.byId( line.values.productid ?? '' );
		if ( product?.module === 'Products' ) {
			const stock =
				Number( product.values.qtyinstock ?? 0 ) +
				direction * Number( line.values.quantity );
			const touched = crm.traps.on( 'stockKeepsModifiedTime' )
				? undefined
				: crm.now();
			crm.store.change(
				product,
				{ qtyinstock: fixed( stock, 3 ) },
				touched
			);
		}
	}
}
