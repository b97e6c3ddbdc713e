import { Button, CheckboxControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { Ago } from '../components/ago';
import type { Mood } from '../runs/mood';
import { deletedWords, outcomeWords } from '../text/words';
import type { ListedRecord } from './listed-record';
import { RecordChanges } from './record-changes';
import { RecordLink } from './record-link';
import type { Selection } from './use-selection';

interface Props {
	caption: string;
	records: ListedRecord[];
	remote: string;
	/** The run they belong to, which can say what it changes of each. */
	runId?: number;
	mood?: Mood;
	/** Labels of modules by name, where the list holds several. */
	modules?: Record< string, string >;
	/** With a box before each. */
	selection?: Selection;
}

/**
 * Records with what became of each and why.
 *
 * @param props           Properties.
 * @param props.caption   Read to screen readers.
 * @param props.records   Rows.
 * @param props.remote    Name of the other system.
 * @param props.runId     See Props.
 * @param props.mood      Of the run.
 * @param props.modules   See Props.
 * @param props.selection See Props.
 */
export function RecordsTable( props: Props ) {
	const { caption, records, selection } = props;
	return (
		<table
			className={ `crosswalk-table crosswalk-records ${
				selection ? 'has-boxes' : ''
			}` }
		>
			<caption className="screen-reader-text">{ caption }</caption>
			<thead>
				<tr>
					{ selection && (
						<td className="crosswalk-records__box">
							<span className="screen-reader-text">
								{ __( 'Selected', 'crosswalk' ) }
							</span>
						</td>
					) }
					<th scope="col">{ __( 'Record', 'crosswalk' ) }</th>
					<th scope="col">{ __( 'Outcome', 'crosswalk' ) }</th>
					<th scope="col">{ __( 'When', 'crosswalk' ) }</th>
				</tr>
			</thead>
			<tbody>
				{ records.map( ( record ) => (
					<RecordRow
						key={ record.id }
						{ ...props }
						record={ record }
					/>
				) ) }
			</tbody>
		</table>
	);
}

type RowProps = Omit< Props, 'caption' | 'records' > & { record: ListedRecord };

function RecordRow( props: RowProps ) {
	const { record, remote, runId, mood, selection } = props;
	const [ open, setOpen ] = useState( false );
	const changed = runId !== undefined && isChanged( record );
	const toggle = open
		? __( 'Hide changes', 'crosswalk' )
		: __( 'Show changes', 'crosswalk' );
	return (
		<>
			<tr className={ open ? 'is-open' : undefined }>
				{ selection && (
					<td className="crosswalk-records__box">
						<CheckboxControl
							aria-label={ sprintf(
								/* translators: %s: name of a record. */
								__( 'Select %s', 'crosswalk' ),
								record.name || record.id
							) }
							checked={ selection.has( record.id ) }
							onChange={ ( on ) =>
								selection.toggle( record.id, on )
							}
							__nextHasNoMarginBottom
						/>
					</td>
				) }
				<th scope="row">
					<RecordLink
						name={ record.name }
						detail={ props.modules?.[ record.module ] }
						shopUrl={ record.shop_url }
						remoteUrl={ record.remote_url }
						remote={ remote }
					/>
				</th>
				<td className="crosswalk-records__outcome">
					<span
						className={ `crosswalk-outcome is-${ record.outcome }` }
					>
						{ becameWords( record, mood ) }
					</span>
					{ record.reason && <Reason text={ record.reason } /> }
					{ changed && (
						<Button
							variant="link"
							aria-expanded={ open }
							aria-label={ `${ toggle }: ${ record.name }` }
							onClick={ () => setOpen( ! open ) }
						>
							{ toggle }
						</Button>
					) }
				</td>
				<td className="crosswalk-records__when crosswalk-nowrap">
					<Ago at={ record.at } />
				</td>
			</tr>
			{ changed && open && (
				<tr>
					<td colSpan={ selection ? 4 : 3 }>
						<RecordChanges
							runId={ runId }
							recordId={ record.id }
							remote={ remote }
						/>
					</td>
				</tr>
			) }
		</>
	);
}

/**
 * The sentence; what a bug left behind for its makers stays folded.
 *
 * @param props      Properties.
 * @param props.text As stored: the sentence, then perhaps a trace.
 */
function Reason( { text }: { text: string } ) {
	const [ sentence, trace ] = text.split( /\n(?=#0 )/ );
	return (
		<span className="crosswalk-record__reason">
			{ sentence }
			{ trace && (
				<details>
					<summary>
						{ __( 'Technical details', 'crosswalk' ) }
					</summary>
					<code>{ trace }</code>
				</details>
			) }
		</span>
	);
}

function becameWords( record: ListedRecord, mood?: Mood ): string {
	return 'deleted' in record && record.deleted
		? deletedWords( mood )
		: outcomeWords( record.outcome, mood );
}

function isChanged( record: ListedRecord ): boolean {
	return (
		record.outcome === 'created' ||
		record.outcome === 'updated' ||
		( 'linked' in record && record.linked )
	);
}
