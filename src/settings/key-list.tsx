import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { revokeKey } from '../api/key-commands';
import { Ago } from '../components/ago';
import { Confirm } from '../components/confirm';
import type { ApiKey } from '../types/generated';
import { permissionWords } from './key-form';

/**
 * Keys that were made here or are for a CRM by their description, with their last use.
 *
 * @param props      Properties.
 * @param props.keys Rows.
 */
export function KeyList( { keys }: { keys: ApiKey[] } ) {
	const [ asked, setAsked ] = useState< ApiKey | null >( null );
	return (
		<>
			<ul className="crosswalk-keys__list">
				{ keys.map( ( key ) => (
					<li key={ key.id }>
						<div>
							<p>
								<strong>{ key.description }</strong>
							</p>
							<ul className="crosswalk-facts">
								<li>{ `…${ key.ending }` }</li>
								<li>{ permissionWords( key.permissions ) }</li>
								<li>{ key.user }</li>
								<li>
									{ __( 'last used', 'crosswalk' ) }{ ' ' }
									<Ago
										at={ key.used_at }
										never={ __( 'not yet', 'crosswalk' ) }
									/>
								</li>
								{ ! key.ours && (
									<li>
										{ __(
											'made in WooCommerce’s settings',
											'crosswalk'
										) }
									</li>
								) }
							</ul>
						</div>
						{ key.ours && (
							<Button
								variant="tertiary"
								isDestructive
								size="compact"
								aria-label={ sprintf(
									/* translators: %s: description of a key. */
									__( 'Revoke “%s” …', 'crosswalk' ),
									key.description
								) }
								onClick={ () => setAsked( key ) }
							>
								{ __( 'Revoke …', 'crosswalk' ) }
							</Button>
						) }
					</li>
				) ) }
			</ul>
			{ asked && (
				<Confirm
					title={ sprintf(
						/* translators: %s: description of a key. */
						__( 'Revoke “%s”?', 'crosswalk' ),
						asked.description
					) }
					action={ __( 'Revoke', 'crosswalk' ) }
					isDestructive
					onConfirm={ () => revokeKey( asked.id ) }
					onClose={ () => setAsked( null ) }
				>
					{ __(
						'Whatever uses this key can no longer reach the shop. It cannot be taken back; a new key can be made.',
						'crosswalk'
					) }
				</Confirm>
			) }
		</>
	);
}
