import { Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { ErrorNotice } from '../components/error-notice';
import { FormSkeleton } from './form-skeleton';
import { Link } from '../navigation/link';
import { places } from '../navigation/places';
import { CONNECTORS, connectionPath } from '../store/paths';
import { useResource } from '../store/use-resource';
import { ConnectionEditor } from './connection-editor';

/**
 * The settings of one connection.
 *
 * @param props    Properties.
 * @param props.id Which.
 */
export function ConnectionPage( { id }: { id: number } ) {
	const connection = useResource( connectionPath( id ) );
	const connectors = useResource( CONNECTORS );
	const error = connection.error ?? connectors.error;
	const saved = connection.data;
	const connector = connectors.data?.find(
		( { id: name } ) => name === saved?.connector
	);
	return (
		<div className="crosswalk-narrow">
			<p className="crosswalk-crumbs">
				<Link to={ places.settings() }>
					{ __( 'Settings', 'crosswalk' ) }
				</Link>
				<span aria-hidden="true"> / </span>
				{ saved?.name }
				{ saved && (
					<span className="crosswalk-crumbs__aside">
						<Link to={ places.syncLog( id ) }>
							{ __( 'Sync log', 'crosswalk' ) }
						</Link>
						{ ' · ' }
						<Link to={ places.debugLog( id ) }>
							{ __( 'Debug log', 'crosswalk' ) }
						</Link>
					</span>
				) }
			</p>
			{ error && (
				<ErrorNotice
					error={ error }
					onRetry={ () => {
						connection.reload();
						connectors.reload();
					} }
				/>
			) }
			{ saved?.state_reason && (
				<Notice
					status="warning"
					isDismissible={ false }
					className="crosswalk-notice"
				>
					<strong>{ saved.state_reason.message }</strong>{ ' ' }
					{ saved.state_reason.advice }
				</Notice>
			) }
			{ saved && connector && (
				<ConnectionEditor
					key={ saved.id }
					connector={ connector }
					connection={ saved }
				/>
			) }
			{ saved && connectors.data && ! connector && (
				<ErrorNotice
					error={ {
						message: __(
							'The plugin that brought this connector is not active.',
							'crosswalk'
						),
						advice: __(
							'Activate it again to change the connection.',
							'crosswalk'
						),
					} }
				/>
			) }
			{ ! error && ( ! saved || ! connectors.data ) && <FormSkeleton /> }
		</div>
	);
}
