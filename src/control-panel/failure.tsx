import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { ignoreFailures, retryFailures } from '../api/commands';
import { Ago } from '../components/ago';
import { Confirm } from '../components/confirm';
import { ErrorNotice } from '../components/error-notice';
import { useCommand } from '../components/use-command';
import { Link } from '../navigation/link';
import { places } from '../navigation/places';
import { can } from '../page-settings';
import { count } from '../text/time';
import type { FailureGroup } from '../types/generated';

interface Props {
	failure: FailureGroup;
	/** Name, where there are several. */
	connection?: string;
}

/** What only the messages themselves explain. */
const TECHNICAL: FailureGroup[ 'kind' ][] = [ 'transient', 'bug' ];

/**
 * One cause: what it is, what to do, how many records, retry, ignore.
 *
 * @param props            Properties.
 * @param props.failure    The group.
 * @param props.connection Of the connection it is in.
 */
export function Failure( { failure, connection }: Props ) {
	const command = useCommand();
	const [ asking, setAsking ] = useState( false );
	const records = sprintf(
		/* translators: %s: number of records. */
		_n( '%s record', '%s records', failure.count, 'crosswalk' ),
		count( failure.count )
	);
	return (
		<li className={ `crosswalk-failure is-${ failure.kind }` }>
			<div className="crosswalk-failure__what">
				<p className="crosswalk-failure__message">
					<strong>{ failure.message }</strong>
				</p>
				{ failure.advice && <p>{ failure.advice }</p> }
				<ul className="crosswalk-facts">
					{ connection && <li>{ connection }</li> }
					<li>{ failure.module_label }</li>
					<li>
						<Link to={ places.failure( failure.id ) }>
							{ records }
						</Link>
					</li>
					<li>
						{ __( 'first', 'crosswalk' ) }{ ' ' }
						<Ago at={ failure.first_at } />
					</li>
				</ul>
				{ command.error && (
					<ErrorNotice
						error={ command.error }
						onDismiss={ command.dismiss }
					/>
				) }
			</div>
			{ can( 'sync' ) && (
				<div className="crosswalk-buttons">
					{ can( 'manage' ) && failure.kind === 'config' && (
						<Link
							className="crosswalk-failure__map"
							to={ places.connection( failure.connection_id ) }
						>
							{ __( 'Open settings', 'crosswalk' ) }
						</Link>
					) }
					{ can( 'manage' ) && TECHNICAL.includes( failure.kind ) && (
						<Link
							className="crosswalk-failure__map"
							to={ places.debugLog( failure.connection_id ) }
						>
							{ __( 'Debug log', 'crosswalk' ) }
						</Link>
					) }
					{ can( 'map' ) && failure.kind === 'record' && (
						<Link
							className="crosswalk-failure__map"
							to={ places.mappings(
								failure.connection_id,
								failure.module
							) }
						>
							{ __( 'Edit mapping', 'crosswalk' ) }
						</Link>
					) }
					<Button
						variant="secondary"
						size="compact"
						isBusy={ command.busy }
						disabled={ command.busy }
						accessibleWhenDisabled
						onClick={ () =>
							command.run(
								() => retryFailures( failure.id ),
								__( 'They are being tried again.', 'crosswalk' )
							)
						}
					>
						{ __( 'Retry', 'crosswalk' ) }
					</Button>
					<Button
						variant="tertiary"
						size="compact"
						disabled={ command.busy }
						onClick={ () => setAsking( true ) }
					>
						{ __( 'Ignore', 'crosswalk' ) }
					</Button>
				</div>
			) }
			{ asking && (
				<Confirm
					title={ __( 'Ignore this failure?', 'crosswalk' ) }
					action={ __( 'Ignore', 'crosswalk' ) }
					onConfirm={ () => ignoreFailures( failure.id ) }
					onClose={ () => setAsking( false ) }
				>
					{ sprintf(
						/* translators: %s: "14 records". */
						__(
							'%s stay as they are on both sides, and this cause is no longer shown here. They are tried again when they change.',
							'crosswalk'
						),
						records
					) }
				</Confirm>
			) }
		</li>
	);
}
