import { Modal } from '@wordpress/components';
import type { ReactNode } from 'react';

interface Props {
	title: string;
	onClose: () => void;
	children: ReactNode;
}

/**
 * A panel from the side. WordPress's Modal keeps the focus inside, closes on Escape and gives the focus back.
 *
 * @param props          Properties.
 * @param props.title    Its heading.
 * @param props.onClose  Closes it.
 * @param props.children Content.
 */
export function Drawer( { title, onClose, children }: Props ) {
	return (
		<Modal
			title={ title }
			onRequestClose={ onClose }
			className="crosswalk-drawer"
			overlayClassName="crosswalk-drawer-overlay"
		>
			{ children }
		</Modal>
	);
}
