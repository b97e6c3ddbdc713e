import { SearchControl, SelectControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { Args } from '../navigation/location';
import type { StatusConnection } from '../types/generated';
import { QUESTIONS, questionWords } from './words';

interface Props {
	/** connection, module and code, from the address. */
	filter: Args;
	search: string;
	connections: StatusConnection[];
	onFilter: ( filter: Args ) => void;
	onSearch: ( search: string ) => void;
}

/**
 * Which questions to show.
 *
 * @param props See Props.
 */
export function DecisionFilters( props: Props ) {
	const { filter, search, connections, onFilter, onSearch } = props;
	const shown = connections.filter(
		( { id } ) => ! filter.connection || String( id ) === filter.connection
	);
	const modules = new Map(
		shown.flatMap( ( connection ) =>
			connection.modules.map( ( { module, shop_label: label } ) => [
				module,
				label,
			] )
		)
	);
	const selects = [
		{
			name: 'connection',
			label: __( 'Connection', 'crosswalk' ),
			all: __( 'All connections', 'crosswalk' ),
			options: connections.map( ( { id, name } ) => [
				String( id ),
				name,
			] ),
		},
		{
			name: 'module',
			label: __( 'Kind of record', 'crosswalk' ),
			all: __( 'All records', 'crosswalk' ),
			options: [ ...modules ],
		},
		{
			name: 'code',
			label: __( 'Reason', 'crosswalk' ),
			all: __( 'All reasons', 'crosswalk' ),
			options: QUESTIONS.map( ( code ) => [
				code,
				questionWords( code ),
			] ),
		},
	];
	return (
		<div className="crosswalk-decisions__filters">
			<SearchControl
				label={ __( 'Search by name or id', 'crosswalk' ) }
				placeholder={ __( 'Search', 'crosswalk' ) }
				value={ search }
				onChange={ onSearch }
				__nextHasNoMarginBottom
			/>
			{ selects
				.filter(
					( { name } ) =>
						name !== 'connection' || connections.length > 1
				)
				.map( ( { name, label, all, options } ) => (
					<SelectControl
						key={ name }
						label={ label }
						hideLabelFromVision
						value={ filter[ name ] ?? '' }
						options={ [
							{ value: '', label: all },
							...options.map(
								( [ value = '', words = '' ] ) => ( {
									value,
									label: words,
								} )
							),
						] }
						onChange={ ( value ) =>
							onFilter( { ...filter, [ name ]: value } )
						}
						__next40pxDefaultSize
						__nextHasNoMarginBottom
					/>
				) ) }
		</div>
	);
}
