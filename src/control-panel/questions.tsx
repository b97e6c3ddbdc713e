import { __, sprintf } from '@wordpress/i18n';
import { Link } from '../navigation/link';
import { places } from '../navigation/places';
import type { Question, StatusConnection } from '../types/generated';

interface Props {
	question: Question;
	connection: StatusConnection;
	/** There are several connections: the name says which. */
	named: boolean;
}

/**
 * What a person is asked about some records, with the way to answer.
 *
 * @param props            Properties.
 * @param props.question   A kind of question.
 * @param props.connection Whose records.
 * @param props.named      Show the name of the connection.
 */
export function QuestionItem( { question, connection, named }: Props ) {
	const { module, code, sentence } = question;
	return (
		<li className="crosswalk-failure is-decision">
			<div className="crosswalk-failure__what">
				<p className="crosswalk-failure__message">
					<strong>{ sentence }</strong>
				</p>
				{ named && (
					<ul className="crosswalk-facts">
						<li>{ connection.name }</li>
					</ul>
				) }
			</div>
			<Link
				className="components-button is-secondary is-compact"
				aria-label={ sprintf(
					/* translators: %s: what is asked. */
					__( 'Decide: %s', 'crosswalk' ),
					sentence
				) }
				to={ places.decisions( {
					connection: String( connection.id ),
					module,
					code,
				} ) }
			>
				{ __( 'Decide', 'crosswalk' ) }
			</Link>
		</li>
	);
}
