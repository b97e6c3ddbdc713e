import { Card, CardBody, CardHeader } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { RecordsTable } from '../records/records-table';
import { moodOf } from '../runs/mood';
import { recordsPath } from '../store/paths';
import { useResource } from '../store/use-resource';
import type { Run, StatusConnection } from '../types/generated';

const SHOWN = 10;

interface Props {
	run: Run;
	connection: StatusConnection;
}

/**
 * What cannot be undone, each record with its reason (E23); the numbers above lead to the rest.
 *
 * @param props            Properties.
 * @param props.run        Takes another run back, or shows how.
 * @param props.connection Whose.
 */
export function NotUndone( { run, connection }: Props ) {
	const left = run.counts.reduce(
		( sum, row ) => sum + row.skipped + row.failed + row.decision,
		0
	);
	const { data } = useResource(
		left > 0
			? recordsPath(
					run.id,
					{ outcome: 'skipped,decision,failed' },
					SHOWN
				)
			: null
	);
	if ( ! data || data.items.length === 0 ) {
		return null;
	}
	const title = run.dry
		? __( 'What cannot be undone', 'crosswalk' )
		: __( 'What could not be undone', 'crosswalk' );
	return (
		<Card className="crosswalk-card">
			<CardHeader className="crosswalk-card__header">
				<h2 className="crosswalk-card__title">{ title }</h2>
			</CardHeader>
			<CardBody className="crosswalk-card__body is-flush">
				<RecordsTable
					caption={ title }
					records={ data.items }
					remote={ connection.connector_label }
					runId={ run.id }
					mood={ moodOf( run ) }
				/>
				{ data.next && (
					<p className="crosswalk-run-rest">
						{ __(
							'There are more; the numbers above open all of them.',
							'crosswalk'
						) }
					</p>
				) }
			</CardBody>
		</Card>
	);
}
