import { __, sprintf } from '@wordpress/i18n';
import { Ago } from '../components/ago';
import type { RecordState } from '../types/generated';
import { Outside } from './outside';
import { syncWords } from './words';

interface Props {
	states: RecordState[];
	/** Names of connections that have not looked at the order yet. */
	unseen: string[];
}

/**
 * How the order stands with each connection.
 *
 * @param props See Props.
 */
export function SyncStates( { states, unseen }: Props ) {
	if ( states.length + unseen.length === 0 ) {
		return (
			<p className="crosswalk-order__none">
				{ __( 'No connected system takes in orders.', 'crosswalk' ) }
			</p>
		);
	}
	return (
		<ul className="crosswalk-order__states">
			{ states.map( ( state ) => (
				<State key={ state.connection_id } state={ state } />
			) ) }
			{ unseen.map( ( name ) => (
				<li key={ name } className="crosswalk-order__state">
					<strong>{ name }</strong>
					<span className="crosswalk-order__word">
						{ __( 'Not synced yet', 'crosswalk' ) }
					</span>
				</li>
			) ) }
		</ul>
	);
}

function State( { state }: { state: RecordState } ) {
	const { connection, remote_url: url, synced_at: at, reason } = state;
	return (
		<li className="crosswalk-order__state">
			<strong>{ connection }</strong>
			<span className={ `crosswalk-order__word is-${ state.state }` }>
				{ syncWords( state.state ) }
			</span>
			{ state.state === 'synced' && at && (
				<span>
					<Ago at={ at } />
				</span>
			) }
			{ url && (
				<Outside
					href={ url }
					label={ sprintf(
						/* translators: %s: name of a system. */
						__(
							'Open this order in %s (opens in a new tab)',
							'crosswalk'
						),
						connection
					) }
				>
					{ __( 'Open', 'crosswalk' ) }
				</Outside>
			) }
			{ reason && (
				<span className="crosswalk-order__reason">{ reason }</span>
			) }
		</li>
	);
}
