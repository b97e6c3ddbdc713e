import { SelectControl, ToggleControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { directionWords } from '../text/words';
import type { ConnectionModule, Direction } from '../types/generated';
import { ModuleDetails } from './module-details';

interface Props {
	connection: number;
	modules: ConnectionModule[];
	/** Name of the other system. */
	remote: string;
	onChange: ( modules: ConnectionModule[] ) => void;
}

const CHOICES: Direction[] = [ 'both', 'to_shop', 'to_remote' ];

/**
 * What is kept in step and which way it flows. What is fixed is shown and cannot be changed (V4).
 *
 * @param props            Properties.
 * @param props.connection Whose modules.
 * @param props.modules    As edited.
 * @param props.remote     Name of the other system.
 * @param props.onChange   Told of the changed list.
 */
export function ModulesSection( {
	connection,
	modules,
	remote,
	onChange,
}: Props ) {
	const change = ( name: string, part: Partial< ConnectionModule > ) =>
		onChange(
			modules.map( ( module ) =>
				module.name === name ? { ...module, ...part } : module
			)
		);
	return (
		<ul className="crosswalk-module-choices">
			{ modules.map( ( module ) => (
				<li key={ module.name } className="crosswalk-module-choice">
					<ToggleControl
						label={ module.shop_label }
						help={
							module.remote_label === module.shop_label
								? undefined
								: sprintf(
										/* translators: 1: module, 2: system. */
										__( '%1$s in %2$s', 'crosswalk' ),
										module.remote_label,
										remote
									)
						}
						checked={ module.enabled }
						disabled={ module.fixed }
						onChange={ ( enabled ) =>
							change( module.name, {
								enabled,
								// A module that is switched on must flow somewhere.
								direction:
									enabled && module.direction === 'off'
										? 'both'
										: module.direction,
							} )
						}
						__nextHasNoMarginBottom
					/>
					{ module.fixed ? (
						<p className="crosswalk-module-choice__fixed">
							{ directionWords( module.direction, remote ) }
							<span className="crosswalk-muted">
								{ ' · ' }
								{ __( 'always this way', 'crosswalk' ) }
							</span>
						</p>
					) : (
						<SelectControl
							label={ sprintf(
								/* translators: %s: module. */
								__( 'Direction of %s', 'crosswalk' ),
								module.shop_label
							) }
							hideLabelFromVision
							disabled={ ! module.enabled }
							value={ module.direction }
							options={ choices( module.direction ).map(
								( direction ) => ( {
									value: direction,
									label: directionWords( direction, remote ),
								} )
							) }
							onChange={ ( direction ) =>
								change( module.name, { direction } )
							}
							__next40pxDefaultSize
							__nextHasNoMarginBottom
						/>
					) }
					{ module.enabled && ! module.fixed && (
						<ModuleDetails
							connection={ connection }
							module={ module }
							remote={ remote }
							onChange={ ( part ) => change( module.name, part ) }
						/>
					) }
				</li>
			) ) }
		</ul>
	);
}

/** "Off" is what the switch is for; it is only offered while it is the value. */
function choices( current: Direction ): Direction[] {
	return current === 'off' ? [ ...CHOICES, 'off' ] : CHOICES;
}
