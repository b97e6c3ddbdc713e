import { CheckboxControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { Ago } from '../components/ago';
import type { WithheldMail } from '../types/generated';

interface Props {
	mails: WithheldMail[];
	chosen: number[];
	/** Left out: nothing can be chosen. */
	onChoose?: ( ids: number[] ) => void;
}

/**
 * Mails with their orders and whom they would go to.
 *
 * @param props See Props.
 */
export function MailsTable( { mails, chosen, onChoose }: Props ) {
	const all = mails.map( ( { id } ) => id );
	const toggle = ( id: number, on: boolean ) =>
		onChoose?.(
			on ? [ ...chosen, id ] : chosen.filter( ( one ) => one !== id )
		);
	return (
		<table className="crosswalk-table crosswalk-mails">
			<caption className="screen-reader-text">
				{ __( 'Mails that were held back', 'crosswalk' ) }
			</caption>
			<thead>
				<tr>
					{ onChoose && (
						<td>
							<CheckboxControl
								aria-label={ __( 'Choose all', 'crosswalk' ) }
								checked={ chosen.length === all.length }
								indeterminate={
									chosen.length > 0 &&
									chosen.length < all.length
								}
								onChange={ ( on ) => onChoose( on ? all : [] ) }
								__nextHasNoMarginBottom
							/>
						</td>
					) }
					<th scope="col">{ __( 'Order', 'crosswalk' ) }</th>
					<th scope="col">{ __( 'Mail', 'crosswalk' ) }</th>
					<th scope="col">{ __( 'Happened', 'crosswalk' ) }</th>
				</tr>
			</thead>
			<tbody>
				{ mails.map( ( mail ) => (
					<tr key={ mail.id }>
						{ onChoose && (
							<td>
								<CheckboxControl
									aria-label={ sprintf(
										/* translators: 1: kind of mail, 2: number of an order. */
										__(
											'Choose “%1$s” for order %2$s',
											'crosswalk'
										),
										mail.title,
										mail.order
									) }
									checked={ chosen.includes( mail.id ) }
									onChange={ ( on ) => toggle( mail.id, on ) }
									__nextHasNoMarginBottom
								/>
							</td>
						) }
						<th scope="row">
							{ mail.url ? (
								<a href={ mail.url }>{ mail.order }</a>
							) : (
								mail.order
							) }
						</th>
						<td>
							{ mail.title }
							<span className="crosswalk-record__reason">
								{ mail.to ||
									__(
										'It cannot be sent any more.',
										'crosswalk'
									) }
							</span>
						</td>
						<td className="crosswalk-nowrap">
							<Ago at={ mail.changed_at } />
						</td>
					</tr>
				) ) }
			</tbody>
		</table>
	);
}
