import { __ } from '@wordpress/i18n';
import { lock } from '@wordpress/icons';
import { EmptyState } from './empty-state';

export function NoPermission() {
	return (
		<EmptyState
			icon={ lock }
			title={ __( 'You may not open this page.', 'crosswalk' ) }
		>
			<p>
				{ __(
					'Connections and sync settings are for administrators. Ask one of them to change something here, or to give you the right.',
					'crosswalk'
				) }
			</p>
		</EmptyState>
	);
}
