import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { recordPanelPath } from '../store/paths';
import { useResource } from '../store/use-resource';
import { PanelError } from './panel-error';
import { PanelSkeleton } from './panel-skeleton';
import type { SyncState } from '../types/generated';
import { RecordSync } from './record-sync';
import { syncWords } from './words';

/** While something waits it is worth looking again. */
const POLL_S = 10;

export interface NamedRecord {
	id: string;
	name: string;
	/** Of several: the most serious of all connections, when the page was loaded; empty: none knows it. */
	state?: SyncState | '';
}

/** What somebody has to look at first. */
const URGENT: unknown[] = [ 'failed', 'decision' ];

interface Props {
	module: string;
	/** Several: a product's variations, each a record of its own. None: it has not been saved yet. */
	records: NamedRecord[];
}

/**
 * The box "CRM" on the page of a product or of a customer.
 *
 * @param props See Props.
 */
export function RecordPanel( { module, records }: Props ) {
	const [ chosen, setChosen ] = useState(
		(
			records.find( ( { state } ) => URGENT.includes( state ) ) ??
			records[ 0 ]
		)?.id ?? ''
	);
	if ( ! chosen ) {
		return (
			<p>{ __( 'It goes out when it has been saved.', 'crosswalk' ) }</p>
		);
	}
	return (
		<>
			{ records.length > 1 && (
				<p>
					<label htmlFor="crosswalk-record">
						{ __( 'Record', 'crosswalk' ) }
					</label>{ ' ' }
					<select
						id="crosswalk-record"
						value={ chosen }
						onChange={ ( event ) =>
							setChosen( event.target.value )
						}
					>
						{ records.map( ( { id, name, state } ) => (
							<option key={ id } value={ id }>
								{ state
									? sprintf(
											/* translators: 1: name of a record, 2: how its sync stands. */
											__( '%1$s: %2$s', 'crosswalk' ),
											name,
											syncWords( state )
										)
									: name }
							</option>
						) ) }
					</select>
				</p>
			) }
			<OneRecord key={ chosen } module={ module } id={ chosen } />
		</>
	);
}

function OneRecord( { module, id }: { module: string; id: string } ) {
	const path = recordPanelPath( module, id );
	const waits = useResource( path ).data?.states.some(
		( { state } ) => state === 'waiting'
	);
	const { data, error, reload } = useResource( path, waits ? POLL_S : 0 );
	if ( ! data ) {
		return error ? (
			<PanelError error={ error } onRetry={ reload } />
		) : (
			<PanelSkeleton />
		);
	}
	return (
		<>
			{ error && <PanelError error={ error } onRetry={ reload } /> }
			<RecordSync
				module={ module }
				id={ id }
				states={ data.states }
				unseen={ data.unseen }
				onChanged={ reload }
			/>
		</>
	);
}
