import { SelectControl, ToggleControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { SHOP } from '../text/words';
import type { ConnectionModule } from '../types/generated';
import { CustomerFilter } from './customer-filter';
import { GuestControl } from './guest-control';
import { StatusControl } from './status-control';

interface Props {
	connection: number;
	module: ConnectionModule;
	remote: string;
	onChange: ( part: Partial< ConnectionModule > ) => void;
}

/**
 * What a module does beyond its direction: what it may create, whom it lets in, what happens to edits on the wrong side.
 *
 * @param props See Props.
 */
export function ModuleAdmission( {
	connection,
	module,
	remote,
	onChange,
}: Props ) {
	const { direction, rules, name } = module;
	const goesOut = direction !== 'to_shop';
	const comesIn = direction !== 'to_remote';
	return (
		<div className="crosswalk-admission">
			{ goesOut && (
				<ToggleControl
					label={ sprintf(
						/* translators: %s: name of a system. */
						__( 'Create new records in %s', 'crosswalk' ),
						remote
					) }
					help={ __(
						'Off: only those that exist on both sides are linked and updated.',
						'crosswalk'
					) }
					checked={ module.create_remote }
					onChange={ ( on ) => onChange( { create_remote: on } ) }
					__nextHasNoMarginBottom
				/>
			) }
			{ comesIn && (
				<ToggleControl
					label={ sprintf(
						/* translators: %s: name of a system. */
						__( 'Create new records in %s', 'crosswalk' ),
						SHOP
					) }
					help={
						name === 'contacts'
							? __(
									'Each becomes a login of the shop. No mail is sent.',
									'crosswalk'
								)
							: undefined
					}
					checked={ module.create_shop }
					onChange={ ( on ) => onChange( { create_shop: on } ) }
					__nextHasNoMarginBottom
				/>
			) }
			{ comesIn && name === 'contacts' && module.create_shop && (
				<CustomerFilter
					connection={ connection }
					rules={ rules }
					onRules={ ( to ) => onChange( { rules: to } ) }
				/>
			) }
			{ goesOut && name === 'contacts' && (
				<GuestControl
					connection={ connection }
					rules={ rules }
					onRules={ ( to ) => onChange( { rules: to } ) }
				/>
			) }
			{ goesOut && name === 'orders' && (
				<StatusControl
					connection={ connection }
					rules={ rules }
					onRules={ ( to ) => onChange( { rules: to } ) }
				/>
			) }
			<SelectControl
				label={ __(
					'When somebody edits a field on the side that does not own it',
					'crosswalk'
				) }
				value={ module.drift }
				options={ [
					{
						value: 'overwrite',
						label: __( 'Overwrite the edit', 'crosswalk' ),
					},
					{
						value: 'leave',
						label: __( 'Leave it as it is', 'crosswalk' ),
					},
					{
						value: 'ask',
						label: __( 'Ask what to do', 'crosswalk' ),
					},
				] }
				onChange={ ( drift ) => onChange( { drift } ) }
				__next40pxDefaultSize
				__nextHasNoMarginBottom
			/>
		</div>
	);
}
