import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { deleteConnection, pauseConnection } from '../api/commands';
import { Confirm } from '../components/confirm';
import { ErrorNotice } from '../components/error-notice';
import { useCommand } from '../components/use-command';
import { askBeforeLeaving, navigate } from '../navigation/location';
import { places } from '../navigation/places';
import { useResume } from '../runs/use-resume';
import type { Connection } from '../types/generated';

/**
 * Pause, resume or go on with the set-up; delete.
 *
 * @param props            Properties.
 * @param props.connection Of which connection.
 */
export function ConnectionActions( {
	connection,
}: {
	connection: Connection;
} ) {
	const command = useCommand();
	const [ asking, setAsking ] = useState( false );
	const works = connection.state === 'working';
	const { asks, resume, question } = useResume(
		connection,
		[ connection.state_reason?.message, connection.state_reason?.advice ]
			.filter( Boolean )
			.join( ' ' ),
		command
	);
	return (
		<div className="crosswalk-actions">
			{ command.error && <ErrorNotice error={ command.error } /> }
			{ connection.state === 'setup' ? (
				<Button
					variant="secondary"
					onClick={ () =>
						navigate( places.setup( '', connection.id ) )
					}
					__next40pxDefaultSize
				>
					{ __( 'Continue the set-up', 'crosswalk' ) }
				</Button>
			) : (
				<Button
					variant="secondary"
					isBusy={ command.busy }
					disabled={ command.busy }
					accessibleWhenDisabled
					onClick={
						works
							? () =>
									command.run( () =>
										pauseConnection( connection.id )
									)
							: resume
					}
					__next40pxDefaultSize
				>
					{ works && __( 'Pause this connection', 'crosswalk' ) }
					{ ! works &&
						( asks
							? __( 'Resume this connection …', 'crosswalk' )
							: __( 'Resume this connection', 'crosswalk' ) ) }
				</Button>
			) }
			<Button
				variant="tertiary"
				isDestructive
				onClick={ () => setAsking( true ) }
				__next40pxDefaultSize
			>
				{ __( 'Delete this connection …', 'crosswalk' ) }
			</Button>
			{ question }
			{ asking && (
				<Confirm
					title={ sprintf(
						/* translators: %s: name of a connection. */
						__( 'Delete “%s”?', 'crosswalk' ),
						connection.name
					) }
					action={ __( 'Delete', 'crosswalk' ) }
					isDestructive
					onConfirm={ async () => {
						await deleteConnection( connection.id );
						askBeforeLeaving( null );
						navigate( places.settings() );
					} }
					onClose={ () => setAsking( false ) }
				>
					{ sprintf(
						/* translators: %s: name of a system. */
						__(
							'No record is deleted, neither in the shop nor in %s. What is lost are the login, the links between records and the log of this connection. A new connection would have to match all records again.',
							'crosswalk'
						),
						connection.connector_label
					) }
				</Confirm>
			) }
		</div>
	);
}
