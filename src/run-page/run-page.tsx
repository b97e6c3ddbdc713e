import { Card, CardBody, CardHeader } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { ErrorNotice } from '../components/error-notice';
import { NoPermission } from '../components/no-permission';
import { useArgs } from '../navigation/location';
import { ModuleOutcomes } from '../outcomes/module-outcomes';
import { RunDrawer } from '../outcomes/run-drawer';
import { withoutList } from '../outcomes/run-list';
import { can } from '../page-settings';
import { RunBar } from '../runs/run-bar';
import { isActive } from '../runs/run-words';
import { runPath, STATUS } from '../store/paths';
import { useResource } from '../store/use-resource';
import type { Run, StatusConnection } from '../types/generated';
import { NotUndone } from './not-undone';
import { Relations } from './relations';
import { RunActions } from './run-actions';
import { RunPageSkeleton } from './run-page-skeleton';
import { RunSentence } from './run-sentence';
import './run-page.scss';

/** One run: who, when and what; what it did or would do; and what can be done with it. */
export function RunPage() {
	const args = useArgs();
	const id = Number( args.run );
	const allowed = can( 'viewLog' );
	const run = useResource( allowed ? runPath( id ) : null );
	const status = useResource( allowed ? STATUS : null, 5 );
	if ( ! allowed ) {
		return <NoPermission />;
	}
	const connection = status.data?.connections.find(
		( row ) => row.id === run.data?.connection_id
	);
	const error = run.error ?? status.error;
	if ( ! run.data || ! connection ) {
		return error ? (
			<ErrorNotice
				error={ error }
				onRetry={ () => {
					run.reload();
					status.reload();
				} }
			/>
		) : (
			<RunPageSkeleton />
		);
	}
	return (
		<>
			<Content run={ run.data } connection={ connection } />
			{ args.side && (
				<RunDrawer
					runId={ id }
					args={ args }
					connection={ connection }
					back={ withoutList( args ) }
				/>
			) }
		</>
	);
}

function Content( {
	run,
	connection,
}: {
	run: Run;
	connection: StatusConnection;
} ) {
	const args = useArgs();
	return (
		<>
			<div className="crosswalk-toolbar crosswalk-run-head">
				<div>
					<h2 className="crosswalk-toolbar__title">
						{ titleOf( run ) }
					</h2>
					<p className="crosswalk-toolbar__sentence">
						<RunSentence run={ run } connection={ connection } />
					</p>
					<Relations run={ run } />
				</div>
				<RunActions run={ run } connection={ connection } />
			</div>
			<div className="crosswalk-run-card">
				<RunBar
					runId={ run.id }
					remote={ connection.connector_label }
					isOwnPage
				/>
			</div>
			<Card className="crosswalk-card">
				<CardHeader className="crosswalk-card__header">
					<h2 className="crosswalk-card__title">
						{ headingOf( run ) }
					</h2>
				</CardHeader>
				<CardBody className="crosswalk-card__body">
					<ModuleOutcomes
						run={ run }
						connection={ connection }
						here={ withoutList( args ) }
					/>
				</CardBody>
			</Card>
			{ run.undoes > 0 && ! isActive( run ) && (
				<NotUndone run={ run } connection={ connection } />
			) }
		</>
	);
}

function titleOf( run: Run ): string {
	if ( run.undoes ) {
		return run.dry
			? sprintf(
					/* translators: 1: number of a run, 2: number of a run. */
					__( 'Dry run %1$d: undoing run %2$d', 'crosswalk' ),
					run.id,
					run.undoes
				)
			: sprintf(
					/* translators: 1: number of a run, 2: number of a run. */
					__( 'Run %1$d: undoing run %2$d', 'crosswalk' ),
					run.id,
					run.undoes
				);
	}
	return run.dry
		? /* translators: %d: number of a run. */
			sprintf( __( 'Dry run %d', 'crosswalk' ), run.id )
		: /* translators: %d: number of a run. */
			sprintf( __( 'Run %d', 'crosswalk' ), run.id );
}

function headingOf( run: Run ): string {
	if ( run.dry ) {
		return __( 'What would happen', 'crosswalk' );
	}
	return isActive( run )
		? __( 'What has happened so far', 'crosswalk' )
		: __( 'What has happened', 'crosswalk' );
}
