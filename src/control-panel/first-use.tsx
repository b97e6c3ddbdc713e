import { Button } from '@wordpress/components';
import { useEffect } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { plugins } from '@wordpress/icons';
import { EmptyState } from '../components/empty-state';
import { navigate } from '../navigation/location';
import { places } from '../navigation/places';
import { can } from '../page-settings';

let sentThereOnce = false;

/** Nothing is connected: who may, is sent to the set-up guide the first time; who comes back from it finds the way. */
export function FirstUse() {
	const manage = can( 'manage' );
	useEffect( () => {
		if ( manage && ! sentThereOnce ) {
			sentThereOnce = true;
			navigate( places.setup(), true );
		}
	}, [ manage ] );
	return (
		<EmptyState
			icon={ plugins }
			title={ __( 'No system is connected yet.', 'crosswalk' ) }
		>
			{ manage ? (
				<Button
					variant="primary"
					onClick={ () => navigate( places.setup() ) }
					__next40pxDefaultSize
				>
					{ __( 'Set up a connection', 'crosswalk' ) }
				</Button>
			) : (
				<p>
					{ __(
						'An administrator of this shop can connect a CRM or ERP. Afterwards you will see here how the sync is doing.',
						'crosswalk'
					) }
				</p>
			) }
		</EmptyState>
	);
}
