import { SelectControl, TextControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';

interface Props {
	/** "all", "30d" or "2026-01-31"; of a module also "": as the connection. */
	value: string;
	/** Of one module, by its name. */
	module?: string;
	onChange: ( value: string ) => void;
}

const SPANS = [ 'all', '7d', '30d', '90d' ];

/**
 * How old a record may be to be taken in (V5).
 *
 * @param props          Properties.
 * @param props.value    Chosen span or day.
 * @param props.module   See Props.
 * @param props.onChange Told of another.
 */
export function RecordsFromControl( { value, module, onChange }: Props ) {
	const ofModule = module !== undefined;
	const isDate = ! SPANS.includes( value ) && ! ( ofModule && ! value );
	return (
		<div className="crosswalk-records-from">
			<SelectControl
				label={
					ofModule
						? sprintf(
								/* translators: %s: module. */
								__( 'Records of %s from', 'crosswalk' ),
								module
							)
						: __( 'Sync records from', 'crosswalk' )
				}
				help={
					ofModule
						? undefined
						: __(
								'Older records are left where they are, unless a newer order needs them.',
								'crosswalk'
							)
				}
				value={ isDate ? 'date' : value }
				options={ [
					...( ofModule
						? [
								{
									value: '',
									label: __(
										'As for the whole connection',
										'crosswalk'
									),
								},
							]
						: [] ),
					{ value: 'all', label: __( 'All times', 'crosswalk' ) },
					{
						value: '7d',
						label: __( 'The last 7 days', 'crosswalk' ),
					},
					{
						value: '30d',
						label: __( 'The last 30 days', 'crosswalk' ),
					},
					{
						value: '90d',
						label: __( 'The last 90 days', 'crosswalk' ),
					},
					{ value: 'date', label: __( 'A day …', 'crosswalk' ) },
				] }
				onChange={ ( chosen ) =>
					onChange( chosen === 'date' ? firstOfThisYear() : chosen )
				}
				__next40pxDefaultSize
				__nextHasNoMarginBottom
			/>
			{ isDate && (
				<TextControl
					label={
						ofModule
							? sprintf(
									/* translators: %s: module. */
									__( 'First day of %s', 'crosswalk' ),
									module
								)
							: __( 'First day', 'crosswalk' )
					}
					type="date"
					value={ value }
					onChange={ ( day ) => day && onChange( day ) }
					__next40pxDefaultSize
					__nextHasNoMarginBottom
				/>
			) }
		</div>
	);
}

function firstOfThisYear(): string {
	return `${ new Date().getFullYear() }-01-01`;
}
