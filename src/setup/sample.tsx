import { useSelect, useDispatch } from '@wordpress/data';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { RecordChanges } from '../records/record-changes';
import { store, type Resource } from '../store';
import { recordsPath } from '../store/paths';
import { outcomeWords, recordName, SHOP } from '../text/words';
import type { List, Run, RunRecord } from '../types/generated';
import type { Names } from './names-of';
import { sampleParts, SAMPLE } from './sample-parts';

interface Props {
	run: Run;
	connection: Names;
}

/**
 * Ten records with what would be written of each, from as many modules as there are.
 *
 * @param props            Properties.
 * @param props.run        A dry run that ended.
 * @param props.connection For names.
 */
export function Sample( { run, connection }: Props ) {
	const records = useSample( run );
	if ( records.length === 0 ) {
		return null;
	}
	return (
		<section className="crosswalk-sample">
			<h3>{ __( 'Some of these records', 'crosswalk' ) }</h3>
			{ records.map( ( record, index ) => (
				<SampleRecord
					key={ record.id }
					runId={ run.id }
					record={ record }
					connection={ connection }
					isFirst={ index === 0 }
				/>
			) ) }
		</section>
	);
}

interface RecordProps {
	runId: number;
	record: RunRecord;
	connection: Names;
	/** It is open from the beginning. */
	isFirst: boolean;
}

function SampleRecord( { runId, record, connection, isFirst }: RecordProps ) {
	const [ seen, setSeen ] = useState( isFirst );
	const remote = connection.connector_label;
	const module = connection.modules.find(
		( row ) => row.module === record.module
	);
	return (
		<details open={ isFirst } onToggle={ () => setSeen( true ) }>
			<summary>
				<span className="crosswalk-sample__name">
					{ recordName( record.name ) }
				</span>
				<span className="crosswalk-muted">
					{ sprintf(
						/* translators: 1: module, 2: "Would be created", 3: name of a system. */
						__( '%1$s · %2$s in %3$s', 'crosswalk' ),
						module?.shop_label ?? record.module,
						outcomeWords( record.outcome, 'would' ),
						record.side === 'shop' ? SHOP : remote
					) }
				</span>
			</summary>
			{ seen && (
				<RecordChanges
					runId={ runId }
					recordId={ record.id }
					remote={ remote }
				/>
			) }
		</details>
	);
}

/**
 * Some records of each part, once all of them are there.
 *
 * @param run A dry run that ended.
 */
function useSample( run: Run ): RunRecord[] {
	const parts = sampleParts( run.counts );
	const paths = parts.map( ( { list, size } ) =>
		recordsPath( run.id, list, size )
	);
	const { load } = useDispatch( store );
	const key = paths.join( ' ' );
	useEffect( () => {
		for ( const path of key.split( ' ' ).filter( Boolean ) ) {
			void load( path );
		}
	}, [ key, load ] );
	const lists = useSelect(
		( select ) =>
			key
				.split( ' ' )
				.map(
					( path ) =>
						select( store ).resource( path ) as
							Resource< List< RunRecord > > | undefined
				),
		[ key ]
	);
	return lists
		.flatMap( ( list ) => list?.data?.items ?? [] )
		.slice( 0, SAMPLE );
}
