import { Button, CheckboxControl } from '@wordpress/components';
import { useLayoutEffect, useRef } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { ignoreUpdates, retryUpdates } from '../api/commands';
import { ErrorNotice } from '../components/error-notice';
import { useCommand } from '../components/use-command';
import type { Selection } from '../records/use-selection';
import { count } from '../text/time';

/**
 * Retry or ignore the selected ones of a list of failed records (E18).
 *
 * @param props           Properties.
 * @param props.selection What is selected, and of what.
 */
export function FailedRecords( { selection }: { selection: Selection } ) {
	const command = useCommand();
	const bar = useRef< HTMLDivElement >( null );
	// It goes with the last record. Whoever pressed a button of it goes on in the list, where Escape still closes.
	useLayoutEffect( () => {
		const own = bar.current;
		return () => {
			if ( own?.contains( own.ownerDocument.activeElement ) ) {
				own.closest< HTMLElement >( '[role=dialog]' )?.focus();
			}
		};
	}, [] );
	const { ids, all } = selection;
	const act = ( what: ( ids: number[] ) => Promise< void >, done: string ) =>
		command
			.run( () => what( ids ), done )
			.then( ( worked ) => worked && selection.clear() );
	return (
		<div ref={ bar } className="crosswalk-bulk">
			<CheckboxControl
				label={
					ids.length > 0
						? sprintf(
								/* translators: %s: number of records. */
								__( '%s selected', 'crosswalk' ),
								count( ids.length )
							)
						: __( 'Select all shown', 'crosswalk' )
				}
				checked={ all && ids.length > 0 }
				indeterminate={ ids.length > 0 && ! all }
				onChange={ selection.selectAll }
				__nextHasNoMarginBottom
			/>
			<Button
				variant="secondary"
				size="compact"
				isBusy={ command.busy }
				disabled={ command.busy || ids.length === 0 }
				accessibleWhenDisabled
				onClick={ () =>
					act(
						retryUpdates,
						__( 'They are being tried again.', 'crosswalk' )
					)
				}
			>
				{ __( 'Retry selected', 'crosswalk' ) }
			</Button>
			<Button
				variant="tertiary"
				size="compact"
				disabled={ command.busy || ids.length === 0 }
				accessibleWhenDisabled
				onClick={ () =>
					act(
						ignoreUpdates,
						__( 'They are no longer listed.', 'crosswalk' )
					)
				}
			>
				{ __( 'Ignore selected', 'crosswalk' ) }
			</Button>
			{ command.error && <ErrorNotice error={ command.error } /> }
		</div>
	);
}
