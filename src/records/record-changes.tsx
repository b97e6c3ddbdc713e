import { __, sprintf } from '@wordpress/i18n';
import { ErrorNotice } from '../components/error-notice';
import { Skeleton } from '../components/skeleton';
import { changesPath } from '../store/paths';
import { useResource } from '../store/use-resource';
import { SHOP } from '../text/words';
import type { Change, Side } from '../types/generated';

interface Props {
	runId: number;
	recordId: number;
	remote: string;
}

const SIDES: Side[] = [ 'shop', 'remote' ];

/**
 * What a run changed of one record, field by field: before and after.
 *
 * @param props          Properties.
 * @param props.runId    The run; a dry run says what it would change.
 * @param props.recordId Of the run's list.
 * @param props.remote   Name of the other system.
 */
export function RecordChanges( { runId, recordId, remote }: Props ) {
	const { data, error, reload } = useResource(
		changesPath( runId, recordId )
	);
	if ( ! data ) {
		return error ? (
			<ErrorNotice error={ error } onRetry={ reload } />
		) : (
			<p className="crosswalk-changes" aria-busy="true">
				<Skeleton width="16em" />
			</p>
		);
	}
	if ( data.length === 0 ) {
		return (
			<p className="crosswalk-changes crosswalk-muted">
				{ __( 'No field changes.', 'crosswalk' ) }
			</p>
		);
	}
	return (
		<div className="crosswalk-changes">
			{ SIDES.map( ( side ) => {
				const changes = data.filter( ( row ) => row.side === side );
				return (
					changes.length > 0 && (
						<SideChanges
							key={ side }
							system={ side === 'shop' ? SHOP : remote }
							changes={ changes }
						/>
					)
				);
			} ) }
		</div>
	);
}

function SideChanges( {
	system,
	changes,
}: {
	system: string;
	changes: Change[];
} ) {
	const fields = changes.filter( ( { field } ) => field );
	return (
		<>
			<p className="crosswalk-changes__system">
				{ sprintf(
					/* translators: %s: name of a system. */
					__( 'In %s', 'crosswalk' ),
					system
				) }
			</p>
			{ changes
				.filter( ( { field } ) => ! field )
				.map( ( { event } ) => (
					<p key={ event }>{ eventSentence( event ) }</p>
				) ) }
			{ fields.length > 0 && (
				<dl className="crosswalk-changes__fields">
					{ fields.map( ( change, index ) => (
						<div key={ `${ change.field } ${ index }` }>
							<dt>{ change.label || change.field }</dt>
							<dd>
								<Values change={ change } />
							</dd>
						</div>
					) ) }
				</dl>
			) }
		</>
	);
}

function Values( { change }: { change: Change } ) {
	const { event, old, new: now } = change;
	const after = now ?? __( '(empty)', 'crosswalk' );
	if ( event === 'created' ) {
		return <ins>{ after }</ins>;
	}
	return (
		<>
			<del>{ old ?? __( '(empty)', 'crosswalk' ) }</del>
			<span aria-hidden="true"> → </span>
			<ins>{ after }</ins>
			{ event === 'conflict' && (
				<span className="crosswalk-changes__note">
					{ __(
						'Both sides had changed it. The value from before is kept in the history.',
						'crosswalk'
					) }
				</span>
			) }
		</>
	);
}

/**
 * What happens to the record as a whole.
 *
 * @param event Without a field.
 */
function eventSentence( event: Change[ 'event' ] ): string {
	switch ( event ) {
		case 'created':
			return __( 'New record', 'crosswalk' );
		case 'linked':
			return __( 'Linked with its counterpart', 'crosswalk' );
		case 'unlinked':
			return __( 'Link to its counterpart taken away', 'crosswalk' );
		case 'deleted':
			return __( 'Record deleted', 'crosswalk' );
		case 'excluded':
			return __( 'Left alone from now on', 'crosswalk' );
		case 'included':
			return __( 'Synced again', 'crosswalk' );
	}
	return __( 'Record updated', 'crosswalk' );
}
