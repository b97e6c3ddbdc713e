import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { navigate } from '../navigation/location';
import { places } from '../navigation/places';
import type { Connection } from '../types/generated';
import { StepTitle } from './step-title';

/**
 * In place of the last steps, where there is nothing to be started any more.
 *
 * @param props            Properties.
 * @param props.connection That works.
 */
export function StartedAlready( { connection }: { connection: Connection } ) {
	return (
		<>
			<StepTitle
				title={ sprintf(
					/* translators: %s: name of a connection. */
					__( '“%s” has been started already', 'crosswalk' ),
					connection.name
				) }
			>
				{ __(
					'Changes travel by themselves. What a sync of everything would do can be seen under Sync now at any time.',
					'crosswalk'
				) }
			</StepTitle>
			<div className="crosswalk-buttons is-end">
				<Button
					variant="primary"
					onClick={ () => navigate( places.controlPanel() ) }
					__next40pxDefaultSize
				>
					{ __( 'Open the control panel', 'crosswalk' ) }
				</Button>
			</div>
		</>
	);
}
