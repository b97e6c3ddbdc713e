import { __ } from '@wordpress/i18n';
import { places } from '../navigation/places';
import { ConnectorList } from '../settings/connector-list';
import type { Connector } from '../types/generated';
import { StepTitle } from './step-title';

/**
 * Step 1.
 *
 * @param props            Properties.
 * @param props.connectors What there is to choose from.
 */
export function ChooseSystem( { connectors }: { connectors: Connector[] } ) {
	return (
		<>
			<StepTitle
				title={ __(
					'Which system do you want to keep in step with your shop?',
					'crosswalk'
				) }
			>
				{ __(
					'Just looking? Take the Sandbox: a small CRM inside this site with made-up records. Nothing leaves your shop, and it can be removed at any time.',
					'crosswalk'
				) }
			</StepTitle>
			<ConnectorList
				connectors={ connectors }
				to={ ( { id } ) => places.setup( 'connect', 0, id ) }
			/>
		</>
	);
}
