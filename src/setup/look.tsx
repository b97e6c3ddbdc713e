import { Button, Notice } from '@wordpress/components';
import { useEffect } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { startRun } from '../api/commands';
import { toApiError } from '../api/errors';
import { ErrorNotice } from '../components/error-notice';
import { useCommand } from '../components/use-command';
import { navigate, useArgs } from '../navigation/location';
import { places } from '../navigation/places';
import { ModuleOutcomes } from '../outcomes/module-outcomes';
import { RunDrawer } from '../outcomes/run-drawer';
import { withoutList } from '../outcomes/run-list';
import { can } from '../page-settings';
import { RunBar } from '../runs/run-bar';
import { isActive } from '../runs/run-words';
import { firstLookPath, runPath } from '../store/paths';
import { useResource } from '../store/use-resource';
import type { Connection, Run } from '../types/generated';
import { namesOf } from './names-of';
import { Sample } from './sample';
import { StepButtons } from './step-buttons';
import { StepTitle } from './step-title';

/**
 * Step 4: a dry run says what the first sync would do (E29). It begins by itself where there was none yet; one that is
 * under way is joined, and one of other settings has to be repeated.
 *
 * @param props            Properties.
 * @param props.connection With its modules.
 */
export function Look( { connection }: { connection: Connection } ) {
	const { id } = connection;
	const look = useResource( firstLookPath( id ) );
	const runId = look.data?.run_id ?? 0;
	const { data: run } = useResource( runId ? runPath( runId ) : null );
	const command = useCommand();
	const start = () =>
		command.run(
			async () => {
				await startOrJoin( id );
				look.reload();
			},
			__( 'The dry run has started.', 'crosswalk' )
		);

	const none = look.data?.run_id === 0;
	useEffect( () => {
		if ( none && can( 'sync' ) ) {
			void start();
		}
		// Once, when it turns out that there was none.
		// eslint-disable-next-line react-hooks/exhaustive-deps
	}, [ none ] );

	// Whether it shows the start is known when it has ended.
	const { reload } = look;
	const active = run ? isActive( run ) : null;
	useEffect( () => {
		if ( active === false ) {
			reload();
		}
		// eslint-disable-next-line react-hooks/exhaustive-deps
	}, [ active ] );

	const error = look.error ?? command.error;
	const ready = look.data?.current === true && active === false;
	return (
		<form
			onSubmit={ ( event ) => {
				event.preventDefault();
				if ( ready ) {
					navigate( places.setup( 'start', id ) );
				} else {
					void start();
				}
			} }
		>
			<StepTitle title={ __( 'What would happen', 'crosswalk' ) }>
				{ __(
					'A dry run compares all records of both sides and shows what the first sync would do. It writes nothing, on neither side.',
					'crosswalk'
				) }
			</StepTitle>
			{ connection.state_reason && (
				<Notice
					status="warning"
					isDismissible={ false }
					className="crosswalk-notice"
				>
					{ connection.state_reason.message }{ ' ' }
					{ connection.state_reason.advice }
				</Notice>
			) }
			{ error && <ErrorNotice error={ error } onRetry={ start } /> }
			{ runId > 0 && (
				<RunBar
					runId={ runId }
					remote={ connection.connector_label }
					isOwnPage
				/>
			) }
			{ runId === 0 && ! error && (
				<div className="crosswalk-run is-loading" aria-busy="true" />
			) }
			{ run && active === false && (
				<Shown
					run={ run }
					connection={ connection }
					outdated={ look.data?.current === false }
				/>
			) }
			{ active && <Waiting /> }
			<StepButtons
				back={ places.setup( 'modules', id ) }
				next={
					active === false && ! ready
						? __( 'Look again', 'crosswalk' )
						: __( 'Continue', 'crosswalk' )
				}
				busy={ command.busy }
				disabled={ active !== false }
			>
				{ ready && (
					<Button
						variant="tertiary"
						disabled={ command.busy }
						onClick={ start }
						__next40pxDefaultSize
					>
						{ __( 'Look again', 'crosswalk' ) }
					</Button>
				) }
			</StepButtons>
		</form>
	);
}

interface ShownProps {
	run: Run;
	connection: Connection;
	outdated: boolean;
}

function Shown( { run, connection, outdated }: ShownProps ) {
	const args = useArgs();
	const here = withoutList( args );
	const names = namesOf( connection );
	return (
		<>
			{ outdated && run.state === 'done' && (
				<Notice
					status="warning"
					isDismissible={ false }
					className="crosswalk-notice"
				>
					{ __(
						'This dry run does not show the settings and records of now. Look again to see what would happen.',
						'crosswalk'
					) }
				</Notice>
			) }
			<ModuleOutcomes run={ run } connection={ names } here={ here } />
			<Sample run={ run } connection={ names } />
			{ args.side && (
				<RunDrawer
					runId={ run.id }
					args={ args }
					connection={ names }
					back={ here }
				/>
			) }
		</>
	);
}

function Waiting() {
	return (
		<p className="crosswalk-muted">
			{ __(
				'It goes fastest while this page is open. You may also leave and come back: the site carries on by itself.',
				'crosswalk'
			) }
		</p>
	);
}

/** The page may be open twice, or the command line was faster; then that dry run is shown. */
async function startOrJoin( id: number ): Promise< void > {
	try {
		await startRun( id, [], true );
	} catch ( thrown ) {
		if ( toApiError( thrown ).code !== 'run_active' ) {
			throw thrown;
		}
	}
}
