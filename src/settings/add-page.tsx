import { Button, Card, CardBody, CardHeader } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { createConnection, pauseConnection } from '../api/commands';
import { ErrorNotice } from '../components/error-notice';
import { useCommand } from '../components/use-command';
import { Link } from '../navigation/link';
import { navigate } from '../navigation/location';
import { places } from '../navigation/places';
import { CONNECTORS } from '../store/paths';
import { useResource } from '../store/use-resource';
import type { Connector } from '../types/generated';
import { ConnectSection } from './connect-section';
import { draftOf } from './draft';
import { FormSkeleton } from './form-skeleton';

/**
 * A further connection: its login first, its modules on the page that follows.
 *
 * @param props           Properties.
 * @param props.connector Definition id.
 */
export function AddPage( { connector: id }: { connector: string } ) {
	const { data, error, reload } = useResource( CONNECTORS );
	const connector = data?.find( ( known ) => known.id === id );
	return (
		<div className="crosswalk-narrow">
			<p className="crosswalk-crumbs">
				<Link to={ places.settings() }>
					{ __( 'Settings', 'crosswalk' ) }
				</Link>
				<span aria-hidden="true"> / </span>
				{ connector?.label }
			</p>
			{ error && <ErrorNotice error={ error } onRetry={ reload } /> }
			{ ! data && ! error && <FormSkeleton /> }
			{ connector && <NewConnection connector={ connector } /> }
		</div>
	);
}

function NewConnection( { connector }: { connector: Connector } ) {
	const [ draft, setDraft ] = useState( () => draftOf( connector ) );
	const save = useCommand();
	const submit = () =>
		save.run( async () => {
			const { id } = await createConnection( connector.id, {
				name: draft.name,
				settings: draft.settings,
			} );
			// Nothing flows before a person has seen which modules would.
			await pauseConnection( id );
			navigate( places.connection( id ) );
		} );
	return (
		<form
			onSubmit={ ( event ) => {
				event.preventDefault();
				void submit();
			} }
		>
			<Card className="crosswalk-card">
				<CardHeader className="crosswalk-card__header">
					<h2 className="crosswalk-card__title">
						{ sprintf(
							/* translators: %s: name of a system. */
							__( 'Connect %s', 'crosswalk' ),
							connector.label
						) }
					</h2>
				</CardHeader>
				<CardBody className="crosswalk-card__body">
					<p>{ connector.summary }</p>
					<ConnectSection
						connector={ connector }
						draft={ draft }
						onChange={ setDraft }
						error={ save.error }
					/>
				</CardBody>
			</Card>
			<div className="crosswalk-save">
				<Button
					type="submit"
					variant="primary"
					isBusy={ save.busy }
					disabled={ save.busy }
					accessibleWhenDisabled
					__next40pxDefaultSize
				>
					{ __( 'Save and choose modules', 'crosswalk' ) }
				</Button>
			</div>
		</form>
	);
}
