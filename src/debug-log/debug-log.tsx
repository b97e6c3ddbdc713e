import { SelectControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { ErrorNotice } from '../components/error-notice';
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
	const connection =
		data.connections.find(
			( { id } ) => String( id ) === args.connection
		) ?? data.connections[ 0 ];
	if ( ! connection ) {
		return (
			<p>
				{ __( 'No system is connected yet.', 'crosswalk' ) }{ ' ' }
				<Link to={ places.setup() }>
					{ __( 'Set up a connection', 'crosswalk' ) }
				</Link>
			</p>
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
				{ data.connections.length > 1 && (
					<SelectControl
						label={ __( 'Connection', 'crosswalk' ) }
						value={ String( connection.id ) }
						options={ data.connections.map( ( { id, name } ) => ( {
							value: String( id ),
							label: name,
						} ) ) }
						onChange={ ( id ) =>
							navigate( places.debugLog( Number( id ) ) )
						}
						__next40pxDefaultSize
						__nextHasNoMarginBottom
					/>
				) }
			</div>
			<DebugSwitch connection={ connection.id } />
			<MessageList
				key={ connection.id }
				connection={ connection.id }
				system={ connection.connector_label }
			/>
			{ args.message && (
				<MessageDrawer
					id={ Number( args.message ) }
					onClose={ () =>
						navigate( places.debugLog( connection.id ) )
					}
				/>
			) }
		</>
	);
}
