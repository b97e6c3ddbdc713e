import { Card, CardBody, CardHeader, Icon } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { check } from '@wordpress/icons';
import type { FailureGroup, StatusConnection } from '../types/generated';
import { Failure } from './failure';
import { QuestionItem } from './questions';

interface Props {
	failures: FailureGroup[];
	connections: StatusConnection[];
}

/**
 * What a person has to look at: questions first, then failures grouped by cause.
 *
 * @param props             Properties.
 * @param props.failures    Groups.
 * @param props.connections To name the system where there are several.
 */
export function FailureList( { failures, connections }: Props ) {
	const nameOf = ( id: number ) =>
		connections.length > 1
			? connections.find( ( connection ) => connection.id === id )?.name
			: undefined;
	const questions = connections.flatMap(
		( connection ) => connection.questions
	).length;
	// What is amiss may be no record: the connection's own card says it then.
	if (
		failures.length + questions === 0 &&
		connections.some( ( { health } ) => health !== 'good' )
	) {
		return null;
	}
	return (
		<Card className="crosswalk-card" id="what-needs-you">
			<CardHeader className="crosswalk-card__header">
				<h2 className="crosswalk-card__title">
					{ __( 'What needs you', 'crosswalk' ) }
				</h2>
			</CardHeader>
			<CardBody className="crosswalk-card__body">
				{ failures.length + questions === 0 ? (
					<p className="crosswalk-nothing">
						<Icon icon={ check } />
						{ __( 'Nothing at the moment.', 'crosswalk' ) }
					</p>
				) : (
					<ul className="crosswalk-failures">
						{ connections.map( ( connection ) =>
							connection.questions.map( ( question ) => (
								<QuestionItem
									key={ `${ connection.id } ${ question.module } ${ question.side } ${ question.code }` }
									question={ question }
									connection={ connection }
									named={ connections.length > 1 }
								/>
							) )
						) }
						{ failures.map( ( failure ) => (
							<Failure
								key={ failure.id }
								failure={ failure }
								connection={ nameOf( failure.connection_id ) }
							/>
						) ) }
					</ul>
				) }
			</CardBody>
		</Card>
	);
}
