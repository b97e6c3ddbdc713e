import {
	CheckboxControl,
	SelectControl,
	TextareaControl,
	TextControl,
} from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { FormField } from '../types/generated';
import { SecretControl } from './secret-control';

interface Props {
	form: FormField[];
	values: Record< string, string >;
	hasSecret: Record< string, boolean >;
	onChange: ( values: Record< string, string > ) => void;
	/** The field an error is about, with its sentence. */
	wrong?: { field: string; message: string };
}

/**
 * The form of any connector, drawn from its definition: a new connector needs nothing here.
 *
 * @param props See Props.
 */
export function ConnectorForm( props: Props ) {
	const { form, values, wrong } = props;
	return (
		<>
			{ form.map( ( field ) => (
				<div
					key={ field.name }
					className={
						wrong?.field === field.name
							? 'crosswalk-field is-wrong'
							: 'crosswalk-field'
					}
				>
					<Field
						field={ field }
						value={ values[ field.name ] ?? '' }
						isSaved={ props.hasSecret[ field.name ] ?? false }
						onChange={ ( value ) =>
							props.onChange( {
								...values,
								[ field.name ]: value,
							} )
						}
					/>
					{ wrong?.field === field.name && (
						<p className="crosswalk-field__wrong" role="alert">
							{ wrong.message }
						</p>
					) }
				</div>
			) ) }
		</>
	);
}

interface FieldProps {
	field: FormField;
	value: string;
	isSaved: boolean;
	onChange: ( value: string ) => void;
}

function Field( { field, value, isSaved, onChange }: FieldProps ) {
	const control = {
		label: field.required
			? field.label
			: `${ field.label } ${ __( '(optional)', 'crosswalk' ) }`,
		help: field.help || undefined,
		value,
		onChange,
		__nextHasNoMarginBottom: true,
	} as const;

	if ( field.secret ) {
		return <SecretControl { ...control } isSaved={ isSaved } />;
	}
	switch ( field.type ) {
		case 'choice':
			return (
				<SelectControl
					{ ...control }
					options={ Object.entries( field.options ).map(
						( [ option, label ] ) => ( { value: option, label } )
					) }
					__next40pxDefaultSize
				/>
			);
		case 'boolean':
			return (
				<CheckboxControl
					label={ field.label }
					help={ control.help }
					checked={ value === '1' }
					onChange={ ( checked ) => onChange( checked ? '1' : '' ) }
					__nextHasNoMarginBottom
				/>
			);
		case 'long_text':
			return <TextareaControl { ...control } rows={ 4 } />;
		default:
			return (
				<TextControl
					{ ...control }
					type={ inputType( field.type ) }
					autoComplete="off"
					spellCheck={ false }
					required={ field.required }
					__next40pxDefaultSize
				/>
			);
	}
}

function inputType(
	type: string
): 'url' | 'email' | 'date' | 'number' | 'text' {
	switch ( type ) {
		case 'url':
		case 'email':
		case 'date':
			return type;
		case 'integer':
			return 'number';
	}
	return 'text';
}
