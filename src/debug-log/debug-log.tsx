import { __ } from '@wordpress/i18n';
import { ChooseConnection, chosenOf } from '../components/choose-connection';
import { ErrorNotice } from '../components/error-notice';
import { NothingConnected } from '../components/nothing-connected';
import { NoPermission } from '../components/no-permission';
import { Link } from '../navigation/link';
import { navigate, useArgs } from '../navigation/location';
import { places } from '../navigation/places';
import { can } from '../page-settings';
import { FormSkeleton } from '../settings/form-skeleton';
import { STATUS } from '../store/paths';
import { useResource } from '../store/use-resource';
import { DebugSwitch } from './debug-switch';
import './debug-log.scss';
import { MessageDrawer } from './message-drawer';
import { MessageList } from './message-list';

/** What a connection sent and was answered (V8), one click from its log and its settings (V22). */
export function DebugLog() {
	const args = useArgs();
	const allowed = can( 'manage' );
	const { data, error, reload } = useResource( allowed ? STATUS : null );
	if ( ! allowed ) {
		return <NoPermission />;
	}
	if ( ! data ) {
		return error ? (
			<ErrorNotice error={ error } onRetry={ reload } />
		) : (
			<FormSkeleton />
		);
	}
	const connection = chosenOf( data.connections, args.connection );
	if ( ! connection ) {
		return (
			<NothingConnected
				title={ __(
					'Nothing has been recorded: no system is connected yet.',
					'crosswalk'
				) }
			/>
		);
	}
	return (
		<>
			<div className="crosswalk-debug__head">
				<div>
					<h2 className="crosswalk-debug__title">
						{ __( 'Debug log', 'crosswalk' ) }
					</h2>
					<ul className="crosswalk-facts">
						<li>{ connection.name }</li>
						<li>
							<Link to={ places.syncLog( connection.id ) }>
								{ __( 'Sync log', 'crosswalk' ) }
							</Link>
						</li>
						<li>
							<Link to={ places.connection( connection.id ) }>
								{ __( 'Settings', 'crosswalk' ) }
							</Link>
						</li>
					</ul>
				</div>
				<ChooseConnection
					connections={ data.connections }
					chosen={ connection }
					onChoose={ ( id ) => navigate( places.debugLog( id ) ) }
				/>
			</div>
			<DebugSwitch connection={ connection.id } />
			<MessageList
				key={ connection.id }
				connection={ connection.id }
				system={ connection.connector_label }
			/>
			{ args.entry && (
				<MessageDrawer
					id={ Number( args.entry ) }
					onClose={ () =>
						navigate( places.debugLog( connection.id ) )
					}
				/>
			) }
		</>
	);
}
