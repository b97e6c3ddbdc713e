import { __ } from '@wordpress/i18n';
import { Ago } from '../components/ago';
import { Link } from '../navigation/link';
import { places } from '../navigation/places';
import { moodOf } from '../runs/mood';
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
		<tr className={ row.dry ? 'is-dry' : undefined }>
			<td className="crosswalk-nowrap">
				<Link to={ places.run( connectionId, row.run_id ) }>
					<Ago at={ row.at } />
				</Link>
				<span className="crosswalk-log__trigger">
					{ kindWords( row ) }
				</span>
			</td>
			<th scope="row">{ row.module_label }</th>
			<td
				className="is-number"
				data-head={ __( 'Created', 'crosswalk' ) }
			>
				<LogNumber
					{ ...link }
					value={ row.created }
					outcome="created"
				/>
			</td>
			<td
				className="is-number"
				data-head={ __( 'Updated', 'crosswalk' ) }
			>
				<LogNumber
					{ ...link }
					value={ row.updated }
					outcome="updated"
				/>
			</td>
			<td
				className="is-number"
				data-head={ __( 'Skipped', 'crosswalk' ) }
			>
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
			<td
				className="is-number crosswalk-muted"
				data-head={ __( 'Unchanged', 'crosswalk' ) }
			>
				{ count( row.unchanged ) }
			</td>
		</tr>
	);
}

/** What kind of run it was; a dry one and its numbers must not be taken for real. */
function kindWords( row: LogRow ): string {
	switch ( moodOf( row ) ) {
		case 'would':
			return __( 'Dry run', 'crosswalk' );
		case 'would_undo':
			return __( 'Dry run of undoing', 'crosswalk' );
		case 'undid':
			return __( 'Undoing', 'crosswalk' );
	}
	return triggerWords( row.trigger );
}
