import { __, _n, sprintf } from '@wordpress/i18n';
import type { Invoice } from '../types/generated';

/**
 * The state of an invoice, in our words where they say more than the other system's.
 *
 * @param invoice The invoice.
 */
export function invoiceWords(
	invoice: Pick< Invoice, 'state' | 'status' >
): string {
	switch ( invoice.state ) {
		case 'withdrawn':
			return __( 'Withdrawn', 'crosswalk' );
		case 'credit':
			return __( 'Credit note', 'crosswalk' );
		case 'paid':
			return __( 'Paid', 'crosswalk' );
		case 'open':
			return invoice.status || __( 'Open', 'crosswalk' );
	}
}

/**
 * How long there is time to pay; empty where nobody waits for money.
 *
 * @param days Until it is due.
 */
export function dueWords( days: number | null ): string {
	if ( days === null ) {
		return '';
	}
	if ( days === 0 ) {
		return __( 'due today', 'crosswalk' );
	}
	return days < 0
		? sprintf(
				/* translators: %d: number of days. */
				_n( '%d day overdue', '%d days overdue', -days, 'crosswalk' ),
				-days
			)
		: sprintf(
				/* translators: %d: number of days. */
				_n( 'due in %d day', 'due in %d days', days, 'crosswalk' ),
				days
			);
}
