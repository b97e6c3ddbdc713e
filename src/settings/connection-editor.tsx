import { Button, Card, CardBody, CardHeader } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { reloadConnection, saveConnection } from '../api/commands';
import { ConflictDialog } from '../components/conflict-dialog';
import { useCommand } from '../components/use-command';
import { useLeaveQuestion } from '../navigation/use-leave-question';
import type { Connection, Connector } from '../types/generated';
import { ConnectSection } from './connect-section';
import { ConnectionActions } from './connection-actions';
import { draftOf, toRequest } from './draft';
import { ModulesSection } from './modules-section';
import { OptionsSection } from './options-section';

interface Props {
	connector: Connector;
	connection: Connection;
}

/**
 * Everything about one connection, saved together.
 *
 * @param props            Properties.
 * @param props.connector  Its definition.
 * @param props.connection As saved.
 */
export function ConnectionEditor( { connector, connection }: Props ) {
	// As it was when the edit began: somebody else may change it meanwhile.
	const [ began, setBegan ] = useState( connection );
	const [ draft, setDraft ] = useState( () =>
		draftOf( connector, connection )
	);
	const [ saved, setSaved ] = useState( false );
	const save = useCommand();
	const changed =
		JSON.stringify( draft ) !==
		JSON.stringify( draftOf( connector, began ) );
	useLeaveQuestion( changed );

	const take = ( stored: Connection ) => {
		setBegan( stored );
		setDraft( draftOf( connector, stored ) );
	};
	const submit = async ( revision: () => Promise< string > ) => {
		const done = await save.run(
			async () =>
				take(
					await saveConnection( connection.id, {
						...toRequest( draft ),
						revision: await revision(),
					} )
				),
			__( 'Saved.', 'crosswalk' )
		);
		setSaved( done );
	};
	const theirs = () => reloadConnection( connection.id );
	const conflict =
		save.error?.code === 'settings_changed' ? save.error : null;
	const error = conflict ? null : save.error;
	const remote = connector.label;
	return (
		<form
			onSubmit={ ( event ) => {
				event.preventDefault();
				void submit( async () => began.revision );
			} }
			onChange={ () => setSaved( false ) }
		>
			<Section title={ __( 'Connection', 'crosswalk' ) }>
				<ConnectSection
					connector={ connector }
					connection={ connection }
					draft={ draft }
					onChange={ setDraft }
					error={ error }
				/>
			</Section>
			<Section title={ __( 'What is kept in step', 'crosswalk' ) }>
				<ModulesSection
					connection={ connection.id }
					modules={ draft.modules }
					remote={ remote }
					onChange={ ( modules ) =>
						setDraft( { ...draft, modules } )
					}
				/>
			</Section>
			<Section title={ __( 'How', 'crosswalk' ) }>
				<OptionsSection
					options={ draft.options }
					remote={ remote }
					onChange={ ( options ) =>
						setDraft( { ...draft, options } )
					}
				/>
			</Section>
			<div className="crosswalk-save">
				<Button
					type="submit"
					variant="primary"
					isBusy={ save.busy }
					disabled={ save.busy || ! changed }
					accessibleWhenDisabled
					__next40pxDefaultSize
				>
					{ __( 'Save changes', 'crosswalk' ) }
				</Button>
				{ saved && ! changed && (
					<span className="crosswalk-yes">
						{ __( 'Saved.', 'crosswalk' ) }
					</span>
				) }
				{ error && (
					<span className="crosswalk-no">{ error.message }</span>
				) }
			</div>
			<ConnectionActions connection={ connection } />
			{ conflict && (
				<ConflictDialog
					error={ conflict }
					onTakeTheirs={ () =>
						save.run( async () => take( await theirs() ) )
					}
					onSaveMine={ () =>
						submit( async () => ( await theirs() ).revision )
					}
					onClose={ save.dismiss }
				/>
			) }
		</form>
	);
}

function Section( {
	title,
	children,
}: {
	title: string;
	children: ReactNode;
} ) {
	return (
		<Card className="crosswalk-card">
			<CardHeader className="crosswalk-card__header">
				<h2 className="crosswalk-card__title">{ title }</h2>
			</CardHeader>
			<CardBody className="crosswalk-card__body">{ children }</CardBody>
		</Card>
	);
}
