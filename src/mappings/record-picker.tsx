import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { useDebounced } from '../records/use-debounced';
import { mappingRecordsPath } from '../store/paths';
import { useResource } from '../store/use-resource';
import type { MappingRecord, Side } from '../types/generated';
import { useMapping } from './mapping-context';
import { Picker } from './picker';

export interface ChosenRecord {
	side: Side;
	id: string;
	name: string;
}

interface Props {
	chosen: ChosenRecord | null;
	onChoose: ( record: ChosenRecord | null ) => void;
}

const NOBODY = 'none';

/**
 * Chooses the record that the mapping is tried on, from either side.
 *
 * @param props          Properties.
 * @param props.chosen   The record.
 * @param props.onChoose Told of another one.
 */
export function RecordPicker( { chosen, onChoose }: Props ) {
	const { mapping } = useMapping();
	const [ isOpen, setOpen ] = useState( false );
	const [ search, setSearch ] = useState( '' );
	const settled = useDebounced( search.trim() );
	const shop = useRecords( 'shop', settled, isOpen );
	const remote = useRecords(
		'remote',
		settled,
		isOpen && ! mapping.remote_error
	);
	const choices = [
		...inGroup( shop.records, 'shop', mapping.shop_name ),
		...inGroup( remote.records, 'remote', mapping.remote_name ),
	];
	return (
		<Picker
			label={ __( 'Preview with', 'crosswalk' ) }
			className="crosswalk-record-picker"
			value={ chosen ? `${ chosen.side } ${ chosen.id }` : NOBODY }
			choices={ [
				...( chosen
					? [
							{
								value: NOBODY,
								label: __( 'No preview', 'crosswalk' ),
							},
						]
					: [] ),
				...choices,
			] }
			onOpen={ () => {
				setOpen( true );
				setSearch( '' );
			} }
			onSearch={ setSearch }
			// What is found is found by the other system, perhaps by a field that is not shown.
			isSearched
			loading={
				shop.loading || remote.loading || settled !== search.trim()
			}
			empty={
				search
					? __(
							'No record is found. Type a whole e-mail, SKU, number or name.',
							'crosswalk'
						)
					: __( 'There is no record yet.', 'crosswalk' )
			}
			onChoose={ ( value ) => {
				const [ side, ...id ] = value.split( ' ' );
				const found = choices.find( ( one ) => one.value === value );
				onChoose(
					found
						? {
								side: side as Side,
								id: id.join( ' ' ),
								name: found.label,
							}
						: null
				);
			} }
		>
			<span className="crosswalk-record-picker__text">
				<span className="crosswalk-muted" aria-hidden="true">
					{ __( 'Preview with', 'crosswalk' ) }
				</span>{ ' ' }
				{ chosen?.name ?? __( 'a record', 'crosswalk' ) }
			</span>
		</Picker>
	);
}

function useRecords( side: Side, search: string, wanted: boolean ) {
	const { mapping } = useMapping();
	const { data, loading } = useResource(
		wanted
			? mappingRecordsPath(
					mapping.connection_id,
					mapping.module,
					side,
					search
				)
			: null
	);
	return { records: data ?? [], loading };
}

const inGroup = ( records: MappingRecord[], side: Side, system: string ) =>
	records.map( ( { id, name, detail } ) => ( {
		value: `${ side } ${ id }`,
		label: name,
		detail,
		/* translators: %s: name of a system. */
		group: sprintf( __( 'In %s', 'crosswalk' ), system ),
	} ) );
