import { SelectControl, TextControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

interface Props {
	/** "all", "30d" or "2026-01-31". */
	value: string;
	onChange: ( value: string ) => void;
}

type Choice = 'all' | '7d' | '30d' | '90d' | 'date';

const SPANS: string[] = [ 'all', '7d', '30d', '90d' ];

/**
 * How old a record may be to be taken in (V5).
 *
 * @param props          Properties.
 * @param props.value    Chosen span or day.
 * @param props.onChange Told of another.
 */
export function RecordsFromControl( { value, onChange }: Props ) {
	const isDate = ! SPANS.includes( value );
	return (
		<div className="crosswalk-records-from">
			<SelectControl
				label={ __( 'Sync records from', 'crosswalk' ) }
				help={ __(
					'Older records are left where they are, unless a newer order needs them.',
					'crosswalk'
				) }
				value={ isDate ? 'date' : ( value as Choice ) }
				options={ [
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
					label={ __( 'First day', 'crosswalk' ) }
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
