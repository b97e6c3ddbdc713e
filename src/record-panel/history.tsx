import { useDispatch } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { Ago } from '../components/ago';
import { store } from '../store';
import { recordHistoryPath } from '../store/paths';
import { useResource } from '../store/use-resource';
import { SHOP } from '../text/words';
import type { HistoryRow, RecordState } from '../types/generated';
import { PanelError } from './panel-error';
import { eventWords } from './words';

interface Props {
	module: string;
	id: string;
	states: RecordState[];
}

/**
 * What happened to the record, newest first; asked for when somebody opens it (P3).
 *
 * @param props See Props.
 */
export function History( { module, id, states }: Props ) {
	const [ open, setOpen ] = useState( false );
	return (
		<details
			className="crosswalk-order__history"
			onToggle={ ( event ) => setOpen( event.currentTarget.open ) }
		>
			<summary>{ __( 'History', 'crosswalk' ) }</summary>
			{ open && <Rows module={ module } id={ id } states={ states } /> }
		</details>
	);
}

function Rows( { module, id, states }: Props ) {
	const path = recordHistoryPath( module, id );
	const { data, error, reload } = useResource( path );
	const { loadMore } = useDispatch( store );
	const nameOf = ( row: HistoryRow ) =>
		states.find( ( state ) => state.connection_id === row.connection_id )
			?.connection ?? '';
	if ( ! data ) {
		return error ? (
			<PanelError error={ error } onRetry={ reload } />
		) : (
			<p role="status">{ __( 'Loading…', 'crosswalk' ) }</p>
		);
	}
	return (
		<>
			{ data.items.length === 0 && (
				<p>{ __( 'Nothing has happened yet.', 'crosswalk' ) }</p>
			) }
			<ol className="crosswalk-order__events">
				{ data.items.map( ( row ) => (
					<li key={ row.id }>
						<Ago at={ row.at } />{ ' ' }
						<strong>
							{ eventWords(
								row,
								row.side === 'shop' ? SHOP : nameOf( row )
							) }
						</strong>{ ' ' }
						{ row.field && <Values row={ row } /> }
						{ row.person &&
							sprintf(
								/* translators: %s: name of a person. */
								__( 'by %s', 'crosswalk' ),
								row.person
							) }
					</li>
				) ) }
			</ol>
			{ data.next && (
				<button
					type="button"
					className="button-link"
					onClick={ () => loadMore( path ) }
				>
					{ __( 'Load more', 'crosswalk' ) }
				</button>
			) }
		</>
	);
}

function Values( { row }: { row: HistoryRow } ) {
	const empty = __( 'empty', 'crosswalk' );
	return (
		<>
			<del>{ row.old ?? empty }</del> →{ ' ' }
			<ins>{ row.new ?? empty }</ins>{ ' ' }
		</>
	);
}
