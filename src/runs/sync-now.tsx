import {
	Button,
	DropdownMenu,
	MenuGroup,
	MenuItem,
} from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { chevronDown } from '@wordpress/icons';
import { startRun } from '../api/commands';
import { toApiError } from '../api/errors';
import { ErrorNotice } from '../components/error-notice';
import { useCommand } from '../components/use-command';
import { navigate } from '../navigation/location';
import { places } from '../navigation/places';
import { can } from '../page-settings';
import { STATUS } from '../store/paths';
import { refresh } from '../store/refresh';
import type { StatusConnection } from '../types/generated';
import { useResume } from './use-resume';

interface Props {
	connection: StatusConnection;
	isPrimary?: boolean;
}

/**
 * Starts a run of everything or of one module, for real or dry. A connection that was not started yet leads back into
 * its set-up instead, one that is paused is resumed first.
 *
 * @param props            Properties.
 * @param props.connection Which to sync.
 * @param props.isPrimary  It is the page's main button.
 */
export function SyncNow( { connection, isPrimary = false }: Props ) {
	if ( connection.state === 'setup' ) {
		return can( 'manage' ) ? (
			<Button
				variant={ isPrimary ? 'primary' : 'secondary' }
				onClick={ () => navigate( places.setup( '', connection.id ) ) }
				__next40pxDefaultSize
			>
				{ __( 'Continue the set-up', 'crosswalk' ) }
			</Button>
		) : null;
	}
	return can( 'sync' ) ? (
		<Choice connection={ connection } isPrimary={ isPrimary } />
	) : null;
}

function Choice( { connection, isPrimary }: Required< Props > ) {
	const command = useCommand();
	const { asks, resume, question } = useResume(
		connection,
		connection.sentence,
		command
	);
	const start = ( modules: string[] ) =>
		command.run(
			() => startOrJoin( connection.id, modules ),
			__( 'The sync has started.', 'crosswalk' )
		);
	const look = ( modules: string[] ) =>
		command.run(
			async () => {
				const run = await startRun( connection.id, modules, true );
				navigate( places.run( connection.id, run.id ) );
			},
			__( 'The dry run has started.', 'crosswalk' )
		);
	const busy = connection.active_run_id !== null || command.busy;
	const rests = connection.state !== 'working';
	const syncOff = busy || rests;
	// A dry run saves nothing, so it may also be made while the connection is paused.
	const menuOff = busy || asks;
	const variant = isPrimary ? 'primary' : 'secondary';
	return (
		<div className="crosswalk-sync-now">
			<div className="crosswalk-split">
				{ rests && can( 'manage' ) ? (
					<Button
						variant={ variant }
						disabled={ busy }
						accessibleWhenDisabled
						isBusy={ command.busy }
						onClick={ resume }
						__next40pxDefaultSize
					>
						{ asks
							? __( 'Resume …', 'crosswalk' )
							: __( 'Resume', 'crosswalk' ) }
					</Button>
				) : (
					<Button
						variant={ variant }
						disabled={ syncOff }
						accessibleWhenDisabled
						isBusy={ command.busy }
						onClick={ () => start( [] ) }
						__next40pxDefaultSize
					>
						{ __( 'Sync now', 'crosswalk' ) }
					</Button>
				) }
				<DropdownMenu
					className={ `crosswalk-split__more is-${ variant }` }
					icon={ chevronDown }
					label={ __( 'More ways to sync', 'crosswalk' ) }
					toggleProps={ {
						disabled: menuOff,
						accessibleWhenDisabled: true,
						className: `is-${ variant }`,
					} }
				>
					{ ( { onClose } ) => (
						<Menu
							connection={ connection }
							syncOff={ syncOff }
							onSync={ ( modules ) => {
								onClose();
								void start( modules );
							} }
							onLook={ ( modules ) => {
								onClose();
								void look( modules );
							} }
						/>
					) }
				</DropdownMenu>
			</div>
			{ question }
			{ command.error && (
				<ErrorNotice
					error={ command.error }
					onDismiss={ command.dismiss }
				/>
			) }
		</div>
	);
}

interface MenuProps {
	connection: StatusConnection;
	syncOff: boolean;
	onSync: ( modules: string[] ) => void;
	onLook: ( modules: string[] ) => void;
}

function Menu( { connection, syncOff, onSync, onLook }: MenuProps ) {
	const modules = connection.modules.filter(
		( { direction } ) => direction !== 'off'
	);
	return (
		<>
			<MenuGroup label={ __( 'Sync one module', 'crosswalk' ) }>
				{ modules.map( ( { module, shop_label: label } ) => (
					<MenuItem
						key={ module }
						disabled={ syncOff }
						onClick={ () => onSync( [ module ] ) }
					>
						{ label }
					</MenuItem>
				) ) }
			</MenuGroup>
			<MenuGroup label={ __( 'Look first, write nothing', 'crosswalk' ) }>
				<MenuItem onClick={ () => onLook( [] ) }>
					{ __( 'See what a sync would do', 'crosswalk' ) }
				</MenuItem>
				{ modules.map( ( { module, shop_label: label } ) => (
					<MenuItem
						key={ module }
						onClick={ () => onLook( [ module ] ) }
					>
						{ sprintf(
							/* translators: %s: module. */
							__( 'Only for %s', 'crosswalk' ),
							label
						) }
					</MenuItem>
				) ) }
			</MenuGroup>
		</>
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
