import { Button, Card, CardBody } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { switchDebug } from '../api/commands';
import { ErrorNotice } from '../components/error-notice';
import { Skeleton } from '../components/skeleton';
import { useCommand } from '../components/use-command';
import { useNow } from '../components/use-now';
import { debugPath } from '../store/paths';
import { useResource } from '../store/use-resource';
import { span } from '../text/time';
import type { DebugState } from '../types/generated';

/**
 * On for a day, on until further notice, or off.
 *
 * @param props            Properties.
 * @param props.connection Of which connection.
 */
export function DebugSwitch( { connection }: { connection: number } ) {
	const { data, error, reload } = useResource( debugPath( connection ), 15 );
	const command = useCommand();
	const turn = ( on: boolean, keep: boolean, done: string ) =>
		command.run( () => switchDebug( connection, on, keep ), done );
	return (
		<Card className="crosswalk-card">
			<CardBody className="crosswalk-card__body crosswalk-debug__switch">
				<div className="crosswalk-debug__state">
					<p>
						<strong>
							{ data ? (
								<State state={ data } />
							) : (
								<Skeleton width="16em" />
							) }
						</strong>
					</p>
					<p className="crosswalk-muted">
						{ __(
							'Access keys, sessions and passwords are masked, and so are e-mail addresses, names, phone numbers and addresses of people.',
							'crosswalk'
						) }
					</p>
				</div>
				<div className="crosswalk-buttons">
					{ data && ! data.on && (
						<Button
							variant="primary"
							isBusy={ command.busy }
							disabled={ command.busy }
							accessibleWhenDisabled
							onClick={ () =>
								turn(
									true,
									false,
									__( 'Debug mode is on.', 'crosswalk' )
								)
							}
							__next40pxDefaultSize
						>
							{ __( 'Record for 24 hours', 'crosswalk' ) }
						</Button>
					) }
					{ data && ! data.keep && (
						<Button
							variant="secondary"
							disabled={ command.busy }
							accessibleWhenDisabled
							onClick={ () =>
								turn(
									true,
									true,
									__( 'Debug mode stays on.', 'crosswalk' )
								)
							}
							__next40pxDefaultSize
						>
							{ data.on
								? __( 'Keep on until I stop it', 'crosswalk' )
								: __( 'Until I stop it', 'crosswalk' ) }
						</Button>
					) }
					{ data?.on && (
						<Button
							variant="secondary"
							disabled={ command.busy }
							accessibleWhenDisabled
							onClick={ () =>
								turn(
									false,
									false,
									__( 'Debug mode is off.', 'crosswalk' )
								)
							}
							__next40pxDefaultSize
						>
							{ __( 'Stop recording', 'crosswalk' ) }
						</Button>
					) }
				</div>
				{ ( error ?? command.error ) && (
					<ErrorNotice
						error={ ( error ?? command.error )! }
						onRetry={ error ? reload : undefined }
					/>
				) }
			</CardBody>
		</Card>
	);
}

function State( { state }: { state: DebugState } ) {
	const now = useNow();
	if ( ! state.on ) {
		return <>{ __( 'Nothing is being recorded.', 'crosswalk' ) }</>;
	}
	return (
		<>
			{ state.until
				? sprintf(
						/* translators: %s: a span of time, "23 hours". */
						__(
							'Requests and answers are being recorded. It stops by itself in %s.',
							'crosswalk'
						),
						span( ( Date.parse( state.until ) - now ) / 1000 )
					)
				: __(
						'Requests and answers are being recorded until you stop it.',
						'crosswalk'
					) }
		</>
	);
}
