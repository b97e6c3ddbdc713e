import { Button, ProgressBar } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { cancelRun, pauseRun, resumeRun } from '../api/commands';
import type { ApiError } from '../api/errors';
import { Confirm } from '../components/confirm';
import { ErrorNotice } from '../components/error-notice';
import { useCommand } from '../components/use-command';
import { can } from '../page-settings';
import type { Run } from '../types/generated';
import { progress, progressSentence } from './run-words';

interface Props {
	run: Run;
	/** Why this page cannot help at the moment. */
	error: ApiError | null;
}

/**
 * How far a run is, with pause, resume and cancel.
 *
 * @param props       Properties.
 * @param props.run   Under way or paused.
 * @param props.error See Props.
 */
export function RunControls( { run, error }: Props ) {
	const command = useCommand();
	const [ asking, setAsking ] = useState( false );
	const done = progress( run );
	const paused = run.state === 'paused';
	const failed = command.error ?? error;
	return (
		<>
			<div className="crosswalk-run__row">
				<p className="crosswalk-run__sentence">
					{ progressSentence( run ) }
				</p>
				{ can( 'sync' ) && (
					<div className="crosswalk-buttons">
						{ ! run.question && (
							<Button
								variant="secondary"
								size="compact"
								disabled={ command.busy }
								onClick={ () =>
									command.run( () =>
										paused
											? resumeRun( run.id )
											: pauseRun( run.id )
									)
								}
							>
								{ paused
									? __( 'Resume', 'crosswalk' )
									: __( 'Pause', 'crosswalk' ) }
							</Button>
						) }
						<Button
							variant="tertiary"
							size="compact"
							isDestructive
							disabled={ command.busy }
							onClick={ () => setAsking( true ) }
						>
							{ __( 'Cancel', 'crosswalk' ) }
						</Button>
					</div>
				) }
			</div>
			<ProgressBar
				className="crosswalk-run__bar"
				aria-label={ __( 'Progress of the sync', 'crosswalk' ) }
				value={
					done === null && ! paused
						? undefined
						: Math.round( ( done ?? 0 ) * 100 )
				}
			/>
			{ failed && <ErrorNotice error={ failed } /> }
			{ asking && (
				<Confirm
					title={ cancelWords( run ).title }
					action={ cancelWords( run ).action }
					isDestructive
					onConfirm={ () => cancelRun( run.id ) }
					onClose={ () => setAsking( false ) }
				>
					{ cancelWords( run ).consequence }
				</Confirm>
			) }
		</>
	);
}

function cancelWords(
	run: Run
): Record< 'title' | 'action' | 'consequence', string > {
	if ( run.dry ) {
		return {
			title: __( 'Cancel this dry run?', 'crosswalk' ),
			action: __( 'Cancel the dry run', 'crosswalk' ),
			consequence: __(
				'It has written nothing. What it has found so far can be looked at, but not be carried out.',
				'crosswalk'
			),
		};
	}
	if ( run.undoes ) {
		return {
			title: __( 'Cancel undoing?', 'crosswalk' ),
			action: __( 'Cancel undoing', 'crosswalk' ),
			consequence: sprintf(
				/* translators: %d: number of a run. */
				__(
					'What has been put back stays so, the rest stays as it is. Run %d can be undone again.',
					'crosswalk'
				),
				run.undoes
			),
		};
	}
	return {
		title: __( 'Cancel this sync?', 'crosswalk' ),
		action: __( 'Cancel the sync', 'crosswalk' ),
		consequence: __(
			'What has been written stays on both sides. The next sync takes up what is missing.',
			'crosswalk'
		),
	};
}
