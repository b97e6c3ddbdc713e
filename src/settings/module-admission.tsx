import { SelectControl, ToggleControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { SHOP } from '../text/words';
import type { ConnectionModule } from '../types/generated';
import { CustomerFilter } from './customer-filter';
import { GuestControl } from './guest-control';
import { StatusControl } from './status-control';

interface Props {
	connection: number;
	modules: ConnectionModule[];
	remote: string;
	onChange: ( modules: ConnectionModule[] ) => void;
}

/**
 * What each module that is on does beyond its direction: what it may create, whom it lets in, what happens to edits on
 * the wrong side.
 *
 * @param props See Props.
 */
export function AdmissionSection( props: Props ) {
	const { modules, onChange } = props;
	return (
		<>
			{ modules
				.filter( ( { enabled, fixed } ) => enabled && ! fixed )
				.map( ( module ) => (
					<Details
						key={ module.name }
						{ ...props }
						module={ module }
						onModule={ ( part ) =>
							onChange(
								modules.map( ( one ) =>
									one.name === module.name
										? { ...one, ...part }
										: one
								)
							)
						}
					/>
				) ) }
		</>
	);
}

interface DetailsProps extends Props {
	module: ConnectionModule;
	onModule: ( part: Partial< ConnectionModule > ) => void;
}

function Details( { connection, module, remote, onModule }: DetailsProps ) {
	const [ open, setOpen ] = useState( false );
	const { direction, rules, name } = module;
	const goesOut = direction !== 'to_shop';
	const comesIn = direction !== 'to_remote';
	return (
		<details
			className="crosswalk-admission"
			onToggle={ ( event ) => setOpen( event.currentTarget.open ) }
		>
			<summary>
				{ sprintf(
					/* translators: %s: module. */
					__( 'What is let in: %s', 'crosswalk' ),
					module.shop_label
				) }
			</summary>
			{ open && (
				<div className="crosswalk-admission__body">
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
							onChange={ ( on ) =>
								onModule( { create_remote: on } )
							}
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
							onChange={ ( on ) =>
								onModule( { create_shop: on } )
							}
							__nextHasNoMarginBottom
						/>
					) }
					{ comesIn && name === 'contacts' && module.create_shop && (
						<CustomerFilter
							connection={ connection }
							rules={ rules }
							onRules={ ( to ) => onModule( { rules: to } ) }
						/>
					) }
					{ goesOut && name === 'contacts' && (
						<GuestControl
							connection={ connection }
							rules={ rules }
							onRules={ ( to ) => onModule( { rules: to } ) }
						/>
					) }
					{ goesOut && name === 'orders' && (
						<StatusControl
							connection={ connection }
							rules={ rules }
							onRules={ ( to ) => onModule( { rules: to } ) }
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
						onChange={ ( drift ) => onModule( { drift } ) }
						__next40pxDefaultSize
						__nextHasNoMarginBottom
					/>
				</div>
			) }
		</details>
	);
}
