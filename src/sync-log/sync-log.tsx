import { __ } from '@wordpress/i18n';
import { ChooseConnection, chosenOf } from '../components/choose-connection';
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
	const connection = chosenOf( data.connections, args.connection );
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
			<ChooseConnection
				connections={ data.connections }
				chosen={ connection }
				onChoose={ ( id ) => navigate( places.syncLog( id ) ) }
			/>
			<ConnectionLog
				key={ connection.id }
				connection={ connection }
				args={ args }
			/>
		</>
	);
}
