import {
	Button,
	Card,
	CardBody,
	CardHeader,
	TextControl,
	ToggleControl,
} from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { saveGeneralSettings } from '../api/commands';
import { ErrorNotice } from '../components/error-notice';
import { Skeleton } from '../components/skeleton';
import { useCommand } from '../components/use-command';
import { GENERAL } from '../store/paths';
import { useResource } from '../store/use-resource';
import type { GeneralSettings } from '../types/generated';
import { Retention } from './retention';

/** The master switches and what is kept (E20, E26). */
export function General() {
	const { data, error, reload } = useResource( GENERAL );
	return (
		<Card className="crosswalk-card">
			<CardHeader className="crosswalk-card__header">
				<h2 className="crosswalk-card__title">
					{ __( 'For all connections', 'crosswalk' ) }
				</h2>
			</CardHeader>
			<CardBody className="crosswalk-card__body">
				{ error && <ErrorNotice error={ error } onRetry={ reload } /> }
				{ data && <GeneralForm saved={ data } /> }
				{ ! data && ! error && (
					<p aria-busy="true">
						<Skeleton width="100%" height="580px" />
					</p>
				) }
			</CardBody>
		</Card>
	);
}

function GeneralForm( { saved }: { saved: GeneralSettings } ) {
	const [ draft, setDraft ] = useState( saved );
	const save = useCommand();
	const set = ( part: Partial< GeneralSettings > ) =>
		setDraft( { ...draft, ...part } );
	const changed = JSON.stringify( draft ) !== JSON.stringify( saved );
	return (
		<form
			className="crosswalk-general"
			onSubmit={ ( event ) => {
				event.preventDefault();
				void save.run(
					() => saveGeneralSettings( draft ),
					__( 'Saved.', 'crosswalk' )
				);
			} }
		>
			<ToggleControl
				label={ __( 'Write to the connected systems', 'crosswalk' ) }
				help={ __(
					'Off: changes of the shop are collected and go out once it is on again.',
					'crosswalk'
				) }
				checked={ draft.writes_to_remote }
				onChange={ ( on ) => set( { writes_to_remote: on } ) }
				__nextHasNoMarginBottom
			/>
			<ToggleControl
				label={ __( 'Write to the shop', 'crosswalk' ) }
				help={ __(
					'Off: changes of the connected systems are collected and come in once it is on again.',
					'crosswalk'
				) }
				checked={ draft.writes_to_shop }
				onChange={ ( on ) => set( { writes_to_shop: on } ) }
				__nextHasNoMarginBottom
			/>
			<div className="crosswalk-general__numbers is-explained">
				<TextControl
					type="number"
					min={ 0 }
					max={ 365 }
					label={ __(
						'List held-back mails for, days',
						'crosswalk'
					) }
					help={ __(
						'Runs send no mail to customers. Mails about changes that are not older are listed, for you to send.',
						'crosswalk'
					) }
					value={ String( draft.mail_days ) }
					onChange={ ( days ) =>
						set( { mail_days: Number( days ) } )
					}
					__next40pxDefaultSize
					__nextHasNoMarginBottom
				/>
				<TextControl
					type="number"
					min={ 0 }
					max={ 100 }
					label={ __( 'Stop and ask above, percent', 'crosswalk' ) }
					help={ __(
						'A run that would take more than this part of a kind of record out of use stops and asks first.',
						'crosswalk'
					) }
					value={ String( draft.withdraw_limit_percent ) }
					onChange={ ( percent ) =>
						set( { withdraw_limit_percent: Number( percent ) } )
					}
					__next40pxDefaultSize
					__nextHasNoMarginBottom
				/>
			</div>
			<ToggleControl
				label={ __(
					'Variable and grouped products are records, too',
					'crosswalk'
				) }
				help={ __(
					'Off: each variation is a record of its own, and the product that holds them together is not.',
					'crosswalk'
				) }
				checked={ draft.variable_parents }
				onChange={ ( on ) => set( { variable_parents: on } ) }
				__nextHasNoMarginBottom
			/>
			<ToggleControl
				label={ __(
					'Keep all data when the plugin is deleted',
					'crosswalk'
				) }
				help={ __(
					'Off: deleting the plugin removes its connections, links, history and logs. The records of the shop stay in any case.',
					'crosswalk'
				) }
				checked={ draft.keep_data }
				onChange={ ( on ) => set( { keep_data: on } ) }
				__nextHasNoMarginBottom
			/>
			<Retention draft={ draft } onChange={ set } />
			{ save.error && <ErrorNotice error={ save.error } /> }
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
		</form>
	);
}
