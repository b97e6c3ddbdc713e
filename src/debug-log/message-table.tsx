import { __, sprintf } from '@wordpress/i18n';
import { Ago } from '../components/ago';
import { Link } from '../navigation/link';
import { places } from '../navigation/places';
import { count } from '../text/time';
import type { Message } from '../types/generated';

interface Props {
	connection: number;
	messages: Message[];
}

/**
 * A message to a row; its address opens it.
 *
 * @param props            Properties.
 * @param props.connection For the links.
 * @param props.messages   Rows.
 */
export function MessageTable( { connection, messages }: Props ) {
	const caption = __( 'Requests and their answers', 'crosswalk' );
	return (
		<div
			className="crosswalk-scroll"
			tabIndex={ 0 }
			role="region"
			aria-label={ caption }
		>
			<table className="crosswalk-table crosswalk-debug__table">
				<caption className="screen-reader-text">{ caption }</caption>
				<thead>
					<tr>
						<th scope="col">{ __( 'Request', 'crosswalk' ) }</th>
						<th scope="col">{ __( 'Answer', 'crosswalk' ) }</th>
						<th scope="col" className="is-number">
							{ __( 'Took', 'crosswalk' ) }
						</th>
						<th scope="col">{ __( 'When', 'crosswalk' ) }</th>
					</tr>
				</thead>
				<tbody>
					{ messages.map( ( message ) => (
						<tr key={ message.id }>
							<th scope="row">
								<Link
									to={ places.debugLog(
										connection,
										message.id
									) }
								>
									<span className="crosswalk-debug__method">
										{ message.method }
									</span>{ ' ' }
									<span className="crosswalk-debug__url">
										{ message.url }
									</span>
								</Link>
								{ message.error && (
									<span className="crosswalk-debug__error">
										{ message.error }
									</span>
								) }
							</th>
							<td className="crosswalk-nowrap">
								<Answer message={ message } />
							</td>
							<td className="is-number crosswalk-nowrap">
								{ sprintf(
									/* translators: %s: milliseconds. */
									__( '%s ms', 'crosswalk' ),
									count( message.took_ms )
								) }
							</td>
							<td className="crosswalk-nowrap">
								<Ago at={ message.at } />
							</td>
						</tr>
					) ) }
				</tbody>
			</table>
		</div>
	);
}

/**
 * The status, and whether it failed: not by colour alone, as some systems fail with status 200.
 *
 * @param props         Properties.
 * @param props.message Of which message.
 */
export function Answer( {
	message: { status, failed },
}: {
	message: Pick< Message, 'status' | 'failed' >;
} ) {
	return (
		<span className={ failed ? 'crosswalk-no' : 'crosswalk-yes' }>
			{ status || __( 'No answer', 'crosswalk' ) }
			{ failed && status > 0 && ` · ${ __( 'failed', 'crosswalk' ) }` }
		</span>
	);
}
