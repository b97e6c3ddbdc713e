import { __ } from '@wordpress/i18n';
import { downloadUrl } from '../api/download-url';
import { navigate, type Args } from '../navigation/location';
import { places } from '../navigation/places';
import { can } from '../page-settings';
import { RecordsDrawer } from '../records/records-drawer';
import { FailedRecords } from './failed-records';
import { updatesPath } from '../store/paths';
import type { Status, StatusConnection } from '../types/generated';

interface Props {
	args: Args;
	status: Status;
}

/**
 * The records behind a number of the control panel or behind a cause.
 *
 * @param props        Properties.
 * @param props.args   Which, from the address.
 * @param props.status To name things.
 */
export function CountedRecords( { args, status }: Props ) {
	const failure = status.failures.find(
		( { id } ) => String( id ) === args.failure
	);
	const connection = status.connections.find( ( { id } ) =>
		failure
			? id === failure.connection_id
			: String( id ) === args.connection
	);
	if ( ! connection ) {
		return null;
	}
	const labels = labelsOf( connection );
	const canAct =
		can( 'sync' ) && ( args.list === 'failed' || !! args.failure );
	return (
		<RecordsDrawer
			title={
				failure?.message ??
				[ titleOf( args.list ?? '' ), labels[ args.module ?? '' ] ]
					.filter( Boolean )
					.join( ': ' )
			}
			path={ ( { search }, perPage ) =>
				updatesPath(
					{
						connection_id: connection.id,
						failure_id: args.failure,
						list: args.list,
						module: args.module,
						search,
					},
					perPage
				)
			}
			remote={ connection.connector_label }
			modules={ failure || args.module ? undefined : labels }
			outcomes={ [] }
			outcome=""
			onOutcome={ () => {} }
			onClose={ () => navigate( places.controlPanel() ) }
			actions={
				canAct
					? ( selection ) => <FailedRecords selection={ selection } />
					: undefined
			}
			download={ ( { search } ) =>
				downloadUrl( '/updates/download', {
					connection_id: connection.id,
					failure_id: args.failure,
					list: args.list,
					module: args.module,
					search,
				} )
			}
		/>
	);
}

function labelsOf( { modules }: StatusConnection ): Record< string, string > {
	return Object.fromEntries(
		modules.map( ( { module, shop_label: label } ) => [ module, label ] )
	);
}

function titleOf( list: string ): string {
	switch ( list ) {
		case 'sent':
			return __( 'Sent today', 'crosswalk' );
		case 'decision':
			return __( 'Records that need a decision', 'crosswalk' );
		case 'failed':
			return __( 'Failed records', 'crosswalk' );
		case 'linked':
			return __( 'Linked records', 'crosswalk' );
	}
	return __( 'Waiting changes', 'crosswalk' );
}
