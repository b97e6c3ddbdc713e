import { Card, CardBody, CardHeader } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import { Link } from '../navigation/link';
import { places } from '../navigation/places';
import { count as counted } from '../text/time';

/**
 * How many mails to customers were held back, and the way to them (E13).
 *
 * @param props       Properties.
 * @param props.count How many.
 */
export function WithheldMails( { count }: { count: number } ) {
	return (
		<Card className="crosswalk-card">
			<CardHeader className="crosswalk-card__header">
				<h2 className="crosswalk-card__title">
					{ sprintf(
						/* translators: %s: number of mails. */
						_n(
							'%s mail to a customer was held back',
							'%s mails to customers were held back',
							count,
							'crosswalk'
						),
						counted( count )
					) }
				</h2>
				<Link to={ places.mails() }>
					{ __( 'Look at them', 'crosswalk' ) }
				</Link>
			</CardHeader>
			<CardBody className="crosswalk-card__body">
				<p>
					{ __(
						'A run changed the status of orders, and runs write to nobody by themselves. Send the mails that are still news to your customers, and dismiss the others.',
						'crosswalk'
					) }
				</p>
			</CardBody>
		</Card>
	);
}
