import { SelectControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { ErrorNotice } from '../components/error-notice';
import { NothingConnected } from '../components/nothing-connected';
import { NoPermission } from '../components/no-permission';
import { navigate, useArgs } from '../navigation/location';
import { places } from '../navigation/places';
import { can } from '../page-settings';
import { STATUS } from '../store/paths';
import { useResource } from '../store/use-resource';
import { ConnectionLog } from './connection-log';
import { LogSkeleton } from './log-skeleton';

/** The log of one connection; which one is chosen above where there are several. */
export function SyncLog() {
	const args = useArgs();
	const allowed = can( 'viewLog' );
	const { data, error, reload } = useResource( allowed ? STATUS : null, 5 );
	if ( ! allowed ) {
		return <NoPermission />;
	}
	if ( ! data ) {
		return error ? (
			<ErrorNotice error={ error } onRetry={ reload } />
		) : (
			<LogSkeleton />
		);
	}
	const connection =
		data.connections.find(
			( { id } ) => String( id ) === args.connection
		) ?? data.connections[ 0 ];
	if ( ! connection ) {
		return (
			<NothingConnected
				title={ __(
					'Nothing has been synced: no system is connected yet.',
					'crosswalk'
				) }
			/>
		);
	}
	return (
		<>
			{ data.connections.length > 1 && (
				<div className="crosswalk-choose">
					<SelectControl
						label={ __( 'Connection', 'crosswalk' ) }
						value={ String( connection.id ) }
						options={ data.connections.map( ( { id, name } ) => ( {
							value: String( id ),
							label: name,
						} ) ) }
						onChange={ ( id ) =>
							navigate( places.syncLog( Number( id ) ) )
						}
						__next40pxDefaultSize
						__nextHasNoMarginBottom
					/>
				</div>
			) }
			<ConnectionLog
				key={ connection.id }
				connection={ connection }
				args={ args }
			/>
		</>
	);
}
