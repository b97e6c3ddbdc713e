import { Button, Modal } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { toApiError, type ApiError } from '../api/errors';
import { ErrorNotice } from './error-notice';

interface Props {
	title: string;
	children: ReactNode;
	action: string;
	isDestructive?: boolean;
	onConfirm: () => Promise< unknown >;
	onClose: () => void;
}

/**
 * Asks before something that cannot be taken back, and stays open until it is done or says why not.
 *
 * @param props               Properties.
 * @param props.title         The question.
 * @param props.children      What will happen.
 * @param props.action        Words on the button.
 * @param props.isDestructive Something is lost.
 * @param props.onConfirm     Does it.
 * @param props.onClose       Closes the dialog.
 */
export function Confirm( props: Props ) {
	const [ busy, setBusy ] = useState( false );
	const [ error, setError ] = useState< ApiError | null >( null );

	const confirm = async () => {
		setBusy( true );
		try {
			await props.onConfirm();
			props.onClose();
		} catch ( thrown ) {
			setError( toApiError( thrown ) );
			setBusy( false );
		}
	};

	return (
		<Modal
			title={ props.title }
			onRequestClose={ props.onClose }
			size="small"
			className="crosswalk-confirm"
		>
			{ error && <ErrorNotice error={ error } /> }
			<p>{ props.children }</p>
			<div className="crosswalk-buttons is-end">
				<Button
					variant="tertiary"
					onClick={ props.onClose }
					__next40pxDefaultSize
				>
					{ __( 'Cancel', 'crosswalk' ) }
				</Button>
				<Button
					variant="primary"
					isDestructive={ props.isDestructive }
					isBusy={ busy }
					disabled={ busy }
					onClick={ confirm }
					__next40pxDefaultSize
				>
					{ props.action }
				</Button>
			</div>
		</Modal>
	);
}
