import { Button, TextControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { testSettings } from '../api/commands';
import type { ApiError } from '../api/errors';
import { ErrorNotice } from '../components/error-notice';
import { useCommand } from '../components/use-command';
import type { Connection, Connector, TestReport } from '../types/generated';
import { ConnectorForm } from './connector-form';
import { TestTicks } from './test-ticks';
import type { Draft } from './draft';

interface Props {
	connector: Connector;
	/** The saved one, if there is one. */
	connection?: Connection;
	draft: Draft;
	onChange: ( draft: Draft ) => void;
	/** What saving complained about. */
	error?: ApiError | null;
}

/**
 * Name and login of a connection with its test; used by the settings and by the set-up guide.
 *
 * @param props See Props.
 */
export function ConnectSection( props: Props ) {
	const { connector, connection, draft, onChange } = props;
	const test = useCommand();
	const [ report, setReport ] = useState< TestReport | null >( null );

	const tryIt = () =>
		test.run( async () => {
			setReport(
				await testSettings(
					connector.id,
					draft.settings,
					connection?.id
				)
			);
		} );
	const error = props.error ?? test.error;
	const atField = error && isOnForm( connector, error.field );

	return (
		<div className="crosswalk-connect">
			{ error && ! atField && <ErrorNotice error={ error } /> }
			<div className="crosswalk-field">
				<TextControl
					label={ __( 'Name of this connection', 'crosswalk' ) }
					value={ draft.name }
					onChange={ ( name ) => onChange( { ...draft, name } ) }
					required
					__next40pxDefaultSize
					__nextHasNoMarginBottom
				/>
			</div>
			<ConnectorForm
				form={ connector.form }
				values={ draft.settings }
				hasSecret={ connection?.has_secret ?? {} }
				wrong={ atField ? error : undefined }
				onChange={ ( settings ) => {
					setReport( null );
					onChange( { ...draft, settings } );
				} }
			/>
			<div className="crosswalk-connect__test">
				<Button
					variant="secondary"
					isBusy={ test.busy }
					disabled={ test.busy }
					accessibleWhenDisabled
					onClick={ tryIt }
					__next40pxDefaultSize
				>
					{ __( 'Test connection', 'crosswalk' ) }
				</Button>
				<TestTicks report={ report } busy={ test.busy } />
			</div>
		</div>
	);
}

function isOnForm( connector: Connector, field: string ): boolean {
	return connector.form.some( ( { name } ) => name === field );
}
