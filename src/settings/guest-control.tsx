import { ComboboxControl, RadioControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { useDebounced } from '../records/use-debounced';
import { remoteRecordsPath } from '../store/paths';
import { useResource } from '../store/use-resource';
import type { ModuleRule } from '../types/generated';
import { guestsOf, withGuests, type GuestPolicy } from './module-rules';

interface Props {
	connection: number;
	rules: ModuleRule[];
	onRules: ( rules: ModuleRule[] ) => void;
}

/**
 * What becomes of people who ordered without an account (V15).
 *
 * @param props See Props.
 */
export function GuestControl( { connection, rules, onRules }: Props ) {
	const { policy, standIn } = guestsOf( rules );
	return (
		<>
			<RadioControl
				label={ __(
					'Guests, who order without an account',
					'crosswalk'
				) }
				selected={ policy }
				options={ [
					{
						value: 'create',
						label: __( 'Each gets a contact', 'crosswalk' ),
					},
					{
						value: 'match',
						label: __(
							'Are linked with a contact that exists; none is created',
							'crosswalk'
						),
					},
					{
						value: 'stand_in',
						label: __(
							'One contact stands for all of them',
							'crosswalk'
						),
					},
					{
						value: 'ignore',
						label: __( 'Are left out', 'crosswalk' ),
					},
				] }
				onChange={ ( to ) =>
					onRules( withGuests( rules, to as GuestPolicy, standIn ) )
				}
			/>
			{ policy === 'stand_in' && (
				<StandIn
					connection={ connection }
					value={ standIn }
					onChange={ ( id ) =>
						onRules( withGuests( rules, 'stand_in', id ) )
					}
				/>
			) }
		</>
	);
}

function StandIn( props: {
	connection: number;
	value: string;
	onChange: ( id: string ) => void;
} ) {
	const { connection, value, onChange } = props;
	const [ search, setSearch ] = useState( '' );
	const { data } = useResource(
		remoteRecordsPath( connection, 'contacts', useDebounced( search ) )
	);
	const found = ( data ?? [] ).map( ( { id, name, detail } ) => ( {
		value: id,
		label: [ name || id, detail ].filter( Boolean ).join( ' · ' ),
	} ) );
	return (
		<ComboboxControl
			label={ __( 'Contact for all guests', 'crosswalk' ) }
			help={ __( 'Search by e-mail, number or name.', 'crosswalk' ) }
			value={ value }
			options={
				value && ! found.some( ( one ) => one.value === value )
					? [ { value, label: value }, ...found ]
					: found
			}
			onFilterValueChange={ setSearch }
			onChange={ ( id ) => onChange( id ?? '' ) }
			__next40pxDefaultSize
			__nextHasNoMarginBottom
		/>
	);
}
