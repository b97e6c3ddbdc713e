import { Button, Modal } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ApiError } from '../api/errors';

interface Props {
	error: ApiError;
	onTakeTheirs: () => void;
	onSaveMine: () => void;
	onClose: () => void;
}

/**
 * Somebody else saved the same meanwhile.
 *
 * @param props              Properties.
 * @param props.error        Who and when.
 * @param props.onTakeTheirs Shows the saved one in place of the draft.
 * @param props.onSaveMine   Saves the draft over it.
 * @param props.onClose      Goes on editing.
 */
export function ConflictDialog( props: Props ) {
	return (
		<Modal
			title={ __( 'Somebody else was faster', 'crosswalk' ) }
			onRequestClose={ props.onClose }
			size="medium"
		>
			<p>
				<strong>{ props.error.message }</strong>
			</p>
			<p>
				{ __(
					'If you save yours, theirs is replaced. If you take theirs, your changes on this page are lost.',
					'crosswalk'
				) }
			</p>
			<div className="crosswalk-buttons is-end">
				<Button
					variant="tertiary"
					onClick={ props.onClose }
					__next40pxDefaultSize
				>
					{ __( 'Go on editing', 'crosswalk' ) }
				</Button>
				<Button
					variant="secondary"
					isDestructive
					onClick={ props.onSaveMine }
					__next40pxDefaultSize
				>
					{ __( 'Save mine over theirs', 'crosswalk' ) }
				</Button>
				<Button
					variant="primary"
					onClick={ props.onTakeTheirs }
					__next40pxDefaultSize
				>
					{ __( 'Take theirs', 'crosswalk' ) }
				</Button>
			</div>
		</Modal>
	);
}
