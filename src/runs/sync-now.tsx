import { Button, DropdownMenu } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { chevronDown } from '@wordpress/icons';
import { startRun } from '../api/commands';
import { ErrorNotice } from '../components/error-notice';
import { useCommand } from '../components/use-command';
import { can } from '../page-settings';
import { STATUS } from '../store/paths';
import { refresh } from '../store/refresh';
import { toApiError } from '../api/errors';
import type { StatusConnection } from '../types/generated';

interface Props {
	connection: StatusConnection;
	isPrimary?: boolean;
}

/**
 * Starts a run of everything, or of one module.
 *
 * @param props            Properties.
 * @param props.connection Which to sync.
 * @param props.isPrimary  It is the page's main button.
 */
export function SyncNow( { connection, isPrimary = false }: Props ) {
	const command = useCommand();
	if ( ! can( 'sync' ) ) {
		return null;
	}
	const start = ( modules: string[] ) =>
		command.run(
			() => startOrJoin( connection.id, modules ),
			__( 'The sync has started.', 'crosswalk' )
		);
	const off =
		connection.state !== 'working' ||
		connection.active_run_id !== null ||
		command.busy;
	const look = isPrimary ? 'is-primary' : 'is-secondary';
	const modules = connection.modules.filter(
		( { direction } ) => direction !== 'off'
	);
	return (
		<div className="crosswalk-sync-now">
			<div className="crosswalk-split">
				<Button
					variant={ isPrimary ? 'primary' : 'secondary' }
					disabled={ off }
					accessibleWhenDisabled
					isBusy={ command.busy }
					onClick={ () => start( [] ) }
					__next40pxDefaultSize
				>
					{ __( 'Sync now', 'crosswalk' ) }
				</Button>
				<DropdownMenu
					className={ `crosswalk-split__more ${ look }` }
					icon={ chevronDown }
					label={ __( 'Sync one module', 'crosswalk' ) }
					toggleProps={ {
						disabled: off,
						accessibleWhenDisabled: true,
						className: look,
					} }
					controls={ modules.map( ( module ) => ( {
						title: module.shop_label,
						onClick: () => void start( [ module.module ] ),
					} ) ) }
				/>
			</div>
			{ command.error && (
				<ErrorNotice
					error={ command.error }
					onDismiss={ command.dismiss }
				/>
			) }
		</div>
	);
}

/** Somebody else may have been faster; then theirs is shown. */
async function startOrJoin( id: number, modules: string[] ): Promise< void > {
	try {
		await startRun( id, modules );
	} catch ( thrown ) {
		if ( toApiError( thrown ).code !== 'run_active' ) {
			throw thrown;
		}
		await refresh( STATUS );
	}
}
