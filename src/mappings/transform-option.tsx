import {
	SelectControl,
	TextareaControl,
	TextControl,
} from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { MapField, TransformOption } from '../types/generated';

interface Props {
	option: TransformOption;
	value: string;
	/** Fields that a template may name. */
	fields: MapField[];
	shopFields: MapField[];
	onChange: ( value: string ) => void;
}

/**
 * The input of one option, drawn from its description.
 *
 * @param props See Props.
 */
export function TransformOptionInput( props: Props ) {
	const { option, value, onChange } = props;
	const common = {
		label: option.label,
		help: option.help || undefined,
		__nextHasNoMarginBottom: true,
	};
	switch ( option.type ) {
		case 'choice':
			return (
				<SelectControl
					{ ...common }
					value={ value || option.default }
					options={ option.choices }
					onChange={ onChange }
					__next40pxDefaultSize
				/>
			);
		case 'shop_field':
			return (
				<SelectControl
					{ ...common }
					value={ value }
					options={ choicesOf(
						props.shopFields,
						__( 'Choose a field', 'crosswalk' )
					) }
					onChange={ onChange }
					__next40pxDefaultSize
				/>
			);
		case 'template':
			return (
				<>
					<TextareaControl
						{ ...common }
						value={ value }
						rows={ 2 }
						onChange={ onChange }
					/>
					<SelectControl
						label={ __( 'Insert a field', 'crosswalk' ) }
						value=""
						options={ choicesOf(
							props.fields,
							__( 'Choose a field', 'crosswalk' )
						) }
						onChange={ ( name ) =>
							onChange( `${ value }{${ name }}` )
						}
						__next40pxDefaultSize
						__nextHasNoMarginBottom
					/>
				</>
			);
		default:
			return (
				<TextControl
					{ ...common }
					type={ option.type === 'number' ? 'number' : 'text' }
					min={ 0 }
					value={ value }
					onChange={ onChange }
					__next40pxDefaultSize
				/>
			);
	}
}

const choicesOf = ( fields: MapField[], none: string ) => [
	{ value: '', label: none },
	...fields.map( ( { name, label } ) => ( {
		value: name,
		label: label === name ? label : `${ label } (${ name })`,
	} ) ),
];
