import {
	RadioControl,
	SelectControl,
	ToggleControl,
} from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { SHOP } from '../text/words';
import type { ConnectionOptions } from '../types/generated';
import { RecordsFromControl } from './records-from-control';

interface Props {
	options: Partial< ConnectionOptions >;
	remote: string;
	onChange: ( options: Partial< ConnectionOptions > ) => void;
}

/**
 * How old, how often, and who wins (V5–V7).
 *
 * @param props          Properties.
 * @param props.options  Of the connection.
 * @param props.remote   Name of the other system.
 * @param props.onChange Told of the changed options.
 */
export function OptionsSection( { options, remote, onChange }: Props ) {
	const set = ( part: Partial< ConnectionOptions > ) =>
		onChange( { ...options, ...part } );
	return (
		<div className="crosswalk-options">
			<RecordsFromControl
				value={ options.records_from ?? 'all' }
				onChange={ ( value ) => set( { records_from: value } ) }
			/>
			<SelectControl
				label={ sprintf(
					/* translators: %s: name of a system. */
					__( 'Look for changes in %s', 'crosswalk' ),
					remote
				) }
				value={ String( options.frequency_min ?? 15 ) }
				options={ frequencies() }
				onChange={ ( minutes ) =>
					set( {
						frequency_min: Number(
							minutes
						) as ConnectionOptions[ 'frequency_min' ],
					} )
				}
				__next40pxDefaultSize
				__nextHasNoMarginBottom
			/>
			<RadioControl
				label={ __( 'Changes in the shop go out', 'crosswalk' ) }
				selected={ options.shop_changes ?? 'at_once' }
				options={ [
					{
						value: 'at_once',
						label: __( 'At once', 'crosswalk' ),
					},
					{
						value: 'schedule',
						label: __(
							'With the schedule; when that is off, only by Sync now',
							'crosswalk'
						),
					},
				] }
				onChange={ ( value ) =>
					set( {
						shop_changes:
							value as ConnectionOptions[ 'shop_changes' ],
					} )
				}
			/>
			<RadioControl
				label={ __(
					'When the same field was changed on both sides',
					'crosswalk'
				) }
				selected={ options.conflict ?? 'last_updated' }
				options={ conflicts( remote ) }
				onChange={ ( value ) =>
					set( {
						conflict: value as ConnectionOptions[ 'conflict' ],
					} )
				}
			/>
			{ ( options.conflict ?? 'last_updated' ) === 'last_updated' && (
				<RadioControl
					label={ __(
						'When nobody can say which change was the last',
						'crosswalk'
					) }
					selected={ options.tie_breaker ?? 'shop' }
					options={ conflicts( remote ).slice( 1 ) }
					onChange={ ( value ) =>
						set( {
							tie_breaker:
								value as ConnectionOptions[ 'tie_breaker' ],
						} )
					}
				/>
			) }
			<ToggleControl
				label={ __( 'The winning side is never written', 'crosswalk' ) }
				help={ __(
					'On: when both sides changed a record, all its fields come from the side that wins. Off: each field is looked at by itself.',
					'crosswalk'
				) }
				checked={ options.winner_untouched ?? false }
				onChange={ ( on ) => set( { winner_untouched: on } ) }
				__nextHasNoMarginBottom
			/>
		</div>
	);
}

function frequencies(): { value: string; label: string }[] {
	return [
		{ value: '5', label: __( 'Every 5 minutes', 'crosswalk' ) },
		{ value: '15', label: __( 'Every 15 minutes', 'crosswalk' ) },
		{ value: '30', label: __( 'Every 30 minutes', 'crosswalk' ) },
		{ value: '60', label: __( 'Every hour', 'crosswalk' ) },
		{ value: '360', label: __( 'Every 6 hours', 'crosswalk' ) },
		{ value: '1440', label: __( 'Once a day', 'crosswalk' ) },
		{ value: '0', label: __( 'Never by itself', 'crosswalk' ) },
	];
}

function conflicts( remote: string ): { value: string; label: string }[] {
	/* translators: %s: name of a system. */
	const wins = __( '%s wins', 'crosswalk' );
	return [
		{
			value: 'last_updated',
			label: __( 'The last change wins', 'crosswalk' ),
		},
		{ value: 'remote', label: sprintf( wins, remote ) },
		{ value: 'shop', label: sprintf( wins, SHOP ) },
	];
}
