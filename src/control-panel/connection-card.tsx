import { Card, CardBody, CardHeader } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { Ago } from '../components/ago';
import { Link } from '../navigation/link';
import { places } from '../navigation/places';
import { can } from '../page-settings';
import { RunBar } from '../runs/run-bar';
import { SyncNow } from '../runs/sync-now';
import { useFollowedRun } from '../runs/use-followed-run';
import { count } from '../text/time';
import type { StatusConnection } from '../types/generated';
import { Figures } from './figures';
import { ModuleTable } from './module-table';

interface Props {
	connection: StatusConnection;
	isOnly: boolean;
}

/**
 * One connection: its state in a sentence, its numbers, its modules.
 *
 * @param props            Properties.
 * @param props.connection The connection.
 * @param props.isOnly     There is no other; its button is the page's main one.
 */
export function ConnectionCard( { connection, isOnly }: Props ) {
	const runId = useFollowedRun( connection.active_run_id );
	const started = connection.state !== 'setup';
	return (
		<Card className="crosswalk-card crosswalk-connection">
			<CardHeader className="crosswalk-card__header">
				<div className="crosswalk-connection__what">
					<h2 className="crosswalk-card__title">
						<span
							className={ `crosswalk-dot is-${ connection.health }` }
							aria-hidden="true"
						/>
						{ connection.name }
						{ connection.host && (
							<span className="crosswalk-connection__host">
								{ connection.host }
							</span>
						) }
					</h2>
					{ ! isOnly && (
						<p className="crosswalk-connection__sentence">
							{ connection.sentence }
						</p>
					) }
					<Facts connection={ connection } />
				</div>
				<SyncNow connection={ connection } isPrimary={ isOnly } />
			</CardHeader>
			{ ( started || runId !== null ) && (
				<CardBody className="crosswalk-card__body">
					{ runId !== null && (
						<RunBar
							runId={ runId }
							remote={ connection.connector_label }
						/>
					) }
					{ started && <Figures connection={ connection } /> }
					{ started && <ModuleTable connection={ connection } /> }
				</CardBody>
			) }
		</Card>
	);
}

/** Small facts, separated by dots. */
function Facts( { connection }: { connection: StatusConnection } ) {
	const { system } = connection;
	// How it answered the last time says nothing about a connection that rests.
	const works = connection.state === 'working';
	const user = works && connection.user;
	const latency = works ? connection.latency_ms : 0;
	return (
		<ul className="crosswalk-facts">
			{ system && <li>{ system }</li> }
			{ latency > 0 && (
				<li>
					{ sprintf(
						/* translators: %s: milliseconds. */
						__( 'answers in %s ms', 'crosswalk' ),
						count( latency )
					) }
				</li>
			) }
			{ user && (
				<li>
					{ sprintf(
						/* translators: %s: user name. */
						__( 'logged in as %s', 'crosswalk' ),
						user
					) }
				</li>
			) }
			{ connection.last_sync_at && (
				<li>
					{ __( 'last sync', 'crosswalk' ) }{ ' ' }
					<Ago at={ connection.last_sync_at } />
				</li>
			) }
			<li>
				<Link to={ places.syncLog( connection.id ) }>
					{ __( 'Sync log', 'crosswalk' ) }
				</Link>
			</li>
			{ can( 'manage' ) && (
				<li>
					<Link to={ places.connection( connection.id ) }>
						{ __( 'Settings', 'crosswalk' ) }
					</Link>
				</li>
			) }
		</ul>
	);
}
