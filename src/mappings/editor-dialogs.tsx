import { __, sprintf } from '@wordpress/i18n';
import { Confirm } from '../components/confirm';
import type { Mapping } from '../types/generated';
import { ConflictDialog } from '../components/conflict-dialog';
import { newRows, type Draft } from './draft';
import { ImportDialog } from './import-dialog';
import { SaveDialog } from './save-dialog';
import type { useSaving } from './use-saving';

export type DialogName = 'save' | 'conflict' | 'reset' | 'import' | 'leave';

interface Props {
	name: DialogName | null;
	saved: Mapping;
	draft: Draft;
	saving: ReturnType< typeof useSaving >;
	onLeave: () => void;
	onClose: () => void;
}

/**
 * The question that is open, if one is.
 *
 * @param props See Props.
 */
export function EditorDialogs( props: Props ) {
	const { saved, saving, onClose } = props;
	switch ( props.name ) {
		case 'save':
			return (
				<SaveDialog
					rows={ newRows( props.draft, saved ) }
					onSave={ ( choice ) => {
						onClose();
						void saving.save( choice );
					} }
					onClose={ onClose }
				/>
			);
		case 'conflict':
			return (
				saving.conflict && (
					<ConflictDialog
						error={ saving.conflict }
						onTakeTheirs={ saving.theirs }
						onSaveMine={ saving.saveOver }
						onClose={ onClose }
					/>
				)
			);
		case 'reset':
			return (
				<Confirm
					title={ __( 'Reset to the default?', 'crosswalk' ) }
					action={ __( 'Reset', 'crosswalk' ) }
					isDestructive
					onConfirm={ async () => {
						onClose();
						void saving.reset();
					} }
					onClose={ onClose }
				>
					{ sprintf(
						/* translators: 1: number of rows, 2: name of a module, 3: name of a preset. */
						__(
							'The %1$d rows of %2$s are replaced by those of “%3$s”, at once.',
							'crosswalk'
						),
						saved.rows.length,
						saved.shop_label,
						saved.presets[ 0 ]?.label ?? ''
					) }
				</Confirm>
			);
		case 'import':
			return (
				<ImportDialog
					connection={ saved.connection_id }
					onImported={ () => {
						onClose();
						void saving.theirs();
					} }
					onClose={ onClose }
				/>
			);
		case 'leave':
			return (
				<Confirm
					title={ __( 'Leave this mapping?', 'crosswalk' ) }
					action={ __( 'Leave', 'crosswalk' ) }
					isDestructive
					onConfirm={ async () => props.onLeave() }
					onClose={ onClose }
				>
					{ __( 'Your changes to it are not saved.', 'crosswalk' ) }
				</Confirm>
			);
	}
	return null;
}
