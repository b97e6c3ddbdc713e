import { Button, SelectControl, TextControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { makeKey, type KeyDraft } from '../api/key-commands';
import { ErrorNotice } from '../components/error-notice';
import { useCommand } from '../components/use-command';
import type { KeyPermissions, KeyUser, NewApiKey } from '../types/generated';

interface Props {
	users: KeyUser[];
	onMade: ( key: NewApiKey ) => void;
	onCancel: () => void;
}

/**
 * Asks what WooCommerce asks for a key.
 *
 * @param props          Properties.
 * @param props.users    Who can have one.
 * @param props.onMade   With the key.
 * @param props.onCancel Puts the form away.
 */
export function KeyForm( { users, onMade, onCancel }: Props ) {
	const [ draft, setDraft ] = useState< KeyDraft >( {
		description: 'Vtiger',
		user: users[ 0 ]?.id ?? 0,
		permissions: 'read_write',
	} );
	const command = useCommand();
	const set = ( part: Partial< KeyDraft > ) =>
		setDraft( { ...draft, ...part } );
	return (
		<form
			className="crosswalk-keys__form"
			onSubmit={ ( event ) => {
				event.preventDefault();
				void command.run(
					async () => onMade( await makeKey( draft ) ),
					__( 'The key is made.', 'crosswalk' )
				);
			} }
		>
			<TextControl
				label={ __( 'Description', 'crosswalk' ) }
				help={ __(
					'So that everybody knows later what uses it.',
					'crosswalk'
				) }
				value={ draft.description }
				maxLength={ 190 }
				required
				onChange={ ( description ) => set( { description } ) }
				__next40pxDefaultSize
				__nextHasNoMarginBottom
			/>
			<SelectControl
				label={ __( 'User whose rights it has', 'crosswalk' ) }
				value={ String( draft.user ) }
				options={ users.map( ( { id, name } ) => ( {
					value: String( id ),
					label: name,
				} ) ) }
				onChange={ ( user ) => set( { user: Number( user ) } ) }
				__next40pxDefaultSize
				__nextHasNoMarginBottom
			/>
			<SelectControl
				label={ __( 'Permission', 'crosswalk' ) }
				value={ draft.permissions }
				options={ permissions() }
				onChange={ ( chosen ) => set( { permissions: chosen } ) }
				__next40pxDefaultSize
				__nextHasNoMarginBottom
			/>
			{ command.error && <ErrorNotice error={ command.error } /> }
			<div className="crosswalk-buttons">
				<Button
					type="submit"
					variant="primary"
					isBusy={ command.busy }
					disabled={ command.busy || ! draft.description.trim() }
					accessibleWhenDisabled
					__next40pxDefaultSize
				>
					{ __( 'Make the key', 'crosswalk' ) }
				</Button>
				<Button
					variant="tertiary"
					onClick={ onCancel }
					__next40pxDefaultSize
				>
					{ __( 'Cancel', 'crosswalk' ) }
				</Button>
			</div>
		</form>
	);
}

export function permissionWords( permission: KeyPermissions ): string {
	switch ( permission ) {
		case 'read':
			return __( 'Read', 'crosswalk' );
		case 'write':
			return __( 'Write', 'crosswalk' );
		case 'read_write':
			return __( 'Read and write', 'crosswalk' );
	}
}

function permissions(): { value: KeyPermissions; label: string }[] {
	const all: KeyPermissions[] = [ 'read_write', 'read', 'write' ];
	return all.map( ( value ) => ( {
		value,
		label: permissionWords( value ),
	} ) );
}
