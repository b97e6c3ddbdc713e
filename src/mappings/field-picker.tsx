import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { MapField, Side } from '../types/generated';
import { findField } from './draft';
import { fieldChoice, fieldDetail } from './field-words';
import { useMapping } from './mapping-context';
import { Picker, type Choice } from './picker';
import { useMetaFields } from './use-meta-fields';

interface Props {
	side: Side;
	value: string;
	onChange: ( name: string ) => void;
	/** A row that makes its value itself needs no field. */
	mayBeNone?: boolean;
	/** Only fields that records can be found by. */
	lookupOnly?: boolean;
	cell?: string;
}

/**
 * Chooses a field of one side: shows its type, whether it is mandatory, its length and list.
 *
 * @param props See Props.
 */
export function FieldPicker( props: Props ) {
	const { side, value } = props;
	const { mapping, fieldsOf, addMeta } = useMapping();
	const [ opened, setOpened ] = useState( false );
	const meta = useMetaFields( opened && side === 'shop' && mapping.has_meta );
	const fields = fieldsOf( side ).filter(
		( field ) => ! props.lookupOnly || field.lookup
	);
	const system = side === 'shop' ? mapping.shop_name : mapping.remote_name;
	const found = meta.found.filter(
		( { field } ) => ! findField( fields, field.name )
	);
	const field = findField( fieldsOf( side ), value );

	return (
		<Picker
			label={ sprintf(
				/* translators: %s: name of a system. */
				__( 'Field of %s', 'crosswalk' ),
				system
			) }
			cell={ props.cell }
			className="crosswalk-field-picker"
			value={ value }
			choices={ [
				...( props.mayBeNone ? [ NONE() ] : [] ),
				...fields.map( ( one ) => fieldChoice( one ) ),
				...found.map( ( { field: one, example } ) => ( {
					...fieldChoice( one, __( 'Meta fields', 'crosswalk' ) ),
					detail: example,
				} ) ),
			] }
			loading={ meta.loading }
			onOpen={ () => {
				setOpened( true );
				meta.search( '' );
			} }
			onSearch={ meta.search }
			onChoose={ ( name ) => {
				const key = found.find( ( one ) => one.field.name === name );
				if ( key ) {
					addMeta( key.field );
				}
				props.onChange( name );
			} }
		>
			<Chosen
				field={ field }
				name={ value }
				mayBeNone={ props.mayBeNone }
			/>
		</Picker>
	);
}

const NONE = (): Choice => ( {
	value: '',
	label: __( 'No field', 'crosswalk' ),
	detail: __( 'The row makes its value itself.', 'crosswalk' ),
} );

function Chosen( props: {
	field: MapField | undefined;
	name: string;
	mayBeNone?: boolean;
} ) {
	const { field, name } = props;
	if ( ! name ) {
		return (
			<span className="crosswalk-muted">
				{ props.mayBeNone
					? __( 'No field', 'crosswalk' )
					: __( 'Choose a field', 'crosswalk' ) }
			</span>
		);
	}
	return (
		<span
			className="crosswalk-field-name"
			title={ field ? fieldDetail( field ) : undefined }
		>
			{ field?.label ?? name }
			{ field?.required && (
				<span className="crosswalk-required">
					<span aria-hidden="true">*</span>
					<span className="screen-reader-text">
						{ __( 'mandatory', 'crosswalk' ) }
					</span>
				</span>
			) }
			{ field && field.label !== name && field.custom && (
				<small>{ name }</small>
			) }
		</span>
	);
}
