import { Card, CardBody, CardHeader } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { ErrorNotice } from '../components/error-notice';
import { Skeleton } from '../components/skeleton';
import { Link } from '../navigation/link';
import { places } from '../navigation/places';
import { CONNECTORS, STATUS } from '../store/paths';
import { useResource } from '../store/use-resource';
import { ConnectorList } from './connector-list';
import { SyncNow } from '../runs/sync-now';
import { stateWords } from '../text/words';
import type { StatusConnection } from '../types/generated';

/** What is connected, each with its log, Sync now and settings, and what can still be (V1). */
export function Connections() {
	const status = useResource( STATUS, 5 );
	const connectors = useResource( CONNECTORS );
	const error = status.error ?? connectors.error;
	return (
		<>
			<Card className="crosswalk-card">
				<CardHeader className="crosswalk-card__header">
					<h2 className="crosswalk-card__title">
						{ __( 'Connections', 'crosswalk' ) }
					</h2>
				</CardHeader>
				<CardBody className="crosswalk-card__body">
					{ error && (
						<ErrorNotice
							error={ error }
							onRetry={ () => {
								status.reload();
								connectors.reload();
							} }
						/>
					) }
					{ ! status.data && ! error && <RowSkeleton /> }
					{ status.data?.connections.length === 0 && (
						<p>
							{ __(
								'No system is connected yet. Choose one below.',
								'crosswalk'
							) }
						</p>
					) }
					<ul className="crosswalk-connections">
						{ status.data?.connections.map( ( connection ) => (
							<Row
								key={ connection.id }
								connection={ connection }
							/>
						) ) }
					</ul>
				</CardBody>
			</Card>
			<Card className="crosswalk-card">
				<CardHeader className="crosswalk-card__header">
					<h2 className="crosswalk-card__title">
						{ __( 'Add a connection', 'crosswalk' ) }
					</h2>
				</CardHeader>
				<CardBody className="crosswalk-card__body">
					{ connectors.data ? (
						<ConnectorList
							connectors={ connectors.data }
							to={ ( { id } ) =>
								places.setup( 'connect', 0, id )
							}
						/>
					) : (
						<RowSkeleton />
					) }
				</CardBody>
			</Card>
		</>
	);
}

function Row( { connection }: { connection: StatusConnection } ) {
	return (
		<li className="crosswalk-connections__row">
			<div>
				<p className="crosswalk-connections__name">
					<span
						className={ `crosswalk-dot is-${ connection.health }` }
						aria-hidden="true"
					/>
					<Link to={ places.connection( connection.id ) }>
						{ connection.name }
					</Link>
				</p>
				<ul className="crosswalk-facts">
					<li>{ stateWords( connection.state ) }</li>
					<li>{ connection.connector_label }</li>
					{ connection.host && <li>{ connection.host }</li> }
					<li>
						<Link to={ places.syncLog( connection.id ) }>
							{ __( 'Sync log', 'crosswalk' ) }
						</Link>
					</li>
					<li>
						<Link to={ places.debugLog( connection.id ) }>
							{ __( 'Debug log', 'crosswalk' ) }
						</Link>
					</li>
					<li>
						<Link to={ places.connection( connection.id ) }>
							{ __( 'Settings', 'crosswalk' ) }
						</Link>
					</li>
				</ul>
			</div>
			<SyncNow connection={ connection } />
		</li>
	);
}

function RowSkeleton() {
	return (
		<p className="crosswalk-connections__row" aria-busy="true">
			<Skeleton width="14em" />
		</p>
	);
}
