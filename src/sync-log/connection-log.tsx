import { Notice, SelectControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { Ago } from '../components/ago';
import { Link } from '../navigation/link';
import type { Args } from '../navigation/location';
import { places } from '../navigation/places';
import { can } from '../page-settings';
import { RunBar } from '../runs/run-bar';
import { SyncNow } from '../runs/sync-now';
import { useFollowedRun } from '../runs/use-followed-run';
import { SHOP, stateWords } from '../text/words';
import type { StatusConnection } from '../types/generated';
import { LogTable } from './log-table';
import { RunDrawer } from '../outcomes/run-drawer';

interface Props {
	connection: StatusConnection;
	args: Args;
}

/**
 * Sync now with its progress, and a table per side: what was written there (V20).
 *
 * @param props            Properties.
 * @param props.connection Whose log.
 * @param props.args       Of the address: the list that is open.
 */
export function ConnectionLog( { connection, args }: Props ) {
	const runId = useFollowedRun( connection.active_run_id );
	// The lists of orders, products and users link to the log of their own kind.
	const [ module, setModule ] = useState( args.only ?? '' );
	const active = connection.active_run_id !== null;
	return (
		<>
			<div className="crosswalk-toolbar">
				<div>
					<h2 className="crosswalk-toolbar__title">
						{ connection.name }
					</h2>
					<p className="crosswalk-toolbar__sentence">
						{ stateWords( connection.state ) }
						{ ' · ' }
						{ __( 'last sync', 'crosswalk' ) }{ ' ' }
						<Ago
							at={ connection.last_sync_at }
							never={ __( 'never', 'crosswalk' ) }
						/>
						{ can( 'manage' ) && (
							<>
								{ ' · ' }
								<Link to={ places.debugLog( connection.id ) }>
									{ __( 'Debug log', 'crosswalk' ) }
								</Link>
								{ ' · ' }
								<Link to={ places.connection( connection.id ) }>
									{ __( 'Settings', 'crosswalk' ) }
								</Link>
							</>
						) }
					</p>
				</div>
				<SyncNow connection={ connection } isPrimary />
			</div>
			{ [ 'paused', 'stopped' ].includes( connection.state ) && (
				<Notice
					status="warning"
					isDismissible={ false }
					className="crosswalk-notice"
				>
					{ connection.sentence }
				</Notice>
			) }
			{ runId !== null && (
				<div className="crosswalk-run-card">
					<RunBar
						runId={ runId }
						remote={ connection.connector_label }
					/>
				</div>
			) }
			<div className="crosswalk-filters">
				<SelectControl
					label={ __( 'Kind of record', 'crosswalk' ) }
					hideLabelFromVision
					value={ module }
					options={ [
						{
							value: '',
							label: __( 'All records', 'crosswalk' ),
						},
						...connection.modules.map( ( one ) => ( {
							value: one.module,
							label: one.shop_label,
						} ) ),
					] }
					onChange={ setModule }
					__next40pxDefaultSize
					__nextHasNoMarginBottom
				/>
			</div>
			<div className="crosswalk-sides">
				<LogTable
					connection={ connection }
					module={ module }
					side="shop"
					system={ SHOP }
					isLive={ active }
				/>
				<LogTable
					connection={ connection }
					module={ module }
					side="remote"
					system={ connection.connector_label }
					isLive={ active }
				/>
			</div>
			{ args.run && (
				<RunDrawer
					runId={ Number( args.run ) }
					args={ args }
					connection={ connection }
					back={ places.syncLog( connection.id ) }
				/>
			) }
		</>
	);
}
