import { useCommand } from '../components/use-command';
import { can } from '../page-settings';
import type { RecordState, UnseenConnection } from '../types/generated';
import { History } from './history';
import { PanelError } from './panel-error';
import { RecordCommands } from './record-commands';
import { SyncStates } from './sync-states';

interface Props {
	module: string;
	/** Of the shop's record. */
	id: string;
	states: RecordState[];
	/** Connections that have not looked at it yet. */
	unseen: UnseenConnection[];
	onChanged: () => void;
}

/**
 * How one record stands with each connection, what a person may do with it (E7, E30), and what happened to it (P3).
 *
 * @param props See Props.
 */
export function RecordSync( props: Props ) {
	const { module, id, states, unseen, onChanged } = props;
	const command = useCommand();
	const run = async ( work: () => Promise< unknown >, done: string ) => {
		const worked = await command.run( work, done );
		onChanged();
		return worked;
	};
	const several = states.length + unseen.length > 0;
	return (
		<>
			<SyncStates
				module={ module }
				id={ id }
				states={ states }
				unseen={ unseen }
				busy={ command.busy }
				run={ run }
			/>
			{ command.error && (
				<PanelError
					error={ command.error }
					onDismiss={ command.dismiss }
				/>
			) }
			{ several && can( 'sync' ) && (
				<RecordCommands
					module={ module }
					id={ id }
					connections={ [
						...states.map( ( state ) => state.connection_id ),
						...unseen.map( ( one ) => one.id ),
					] }
					excluded={ states.some(
						( { state } ) => state === 'excluded'
					) }
					busy={ command.busy }
					run={ run }
				/>
			) }
			{ states.length > 0 && (
				<History module={ module } id={ id } states={ states } />
			) }
		</>
	);
}
