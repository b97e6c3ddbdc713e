import { __, sprintf } from '@wordpress/i18n';
import { money } from '../text/money';
import { day } from '../text/time';
import type { Invoice } from '../types/generated';
import { Outside } from '../record-panel/outside';
import { dueWords, invoiceWords } from './words';

/**
 * The order's invoices, the latest first. On a narrow screen each row is a block, with the heads beside the values.
 *
 * @param props          Properties.
 * @param props.invoices Those there are.
 */
export function Invoices( { invoices }: { invoices: Invoice[] } ) {
	return (
		<>
			<h3 className="crosswalk-order__title">
				{ __( 'Invoices', 'crosswalk' ) }
			</h3>
			{ invoices.length === 0 ? (
				<p className="crosswalk-order__none">
					{ __(
						'Nothing has been invoiced for this order yet.',
						'crosswalk'
					) }
				</p>
			) : (
				<table className="crosswalk-order__invoices">
					<thead>
						<tr>
							{ heads().map( ( head, index ) => (
								<th
									key={ head }
									scope="col"
									className={ index > 3 ? 'is-amount' : '' }
								>
									{ head }
								</th>
							) ) }
						</tr>
					</thead>
					<tbody>
						{ invoices.map( ( invoice ) => (
							<Row key={ invoice.id } invoice={ invoice } />
						) ) }
					</tbody>
				</table>
			) }
		</>
	);
}

function Row( { invoice }: { invoice: Invoice } ) {
	const [ , issued, due, status, ...amounts ] = heads();
	const { net, tax, total, paid, remaining, currency } = invoice;
	const withdrawn = invoice.state === 'withdrawn';
	const shown = [ net, tax, total, paid, remaining ].map( ( amount ) =>
		money( amount, currency )
	);
	return (
		<tr className={ `is-${ invoice.state }` }>
			<th scope="row">
				<Number invoice={ invoice } />
			</th>
			<td data-head={ issued }>
				{ invoice.issued ? day( invoice.issued ) : '–' }
			</td>
			<td data-head={ due }>
				{ invoice.due ? day( invoice.due ) : '–' }
				<Due days={ invoice.days_left } />
			</td>
			<td data-head={ status }>{ invoiceWords( invoice ) }</td>
			{ shown.map( ( amount, index ) => (
				<td
					key={ amounts[ index ] }
					data-head={ amounts[ index ] }
					className="is-amount"
				>
					{ withdrawn ? <s>{ amount }</s> : amount }
				</td>
			) ) }
		</tr>
	);
}

function Number( { invoice: { number, url } }: { invoice: Invoice } ) {
	return url ? (
		<Outside
			href={ url }
			label={ sprintf(
				/* translators: %s: number of an invoice. */
				__( 'Invoice %s (opens in a new tab)', 'crosswalk' ),
				number
			) }
		>
			{ number }
		</Outside>
	) : (
		<>{ number }</>
	);
}

function Due( { days }: { days: number | null } ) {
	const words = dueWords( days );
	return words ? (
		<span
			className={
				days !== null && days < 0
					? 'crosswalk-order__due is-overdue'
					: 'crosswalk-order__due'
			}
		>
			{ words }
		</span>
	) : null;
}

function heads(): string[] {
	return [
		__( 'Number', 'crosswalk' ),
		__( 'Issued', 'crosswalk' ),
		__( 'Due', 'crosswalk' ),
		__( 'Status', 'crosswalk' ),
		__( 'Net', 'crosswalk' ),
		__( 'Tax', 'crosswalk' ),
		__( 'Total', 'crosswalk' ),
		__( 'Paid', 'crosswalk' ),
		__( 'Left to pay', 'crosswalk' ),
	];
}
