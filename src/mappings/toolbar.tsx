import {
	Button,
	Dropdown,
	DropdownMenu,
	MenuGroup,
	MenuItem,
	SelectControl,
} from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { chevronDown, moreVertical } from '@wordpress/icons';
import { exportMappings } from '../api/mapping-commands';
import { Ago } from '../components/ago';
import { can } from '../page-settings';
import { download } from '../text/download';
import type { ConnectionModule, MappingPreset } from '../types/generated';
import { rowDirectionWords } from './direction-cell';
import type { DialogName } from './editor-dialogs';
import { useMapping } from './mapping-context';
import { RecordPicker, type ChosenRecord } from './record-picker';

interface Props {
	modules: ConnectionModule[];
	record: ChosenRecord | null;
	isChanged: boolean;
	isBusy: boolean;
	onModule: ( module: string ) => void;
	onPreset: ( preset: MappingPreset ) => void;
	onRecord: ( record: ChosenRecord | null ) => void;
	onDialog: ( name: DialogName ) => void;
	onDiscard: () => void;
	onSave: () => void;
}

/**
 * What is mapped, from which preset, tried on whom; and Save.
 *
 * @param props See Props.
 */
export function Toolbar( props: Props ) {
	const { mapping } = useMapping();
	return (
		<div className="crosswalk-map-bar">
			<SelectControl
				label={ __( 'Module', 'crosswalk' ) }
				hideLabelFromVision
				value={ mapping.module }
				options={ props.modules.map( ( one ) => ( {
					value: one.name,
					label: one.enabled
						? one.shop_label
						: sprintf(
								/* translators: %s: name of a module. */
								__( '%s (off)', 'crosswalk' ),
								one.shop_label
							),
				} ) ) }
				onChange={ props.onModule }
				__next40pxDefaultSize
				__nextHasNoMarginBottom
			/>
			<Presets presets={ mapping.presets } onPreset={ props.onPreset } />
			<RecordPicker chosen={ props.record } onChoose={ props.onRecord } />
			<span className="crosswalk-map-bar__end">
				<span className="crosswalk-muted">
					{ props.isChanged
						? __( 'Not saved yet', 'crosswalk' )
						: mapping.changed_at && (
								<>
									{ __( 'Saved', 'crosswalk' ) }{ ' ' }
									<Ago at={ mapping.changed_at } />
								</>
							) }
				</span>
				<MoreMenu { ...props } />
				<Button
					variant="primary"
					isBusy={ props.isBusy }
					disabled={ ! props.isChanged || props.isBusy }
					accessibleWhenDisabled
					onClick={ props.onSave }
					__next40pxDefaultSize
				>
					{ __( 'Save', 'crosswalk' ) }
				</Button>
			</span>
		</div>
	);
}

function MoreMenu( { isChanged, onDialog, onDiscard }: Props ) {
	const { mapping } = useMapping();
	const exportAll = async () =>
		download(
			`crosswalk-mapping-${ mapping.connection_id }.json`,
			JSON.stringify(
				await exportMappings( mapping.connection_id ),
				null,
				'\t'
			),
			'application/json'
		);
	const entries = [
		...( isChanged
			? [
					{
						label: __( 'Discard my changes', 'crosswalk' ),
						act: onDiscard,
					},
				]
			: [] ),
		{
			label: __( 'Reset to the default …', 'crosswalk' ),
			act: () => onDialog( 'reset' ),
		},
		{ label: __( 'Export all mappings', 'crosswalk' ), act: exportAll },
		{
			label: __( 'Import …', 'crosswalk' ),
			act: () => onDialog( 'import' ),
		},
	];
	return (
		<DropdownMenu icon={ moreVertical } label={ __( 'More', 'crosswalk' ) }>
			{ ( { onClose } ) => (
				<MenuGroup>
					{ entries.map( ( { label, act } ) => (
						<MenuItem
							key={ label }
							onClick={ () => {
								onClose();
								void act();
							} }
						>
							{ label }
						</MenuItem>
					) ) }
				</MenuGroup>
			) }
		</DropdownMenu>
	);
}

function Presets( props: {
	presets: MappingPreset[];
	onPreset: ( preset: MappingPreset ) => void;
} ) {
	const { mapping } = useMapping();
	return (
		<Dropdown
			popoverProps={ { placement: 'bottom-start', offset: 4 } }
			contentClassName="crosswalk-presets"
			renderToggle={ ( { isOpen, onToggle } ) => (
				<Button
					variant="tertiary"
					icon={ chevronDown }
					iconPosition="right"
					aria-expanded={ isOpen }
					aria-haspopup="menu"
					onClick={ onToggle }
					__next40pxDefaultSize
				>
					{ __( 'Begin with a preset', 'crosswalk' ) }
				</Button>
			) }
			renderContent={ ( { onClose } ) => (
				<MenuGroup label={ __( 'Presets', 'crosswalk' ) }>
					{ props.presets.map( ( preset ) => (
						<MenuItem
							key={ preset.name }
							info={ [
								preset.summary,
								settingsHint( preset, mapping ),
							]
								.filter( Boolean )
								.join( ' ' ) }
							onClick={ () => {
								onClose();
								props.onPreset( preset );
							} }
						>
							{ preset.label }
						</MenuItem>
					) ) }
				</MenuGroup>
			) }
		/>
	);
}

/** A preset may want the module to go another way; only administrators can have that (V3). */
function settingsHint(
	preset: MappingPreset,
	mapping: {
		direction: MappingPreset[ 'direction' ];
		create_shop: boolean;
		create_remote: boolean;
		shop_label: string;
		shop_name: string;
		remote_name: string;
	}
): string {
	if (
		can( 'manage' ) ||
		( preset.direction === mapping.direction &&
			preset.create_shop === mapping.create_shop &&
			preset.create_remote === mapping.create_remote )
	) {
		return '';
	}
	return sprintf(
		/* translators: 1: name of a module, 2: a direction. */
		__(
			'An administrator has to set %1$s to “%2$s” in the settings first.',
			'crosswalk'
		),
		mapping.shop_label,
		rowDirectionWords( preset.direction, mapping )
	);
}
