import { Button, SearchControl, SelectControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { clearMessages } from '../api/commands';
import { downloadUrl } from '../api/download-url';
import { Confirm } from '../components/confirm';
import type { MessagesQuery } from '../store/paths';

export type MessageFilter = Pick<
	MessagesQuery,
	'status' | 'method' | 'search'
>;

export const NO_FILTER: MessageFilter = { status: '', method: '', search: '' };

interface Props {
	filter: MessageFilter;
	onChange: ( filter: MessageFilter ) => void;
	/** As the list was asked for. */
	query: MessagesQuery;
	isEmpty: boolean;
}

/**
 * Search, filter, download what is shown, clear.
 *
 * @param props See Props.
 */
export function MessageFilters( { filter, onChange, query, isEmpty }: Props ) {
	const [ asking, setAsking ] = useState( false );
	return (
		<div className="crosswalk-filters crosswalk-debug__filters">
			<SearchControl
				label={ __(
					'Search in addresses, bodies and errors',
					'crosswalk'
				) }
				placeholder={ __( 'Search', 'crosswalk' ) }
				value={ filter.search }
				onChange={ ( search ) => onChange( { ...filter, search } ) }
				__nextHasNoMarginBottom
			/>
			<SelectControl
				label={ __( 'Answer', 'crosswalk' ) }
				hideLabelFromVision
				value={ filter.status }
				options={ [
					{ value: '', label: __( 'All answers', 'crosswalk' ) },
					{ value: 'failed', label: __( 'Failed', 'crosswalk' ) },
					{ value: 'none', label: __( 'No answer', 'crosswalk' ) },
					...[ '2xx', '3xx', '4xx', '5xx' ].map( ( value ) => ( {
						value,
						label: value,
					} ) ),
				] }
				onChange={ ( status ) => onChange( { ...filter, status } ) }
				__next40pxDefaultSize
				__nextHasNoMarginBottom
			/>
			<SelectControl
				label={ __( 'Method', 'crosswalk' ) }
				hideLabelFromVision
				value={ filter.method }
				options={ [
					{ value: '', label: __( 'All methods', 'crosswalk' ) },
					...[ 'GET', 'POST', 'PUT', 'PATCH', 'DELETE' ].map(
						( value ) => ( { value, label: value } )
					),
				] }
				onChange={ ( method ) => onChange( { ...filter, method } ) }
				__next40pxDefaultSize
				__nextHasNoMarginBottom
			/>
			{ ! isEmpty && (
				<Button
					variant="secondary"
					href={ downloadUrl( '/messages/download', {
						...query,
					} ) }
					__next40pxDefaultSize
				>
					{ __( 'Download', 'crosswalk' ) }
				</Button>
			) }
			{ ! isEmpty && (
				<Button
					variant="tertiary"
					isDestructive
					onClick={ () => setAsking( true ) }
					__next40pxDefaultSize
				>
					{ __( 'Clear …', 'crosswalk' ) }
				</Button>
			) }
			{ asking && (
				<Confirm
					title={ __( 'Clear the debug log?', 'crosswalk' ) }
					action={ __( 'Clear', 'crosswalk' ) }
					isDestructive
					onConfirm={ () => clearMessages( query.connection_id ) }
					onClose={ () => setAsking( false ) }
				>
					{ __(
						'All messages of this connection are deleted, also those that the filter does not show. Nothing else is lost.',
						'crosswalk'
					) }
				</Confirm>
			) }
		</div>
	);
}
