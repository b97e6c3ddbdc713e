import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { followRun, startRun, undoRun } from '../api/commands';
import { Confirm } from '../components/confirm';
import { ErrorNotice } from '../components/error-notice';
import { useCommand } from '../components/use-command';
import { navigate } from '../navigation/location';
import { places } from '../navigation/places';
import { doesSomething } from '../outcomes/outcome-sentences';
import { can } from '../page-settings';
import { isActive, sumOf } from '../runs/run-words';
import type { Run, StatusConnection } from '../types/generated';
import { followSentence } from './follow-sentence';
import { isForgotten, UndoReach } from './undo-reach';

interface Props {
	run: Run;
	connection: StatusConnection;
}

/**
 * What can be done with a run that has ended: carry out a dry run, look again, take a run back.
 *
 * @param props            Properties.
 * @param props.run        The run.
 * @param props.connection Whose.
 */
export function RunActions( { run, connection }: Props ) {
	const command = useCommand();
	const [ asking, setAsking ] = useState( false );
	if ( isActive( run ) || ! can( 'sync' ) ) {
		return null;
	}
	const goTo = ( next: Run ) =>
		navigate( places.run( connection.id, next.id ) );
	const off = connection.active_run_id !== null || command.busy;
	return (
		<div className="crosswalk-run-actions">
			<div className="crosswalk-buttons">
				{ run.dry ? (
					<Button
						variant="secondary"
						disabled={ off }
						accessibleWhenDisabled
						onClick={ () =>
							command.run( async () =>
								goTo( await lookAgain( run ) )
							)
						}
						__next40pxDefaultSize
					>
						{ __( 'Look again', 'crosswalk' ) }
					</Button>
				) : (
					hasChanged( run ) &&
					! isForgotten( run ) && (
						<Button
							variant="secondary"
							disabled={ off }
							accessibleWhenDisabled
							isBusy={ command.busy }
							onClick={ () =>
								command.run( async () =>
									goTo( await undoRun( run.id ) )
								)
							}
							__next40pxDefaultSize
						>
							{ __( 'Undo this run …', 'crosswalk' ) }
						</Button>
					)
				) }
				{ run.dry &&
					connection.state === 'setup' &&
					can( 'manage' ) && (
						<Button
							variant="primary"
							onClick={ () =>
								navigate( places.setup( '', connection.id ) )
							}
							__next40pxDefaultSize
						>
							{ __( 'Continue the set-up', 'crosswalk' ) }
						</Button>
					) }
				{ canFollow( run, connection ) && (
					<Button
						variant="primary"
						disabled={ off }
						accessibleWhenDisabled
						onClick={ () => setAsking( true ) }
						__next40pxDefaultSize
					>
						{ followWords( run ) }
					</Button>
				) }
			</div>
			{ ( run.undoes > 0 || hasChanged( run ) ) && (
				<UndoReach run={ run } />
			) }
			{ command.error && (
				<ErrorNotice
					error={ command.error }
					onDismiss={ command.dismiss }
				/>
			) }
			{ asking && (
				<Confirm
					title={
						run.undoes
							? sprintf(
									/* translators: %d: number of a run. */
									__( 'Undo run %d?', 'crosswalk' ),
									run.undoes
								)
							: __( 'Do exactly this?', 'crosswalk' )
					}
					action={ followWords( run ) }
					isDestructive={ sumOf( run, 'deleted' ) > 0 }
					onConfirm={ async () => goTo( await followRun( run.id ) ) }
					onClose={ () => setAsking( false ) }
				>
					{ followSentence( run ) }
				</Confirm>
			) }
		</div>
	);
}

function followWords( run: Run ): string {
	return run.undoes
		? __( 'Undo exactly this', 'crosswalk' )
		: __( 'Do exactly this', 'crosswalk' );
}

function canFollow( run: Run, connection: StatusConnection ): boolean {
	return (
		run.dry &&
		run.state === 'done' &&
		run.followed_by === 0 &&
		connection.state === 'working' &&
		doesSomething( run.counts )
	);
}

/** Also a run that was cancelled or failed has done what it has done. */
function hasChanged( run: Run ): boolean {
	return doesSomething( run.counts );
}

function lookAgain( run: Run ): Promise< Run > {
	return run.undoes
		? undoRun( run.undoes )
		: startRun(
				run.connection_id,
				run.modules.map( ( { module } ) => module ),
				true,
				run.every
			);
}
