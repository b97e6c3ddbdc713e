import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { plugins } from '@wordpress/icons';
import { navigate } from '../navigation/location';
import { places } from '../navigation/places';
import { can } from '../page-settings';
import { EmptyState } from './empty-state';

/**
 * A place that has nothing to show before a system is connected.
 *
 * @param props       Properties.
 * @param props.title What is missing here because of it.
 */
export function NothingConnected( { title }: { title: string } ) {
	return (
		<EmptyState icon={ plugins } title={ title }>
			{ can( 'manage' ) && (
				<Button
					variant="primary"
					onClick={ () => navigate( places.setup() ) }
					__next40pxDefaultSize
				>
					{ __( 'Set up a connection', 'crosswalk' ) }
				</Button>
			) }
		</EmptyState>
	);
}
