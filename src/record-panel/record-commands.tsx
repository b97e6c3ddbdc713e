import { __ } from '@wordpress/i18n';
import { excludeRecord, syncRecord } from '../api/record-commands';

interface Props {
	module: string;
	id: string;
	/** Ids of those that take in such records. */
	connections: number[];
	excluded: boolean;
	busy: boolean;
	run: ( work: () => Promise< unknown >, done: string ) => Promise< boolean >;
}

/**
 * What is done for all connections at once.
 *
 * @param props See Props.
 */
export function RecordCommands( props: Props ) {
	const { module, id, connections, excluded, busy, run } = props;
	return (
		<p className="crosswalk-order__commands">
			{ ! excluded && (
				<button
					type="button"
					className="button"
					disabled={ busy }
					onClick={ () =>
						run(
							() => syncRecord( module, id, connections ),
							__( 'Synced.', 'crosswalk' )
						)
					}
				>
					{ __( 'Sync now', 'crosswalk' ) }
				</button>
			) }
			<button
				type="button"
				className="button"
				disabled={ busy }
				onClick={ () =>
					run(
						() =>
							excludeRecord(
								module,
								id,
								! excluded,
								connections
							),
						excluded
							? __( 'It is synced again.', 'crosswalk' )
							: __( 'It is not synced any more.', 'crosswalk' )
					)
				}
			>
				{ excluded
					? __( 'Sync again', 'crosswalk' )
					: __( 'Do not sync', 'crosswalk' ) }
			</button>
		</p>
	);
}
