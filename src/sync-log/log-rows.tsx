import { __ } from '@wordpress/i18n';
import { Ago } from '../components/ago';
import { count } from '../text/time';
import { triggerWords } from '../text/words';
import type { LogRow } from '../types/generated';
import { LogNumber } from './log-number';

interface Props {
	caption: string;
	rows: LogRow[];
	connectionId: number;
}

/**
 * The table itself. What was skipped holds what needs a decision and what failed; the failed part is shown beside.
 *
 * @param props              Properties.
 * @param props.caption      Read to screen readers.
 * @param props.rows         A row per run and module.
 * @param props.connectionId For the links.
 */
export function LogRows( { caption, rows, connectionId }: Props ) {
	return (
		<div
			className="crosswalk-scroll"
			tabIndex={ 0 }
			role="region"
			aria-label={ caption }
		>
			<table className="crosswalk-table crosswalk-log__table">
				<caption className="screen-reader-text">{ caption }</caption>
				<thead>
					<tr>
						<th scope="col">{ __( 'When', 'crosswalk' ) }</th>
						<th scope="col">{ __( 'Module', 'crosswalk' ) }</th>
						<th scope="col" className="is-number">
							{ __( 'Created', 'crosswalk' ) }
						</th>
						<th scope="col" className="is-number">
							{ __( 'Updated', 'crosswalk' ) }
						</th>
						<th scope="col" className="is-number">
							{ __( 'Skipped', 'crosswalk' ) }
						</th>
						<th scope="col" className="is-number">
							{ __( 'Unchanged', 'crosswalk' ) }
						</th>
					</tr>
				</thead>
				<tbody>
					{ rows.map( ( row ) => (
						<Row
							key={ `${ row.run_id }-${ row.module }` }
							row={ row }
							connectionId={ connectionId }
						/>
					) ) }
				</tbody>
			</table>
		</div>
	);
}

function Row( { row, connectionId }: { row: LogRow; connectionId: number } ) {
	const skipped = row.skipped + row.decision + row.failed;
	const link = { row, connectionId };
	return (
		<tr>
			<td className="crosswalk-nowrap">
				<Ago at={ row.at } />
				<span className="crosswalk-log__trigger">
					{ triggerWords( row.trigger ) }
				</span>
			</td>
			<th scope="row">{ row.module_label }</th>
			<td className="is-number">
				<LogNumber
					{ ...link }
					value={ row.created }
					outcome="created"
				/>
			</td>
			<td className="is-number">
				<LogNumber
					{ ...link }
					value={ row.updated }
					outcome="updated"
				/>
			</td>
			<td className="is-number">
				<LogNumber
					{ ...link }
					value={ skipped }
					outcome="skipped,decision,failed"
				/>
				{ row.failed > 0 && (
					<LogNumber
						{ ...link }
						value={ row.failed }
						outcome="failed"
					/>
				) }
			</td>
			<td className="is-number crosswalk-muted">
				{ count( row.unchanged ) }
			</td>
		</tr>
	);
}
