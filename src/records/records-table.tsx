import { __ } from '@wordpress/i18n';
import { Ago } from '../components/ago';
import { outcomeWords } from '../text/words';
import type { ListedRecord } from './listed-record';
import { RecordLink } from './record-link';

interface Props {
	caption: string;
	records: ListedRecord[];
	remote: string;
}

/**
 * Records with what became of each and why.
 *
 * @param props         Properties.
 * @param props.caption Read to screen readers.
 * @param props.records Rows.
 * @param props.remote  Name of the other system.
 */
export function RecordsTable( { caption, records, remote }: Props ) {
	return (
		<table className="crosswalk-table crosswalk-records">
			<caption className="screen-reader-text">{ caption }</caption>
			<thead>
				<tr>
					<th scope="col">{ __( 'Record', 'crosswalk' ) }</th>
					<th scope="col">{ __( 'Outcome', 'crosswalk' ) }</th>
					<th scope="col">{ __( 'When', 'crosswalk' ) }</th>
				</tr>
			</thead>
			<tbody>
				{ records.map( ( record ) => (
					<tr key={ record.id }>
						<th scope="row">
							<RecordLink
								name={ record.name }
								shopUrl={ record.shop_url }
								remoteUrl={ record.remote_url }
								remote={ remote }
							/>
						</th>
						<td>
							<span
								className={ `crosswalk-outcome is-${ record.outcome }` }
							>
								{ outcomeWords( record.outcome ) }
							</span>
							{ record.reason && (
								<span className="crosswalk-record__reason">
									{ record.reason }
								</span>
							) }
						</td>
						<td className="crosswalk-nowrap">
							<Ago at={ record.at } />
						</td>
					</tr>
				) ) }
			</tbody>
		</table>
	);
}
