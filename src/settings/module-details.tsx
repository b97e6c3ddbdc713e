import { Button, SelectControl, ToggleControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { chevronDown, chevronUp } from '@wordpress/icons';
import { SHOP } from '../text/words';
import type {
	ConnectionModule,
	DeletePolicy,
	StockOwner,
} from '../types/generated';
import { ModuleAdmission } from './module-admission';
import { RecordsFromControl } from './records-from-control';

interface Props {
	connection: number;
	module: ConnectionModule;
	remote: string;
	onChange: ( part: Partial< ConnectionModule > ) => void;
}

/**
 * What few people change of a module: what is let in and created, how old a record may be (V5), deletions, who owns the
 * stock, what the other system may do in the shop.
 *
 * @param props            Properties.
 * @param props.connection Of the module.
 * @param props.module     It.
 * @param props.remote     Name of the other system.
 * @param props.onChange   Told of what changed.
 */
export function ModuleDetails( {
	connection,
	module,
	remote,
	onChange,
}: Props ) {
	const [ open, setOpen ] = useState( false );
	const id = `crosswalk-details-${ module.name }`;
	return (
		<div className="crosswalk-module-details">
			<Button
				variant="link"
				icon={ open ? chevronUp : chevronDown }
				aria-expanded={ open }
				aria-controls={ id }
				onClick={ () => setOpen( ! open ) }
			>
				{ sprintf(
					/* translators: %s: module. */
					__( 'More about %s', 'crosswalk' ),
					module.shop_label
				) }
			</Button>
			<div id={ id } hidden={ ! open }>
				{ open && (
					<Details
						connection={ connection }
						module={ module }
						remote={ remote }
						onChange={ onChange }
					/>
				) }
			</div>
		</div>
	);
}

function Details( { connection, module, remote, onChange }: Props ) {
	return (
		<>
			<ModuleAdmission
				connection={ connection }
				module={ module }
				remote={ remote }
				onChange={ onChange }
			/>
			<RecordsFromControl
				module={ module.shop_label }
				value={ module.records_from }
				onChange={ ( value ) => onChange( { records_from: value } ) }
			/>
			<SelectControl
				label={ __(
					'When a record is deleted on one side',
					'crosswalk'
				) }
				value={ module.delete }
				options={ deletions() }
				onChange={ ( value ) =>
					onChange( { delete: value as DeletePolicy } )
				}
				__next40pxDefaultSize
				__nextHasNoMarginBottom
			/>
			{ module.name === 'products' && (
				<SelectControl
					label={ __( 'Who decides about the stock', 'crosswalk' ) }
					help={ __(
						'The other side only follows. Where the other system decides, its stock is compared at every look for changes.',
						'crosswalk'
					) }
					value={ module.stock }
					options={ owners( remote ) }
					onChange={ ( value ) =>
						onChange( { stock: value as StockOwner } )
					}
					__next40pxDefaultSize
					__nextHasNoMarginBottom
				/>
			) }
			{ module.permissions.map( ( { name, label, help } ) => (
				<ToggleControl
					key={ name }
					label={ label }
					help={ help }
					checked={ module.permits.includes( name ) }
					onChange={ ( on ) =>
						onChange( {
							permits: on
								? [ ...module.permits, name ]
								: module.permits.filter(
										( one ) => one !== name
									),
						} )
					}
					__nextHasNoMarginBottom
				/>
			) ) }
		</>
	);
}

function deletions(): { value: DeletePolicy; label: string }[] {
	return [
		{
			value: 'unlink',
			label: __( 'Nothing: the other one stays', 'crosswalk' ),
		},
		{
			value: 'deactivate',
			label: __( 'The other one is taken out of use', 'crosswalk' ),
		},
		{
			value: 'delete',
			label: __( 'The other one is deleted, too', 'crosswalk' ),
		},
	];
}

function owners( remote: string ): { value: StockOwner; label: string }[] {
	return [
		{ value: '', label: __( 'As the mapping says', 'crosswalk' ) },
		{ value: 'shop', label: SHOP },
		{ value: 'remote', label: remote },
		{
			value: 'nobody',
			label: __( 'Each for itself: stock is not synced', 'crosswalk' ),
		},
	];
}
