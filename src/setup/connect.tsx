import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { createConnection, saveConnection } from '../api/commands';
import { useCommand } from '../components/use-command';
import { navigate } from '../navigation/location';
import { places } from '../navigation/places';
import { ConnectSection } from '../settings/connect-section';
import { draftOf } from '../settings/draft';
import type { Connection, Connector } from '../types/generated';
import { StepButtons } from './step-buttons';
import { StepTitle } from './step-title';

interface Props {
	connector: Connector;
	connection?: Connection;
}

/**
 * Step 2: saves the connection. It is in set-up: nothing is written before the last step.
 *
 * @param props            Properties.
 * @param props.connector  Chosen in step 1.
 * @param props.connection When the step is come back to.
 */
export function Connect( { connector, connection }: Props ) {
	const [ draft, setDraft ] = useState( () =>
		draftOf( connector, connection )
	);
	const save = useCommand();
	const submit = () =>
		save.run( async () => {
			const { name, settings } = draft;
			const saved = connection
				? await saveConnection( connection.id, { name, settings } )
				: await createConnection( connector.id, { name, settings } );
			navigate( places.setup( 'modules', saved.id ) );
		} );
	return (
		<form
			onSubmit={ ( event ) => {
				event.preventDefault();
				void submit();
			} }
		>
			<StepTitle
				title={ sprintf(
					/* translators: %s: name of a system. */
					__( 'Connect %s', 'crosswalk' ),
					connector.label
				) }
			>
				{ connector.summary }
			</StepTitle>
			<ConnectSection
				connector={ connector }
				connection={ connection }
				draft={ draft }
				onChange={ setDraft }
				error={ save.error }
			/>
			<StepButtons
				back={ places.setup() }
				next={ __( 'Continue', 'crosswalk' ) }
				busy={ save.busy }
			/>
		</form>
	);
}
