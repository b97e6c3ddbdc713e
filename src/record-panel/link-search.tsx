import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { useDebounced } from '../records/use-debounced';
import { remoteRecordsPath } from '../store/paths';
import { useResource } from '../store/use-resource';
import type { UnseenConnection } from '../types/generated';
import { PanelError } from './panel-error';

interface Props {
	connection: UnseenConnection;
	module: string;
	busy: boolean;
	onChoose: ( remote: string ) => void;
}

/**
 * Looks for the record of the other system that this one is.
 *
 * @param props See Props.
 */
export function LinkSearch( { connection, module, busy, onChoose }: Props ) {
	const [ search, setSearch ] = useState( '' );
	const settled = useDebounced( search );
	const { data, error, reload } = useResource(
		settled ? remoteRecordsPath( connection.id, module, settled ) : null
	);
	const field = `crosswalk-link-${ connection.id }`;
	return (
		<div className="crosswalk-order__by-hand">
			<label htmlFor={ field }>
				{ sprintf(
					/* translators: %s: name of a system. */
					__(
						'Search in %s by e-mail, SKU, number or name',
						'crosswalk'
					),
					connection.name
				) }
			</label>
			<input
				id={ field }
				type="search"
				className="regular-text"
				value={ search }
				onChange={ ( event ) => setSearch( event.target.value ) }
				onKeyDown={ ( event ) => {
					// The page around is a form; Enter must not save it.
					if ( event.key === 'Enter' ) {
						event.preventDefault();
					}
				} }
			/>
			{ error && <PanelError error={ error } onRetry={ reload } /> }
			<div aria-live="polite">
				{ settled && ! data && ! error && (
					<p>{ __( 'Searching…', 'crosswalk' ) }</p>
				) }
				{ data?.length === 0 && (
					<p>{ __( 'Nothing was found.', 'crosswalk' ) }</p>
				) }
			</div>
			<ul className="crosswalk-order__found">
				{ ( data ?? [] ).map( ( { id, name, detail } ) => (
					<li key={ id }>
						<button
							type="button"
							className="button button-small"
							disabled={ busy }
							aria-label={ sprintf(
								/* translators: %s: name of a record. */
								__( 'Link with %s', 'crosswalk' ),
								name || id
							) }
							onClick={ () => onChoose( id ) }
						>
							{ __( 'Link', 'crosswalk' ) }
						</button>{ ' ' }
						{ name || id }{ ' ' }
						<span className="crosswalk-order__detail">
							{ detail || id }
						</span>
					</li>
				) ) }
			</ul>
		</div>
	);
}
