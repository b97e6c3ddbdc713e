import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { saveConnection } from '../api/commands';
import { ErrorNotice } from '../components/error-notice';
import { useCommand } from '../components/use-command';
import { navigate } from '../navigation/location';
import { places } from '../navigation/places';
import { toRequest } from '../settings/draft';
import { ModulesSection } from '../settings/modules-section';
import { RecordsFromControl } from '../settings/records-from-control';
import type { Connection } from '../types/generated';
import { StepButtons } from './step-buttons';
import { StepTitle } from './step-title';

/**
 * Step 3.
 *
 * @param props            Properties.
 * @param props.connection As saved by step 2.
 */
export function ChooseModules( { connection }: { connection: Connection } ) {
	const [ modules, setModules ] = useState( connection.modules );
	const [ recordsFrom, setRecordsFrom ] = useState(
		connection.options.records_from
	);
	const save = useCommand();
	const submit = () =>
		save.run( async () => {
			const draft = toRequest( {
				name: connection.name,
				settings: {},
				modules,
				options: { records_from: recordsFrom },
			} );
			await saveConnection( connection.id, {
				modules: draft.modules,
				options: draft.options,
			} );
			navigate( places.setup( 'look', connection.id ) );
		} );
	return (
		<form
			onSubmit={ ( event ) => {
				event.preventDefault();
				void submit();
			} }
		>
			<StepTitle title={ __( 'What to keep in step', 'crosswalk' ) }>
				{ sprintf(
					/* translators: %s: name of a system. */
					__(
						'Each kind of record can flow from the shop to %s, from there to the shop, or both ways.',
						'crosswalk'
					),
					connection.connector_label
				) }
			</StepTitle>
			{ save.error && <ErrorNotice error={ save.error } /> }
			<ModulesSection
				connection={ connection.id }
				modules={ modules }
				remote={ connection.connector_label }
				onChange={ setModules }
			/>
			<RecordsFromControl
				value={ recordsFrom }
				onChange={ setRecordsFrom }
			/>
			<StepButtons
				back={ places.setup( 'connect', connection.id ) }
				next={ __( 'Continue', 'crosswalk' ) }
				busy={ save.busy }
			/>
		</form>
	);
}
