import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { answerRun } from '../api/commands';
import { ErrorNotice } from '../components/error-notice';
import { useCommand } from '../components/use-command';
import { can } from '../page-settings';
import type { Run, RunQuestion as Question } from '../types/generated';
import { questionSentence } from './run-words';

interface Props {
	run: Run;
	question: Question;
	remote: string;
}

/**
 * A run that has stopped to ask whether so many records are really gone (E24).
 *
 * @param props          Properties.
 * @param props.run      The run.
 * @param props.question What it asks.
 * @param props.remote   Name of the other system.
 */
export function RunQuestion( { run, question, remote }: Props ) {
	const command = useCommand();
	const answer = ( withdraw: boolean ) =>
		command.run(
			() => answerRun( run.id, withdraw ),
			__( 'The sync goes on.', 'crosswalk' )
		);
	return (
		<div className="crosswalk-question" role="group">
			<p className="crosswalk-run__sentence">
				{ questionSentence( question, remote ) }
			</p>
			<p>
				{ __(
					'If they are, their counterparts are treated as the settings say for deleted records. If a filter or a missing right hides them, leave them out: nothing happens to them.',
					'crosswalk'
				) }
			</p>
			{ can( 'sync' ) ? (
				<div className="crosswalk-buttons">
					<Button
						variant="secondary"
						isDestructive
						size="compact"
						disabled={ command.busy }
						accessibleWhenDisabled
						onClick={ () => answer( true ) }
					>
						{ __( 'They are gone, go on', 'crosswalk' ) }
					</Button>
					<Button
						variant="primary"
						size="compact"
						disabled={ command.busy }
						accessibleWhenDisabled
						onClick={ () => answer( false ) }
					>
						{ __( 'Leave these out and go on', 'crosswalk' ) }
					</Button>
				</div>
			) : (
				<p>
					{ __(
						'Somebody who may start a sync has to answer.',
						'crosswalk'
					) }
				</p>
			) }
			{ command.error && <ErrorNotice error={ command.error } /> }
		</div>
	);
}
