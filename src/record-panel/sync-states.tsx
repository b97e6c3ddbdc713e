import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { linkRecord, unlinkRecord } from '../api/record-commands';
import { Ago } from '../components/ago';
import { hrefOfPage } from '../navigation/location';
import { places } from '../navigation/places';
import { can } from '../page-settings';
import type { RecordState, UnseenConnection } from '../types/generated';
import { LinkSearch } from './link-search';
import { Outside } from './outside';
import { syncWords } from './words';

interface Props {
	module: string;
	id: string;
	states: RecordState[];
	/** Connections that have not looked at the record yet. */
	unseen: UnseenConnection[];
	busy: boolean;
	run: ( work: () => Promise< unknown >, done: string ) => Promise< boolean >;
}

/**
 * How the record stands with each connection.
 *
 * @param props See Props.
 */
export function SyncStates( props: Props ) {
	const { states, unseen } = props;
	if ( states.length + unseen.length === 0 ) {
		return (
			<p className="crosswalk-order__none">
				{ __(
					'No connected system takes in such records.',
					'crosswalk'
				) }
			</p>
		);
	}
	return (
		<ul className="crosswalk-order__states">
			{ states.map( ( state ) => (
				<State
					key={ state.connection_id }
					state={ state }
					{ ...props }
				/>
			) ) }
			{ unseen.map( ( { id, name } ) => (
				<li key={ id } className="crosswalk-order__state">
					<strong>{ name }</strong>
					<span className="crosswalk-order__word">
						{ __( 'Not synced yet', 'crosswalk' ) }
					</span>
					<ByHand
						{ ...props }
						connection={ { id, name } }
						remote=""
					/>
				</li>
			) ) }
		</ul>
	);
}

function State( props: Props & { state: RecordState } ) {
	const { connection, remote_url: url, synced_at: at, reason } = props.state;
	return (
		<li className="crosswalk-order__state">
			<strong>{ connection }</strong>
			<span
				className={ `crosswalk-order__word is-${ props.state.state }` }
			>
				{ syncWords( props.state.state ) }
			</span>
			{ props.state.state === 'synced' && at && (
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
							'Open this record in %s (opens in a new tab)',
							'crosswalk'
						),
						connection
					) }
				>
					{ __( 'Open', 'crosswalk' ) }
				</Outside>
			) }
			<Solve state={ props.state } />
			<ByHand
				{ ...props }
				connection={ {
					id: props.state.connection_id,
					name: connection,
				} }
				remote={ props.state.remote_id }
			/>
			{ reason && (
				<span className="crosswalk-order__reason">{ reason }</span>
			) }
		</li>
	);
}

/** Where what stops the record is explained and answered. */
function Solve( { state }: { state: RecordState } ) {
	if ( state.state === 'decision' && state.update_id > 0 ) {
		return (
			<a href={ hrefOfPage( places.decisions( {}, state.update_id ) ) }>
				{ __( 'Decide', 'crosswalk' ) }
			</a>
		);
	}
	if ( state.state === 'failed' && state.failure_id > 0 ) {
		return (
			<a href={ hrefOfPage( places.failure( state.failure_id ) ) }>
				{ __( 'See what to do', 'crosswalk' ) }
			</a>
		);
	}
	return null;
}

/** Links and takes apart by hand (E7); both ask once more, in place. */
function ByHand(
	props: Props & { connection: UnseenConnection; remote: string }
) {
	const { module, id, connection, remote, busy, run } = props;
	const [ open, setOpen ] = useState< 'link' | 'unlink' | null >( null );
	if ( ! can( 'sync' ) ) {
		return null;
	}
	return (
		<>
			<button
				type="button"
				className="button-link"
				aria-expanded={ open === 'link' }
				onClick={ () => setOpen( open === 'link' ? null : 'link' ) }
			>
				{ remote
					? __( 'Link with another', 'crosswalk' )
					: __( 'Link by hand', 'crosswalk' ) }
			</button>
			{ remote && (
				<button
					type="button"
					className="button-link"
					aria-expanded={ open === 'unlink' }
					onClick={ () =>
						setOpen( open === 'unlink' ? null : 'unlink' )
					}
				>
					{ __( 'Unlink', 'crosswalk' ) }
				</button>
			) }
			{ open === 'unlink' && (
				<div className="crosswalk-order__by-hand">
					<p>
						{ __(
							'Both records stay as they are, and neither is synced until it is linked or synced again.',
							'crosswalk'
						) }
					</p>
					<button
						type="button"
						className="button"
						disabled={ busy }
						onClick={ async () => {
							await run(
								() => unlinkRecord( connection.id, module, id ),
								__( 'Unlinked.', 'crosswalk' )
							);
							setOpen( null );
						} }
					>
						{ __( 'Take them apart', 'crosswalk' ) }
					</button>
				</div>
			) }
			{ open === 'link' && (
				<LinkSearch
					connection={ connection }
					module={ module }
					busy={ busy }
					onChoose={ async ( chosen ) => {
						const linked = await run(
							() =>
								linkRecord( connection.id, module, id, chosen ),
							__( 'Linked.', 'crosswalk' )
						);
						if ( linked ) {
							setOpen( null );
						}
					} }
				/>
			) }
		</>
	);
}
