import { TextControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { GeneralSettings } from '../types/generated';
import { Sizes } from './sizes';

interface Props {
	draft: GeneralSettings;
	onChange: ( part: Partial< GeneralSettings > ) => void;
}

/**
 * How long and how much is kept (E20), and what that comes to now.
 *
 * @param props          Properties.
 * @param props.draft    As edited.
 * @param props.onChange Told what changes.
 */
export function Retention( { draft, onChange }: Props ) {
	return (
		<fieldset className="crosswalk-retention">
			<legend>{ __( 'What is kept', 'crosswalk' ) }</legend>
			<Sizes />
			<div className="crosswalk-general__numbers">
				<Limit
					label={ __(
						'Keep sent changes and details of runs, days',
						'crosswalk'
					) }
					value={ draft.retention_days }
					min={ 1 }
					max={ 3650 }
					onChange={ ( days ) =>
						onChange( { retention_days: days } )
					}
				/>
				<Limit
					label={ __( 'and at most, rows', 'crosswalk' ) }
					value={ draft.retention_rows }
					min={ 1000 }
					max={ 10000000 }
					onChange={ ( rows ) =>
						onChange( { retention_rows: rows } )
					}
				/>
				<Limit
					label={ __( 'Keep the debug log, days', 'crosswalk' ) }
					value={ draft.debug_days }
					min={ 1 }
					max={ 365 }
					onChange={ ( days ) => onChange( { debug_days: days } ) }
				/>
				<Limit
					label={ __( 'and at most, messages', 'crosswalk' ) }
					value={ draft.debug_rows }
					min={ 100 }
					max={ 100000 }
					onChange={ ( rows ) => onChange( { debug_rows: rows } ) }
				/>
				<Limit
					label={ __(
						'Keep the history of records, days',
						'crosswalk'
					) }
					help={ __(
						'0: as long as the records. A run cannot be undone further back than its history goes.',
						'crosswalk'
					) }
					value={ draft.history_days }
					min={ 0 }
					max={ 36500 }
					onChange={ ( days ) => onChange( { history_days: days } ) }
				/>
			</div>
		</fieldset>
	);
}

interface LimitProps {
	label: string;
	help?: string;
	value: number;
	min: number;
	max: number;
	onChange: ( value: number ) => void;
}

function Limit( { value, onChange, ...props }: LimitProps ) {
	return (
		<TextControl
			{ ...props }
			type="number"
			required
			value={ String( value ) }
			onChange={ ( text ) => onChange( Number( text ) ) }
			__next40pxDefaultSize
			__nextHasNoMarginBottom
		/>
	);
}
