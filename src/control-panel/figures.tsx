import { __, sprintf } from '@wordpress/i18n';
import { Link } from '../navigation/link';
import { places } from '../navigation/places';
import { count, span } from '../text/time';
import type { StatusConnection } from '../types/generated';

/**
 * The four numbers of a connection, each a link to what it counts.
 *
 * @param props            Properties.
 * @param props.connection The connection.
 */
export function Figures( { connection }: { connection: StatusConnection } ) {
	const figures = [
		{
			list: 'waiting',
			label: __( 'Waiting', 'crosswalk' ),
			value: connection.waiting,
			note:
				connection.waiting > 0
					? sprintf(
							/* translators: %s: a span of time. */
							__( 'oldest %s', 'crosswalk' ),
							span( connection.oldest_waiting_s )
						)
					: '',
		},
		{
			list: 'sent',
			label: __( 'Sent today', 'crosswalk' ),
			value: connection.sent_today,
			note: '',
		},
		{
			list: 'decision',
			label: __( 'Needs decision', 'crosswalk' ),
			value: connection.decisions,
			note: '',
		},
		{
			list: 'failed',
			label: __( 'Failed', 'crosswalk' ),
			value: connection.rejected,
			note: '',
		},
	];
	return (
		<ul className="crosswalk-figures">
			{ figures.map( ( { list, label, value, note } ) => (
				<li key={ list }>
					<Link
						to={
							list === 'decision'
								? places.decisions( {
										connection: String( connection.id ),
									} )
								: places.updates( list, connection.id )
						}
						className={ `crosswalk-figure is-${ list } ${
							value > 0 ? 'is-some' : 'is-none'
						}` }
					>
						<span className="crosswalk-figure__label">
							{ label }
						</span>
						<span className="crosswalk-figure__value">
							{ count( value ) }
							<span className="crosswalk-figure__note">
								{ note }
							</span>
						</span>
					</Link>
				</li>
			) ) }
		</ul>
	);
}
