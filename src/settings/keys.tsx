import {
	Button,
	Card,
	CardBody,
	CardHeader,
	Notice,
} from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { ErrorNotice } from '../components/error-notice';
import { Skeleton } from '../components/skeleton';
import { KEYS } from '../store/paths';
import { useResource } from '../store/use-resource';
import type { ApiKeys, NewApiKey } from '../types/generated';
import { KeyForm } from './key-form';
import { KeyList } from './key-list';
import { NewKey } from './new-key';

/** Keys with which the CRM's own extension reaches the shop, beside our own connection (V23). */
export function Keys() {
	const { data, error, reload } = useResource( KEYS );
	if ( data && ! data.available ) {
		return null;
	}
	return (
		<Card className="crosswalk-card" id="keys">
			<CardHeader className="crosswalk-card__header">
				<h2 className="crosswalk-card__title">
					{ __( 'Keys for the CRM’s own extension', 'crosswalk' ) }
				</h2>
			</CardHeader>
			<CardBody className="crosswalk-card__body">
				{ error && <ErrorNotice error={ error } onRetry={ reload } /> }
				{ data && <Content keys={ data } /> }
				{ ! data && ! error && (
					<p aria-busy="true">
						<Skeleton width="100%" height="96px" />
					</p>
				) }
			</CardBody>
		</Card>
	);
}

function Content( { keys }: { keys: ApiKeys } ) {
	const [ asking, setAsking ] = useState( false );
	const [ made, setMade ] = useState< NewApiKey | null >( null );
	return (
		<div className="crosswalk-keys">
			<p>
				{ __(
					'Crosswalk needs no key. An extension in the CRM that reaches the shop by itself does: make one for it here, and let only one of the two sync each kind of record.',
					'crosswalk'
				) }
			</p>
			{ keys.warnings.map( ( warning ) => (
				<Notice
					key={ warning }
					status="warning"
					isDismissible={ false }
					className="crosswalk-notice"
				>
					{ warning }
				</Notice>
			) ) }
			{ keys.keys.length > 0 && <KeyList keys={ keys.keys } /> }
			{ made && (
				<NewKey made={ made } onClose={ () => setMade( null ) } />
			) }
			{ asking && (
				<KeyForm
					users={ keys.users }
					onMade={ ( key ) => {
						setMade( key );
						setAsking( false );
					} }
					onCancel={ () => setAsking( false ) }
				/>
			) }
			{ ! asking && ! made && (
				<Button
					variant="secondary"
					onClick={ () => setAsking( true ) }
					__next40pxDefaultSize
				>
					{ __( 'Make a key', 'crosswalk' ) }
				</Button>
			) }
		</div>
	);
}
