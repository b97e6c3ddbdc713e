import { Button, ProgressBar } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { cancelRun, pauseRun, resumeRun } from '../api/commands';
import { Confirm } from '../components/confirm';
import { ErrorNotice } from '../components/error-notice';
import { useCommand } from '../components/use-command';
import { can } from '../page-settings';
import { endSentence, isActive, progress, progressSentence } from './run-words';
import { useRun } from './use-run';

interface Props {
	runId: number;
}

/**
 * A run under way: how far, how fast, how long still; pause, resume, cancel. Once it ended, what became of it.
 *
 * @param props       Properties.
 * @param props.runId The run.
 */
export function RunBar( { runId }: Props ) {
	const { run, error } = useRun( runId );
	const command = useCommand();
	const [ asking, setAsking ] = useState( false );

	if ( ! run ) {
		return <div className="crosswalk-run is-loading" aria-busy="true" />;
	}
	if ( ! isActive( run ) ) {
		return (
			<div className={ `crosswalk-run is-${ run.state }` } role="status">
				<p className="crosswalk-run__sentence">
					{ endSentence( run ) }
				</p>
			</div>
		);
	}
	const done = progress( run );
	const paused = run.state === 'paused';
	return (
		<div className={ `crosswalk-run is-${ run.state }` }>
			<div className="crosswalk-run__row">
				<p className="crosswalk-run__sentence">
					{ progressSentence( run ) }
				</p>
				{ can( 'sync' ) && (
					<div className="crosswalk-buttons">
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
			{ ( command.error ?? error ) && (
				<ErrorNotice error={ ( command.error ?? error )! } />
			) }
			{ asking && (
				<Confirm
					title={ __( 'Cancel this sync?', 'crosswalk' ) }
					action={ __( 'Cancel the sync', 'crosswalk' ) }
					isDestructive
					onConfirm={ () => cancelRun( run.id ) }
					onClose={ () => setAsking( false ) }
				>
					{ __(
						'What has been written stays on both sides. The next sync takes up what is missing.',
						'crosswalk'
					) }
				</Confirm>
			) }
		</div>
	);
}
