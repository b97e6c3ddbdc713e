import {
	Button,
	Card,
	CardBody,
	CardFooter,
	CardHeader,
} from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { backup } from '@wordpress/icons';
import { EmptyState } from '../components/empty-state';
import { ErrorNotice } from '../components/error-notice';
import { useCommand } from '../components/use-command';
import { everyPage } from '../records/download-records';
import { store } from '../store';
import { logPath } from '../store/paths';
import { useResource } from '../store/use-resource';
import { downloadCsv } from '../text/csv';
import type { LogRow, Side, StatusConnection } from '../types/generated';
import { logCsv } from './log-csv';
import { LogRows } from './log-rows';
import { LogRowsSkeleton } from './log-skeleton';

interface Props {
	connection: StatusConnection;
	/** Only this kind of record; empty: all. */
	module: string;
	side: Side;
	system: string;
	/** A run is under way: the numbers move. */
	isLive: boolean;
}

/**
 * What was written into one system, a row per run and module.
 *
 * @param props            Properties.
 * @param props.connection Whose log.
 * @param props.module     Only this kind of record.
 * @param props.side       Which system.
 * @param props.system     Its name.
 * @param props.isLive     Ask for news.
 */
export function LogTable( {
	connection,
	module,
	side,
	system,
	isLive,
}: Props ) {
	const path = logPath( { connection_id: connection.id, side, module } );
	const { data, error, loading, reload } = useResource(
		path,
		isLive ? 3 : 0
	);
	const { loadMore } = useDispatch( store );
	const download = useCommand();
	const save = () =>
		download.run( async () => {
			const rows = await everyPage< LogRow >( path );
			downloadCsv( `crosswalk-${ side }.csv`, logCsv( rows ) );
		} );
	const failed = error ?? download.error;
	const title = sprintf(
		/* translators: %s: name of a system. */
		__( 'Into %s', 'crosswalk' ),
		system
	);

	return (
		<Card className="crosswalk-card crosswalk-log">
			<CardHeader className="crosswalk-card__header">
				<h2 className="crosswalk-card__title">{ system }</h2>
				<Button
					variant="tertiary"
					size="compact"
					isBusy={ download.busy }
					disabled={ download.busy || ! data?.items.length }
					accessibleWhenDisabled
					aria-label={ sprintf(
						/* translators: %s: name of a system. */
						__( 'Download CSV: %s', 'crosswalk' ),
						system
					) }
					onClick={ save }
				>
					{ __( 'Download CSV', 'crosswalk' ) }
				</Button>
			</CardHeader>
			<CardBody className="crosswalk-card__body is-flush">
				{ failed && (
					<ErrorNotice
						error={ failed }
						onRetry={ error ? reload : save }
					/>
				) }
				{ data && data.items.length > 0 && (
					<LogRows
						caption={ title }
						rows={ data.items }
						connectionId={ connection.id }
					/>
				) }
				{ data?.items.length === 0 && (
					<EmptyState
						icon={ backup }
						title={ sprintf(
							/* translators: %s: name of a system. */
							__(
								'Nothing has been written into %s yet.',
								'crosswalk'
							),
							system
						) }
					/>
				) }
				{ ! data && ! error && <LogRowsSkeleton /> }
			</CardBody>
			{ data?.next && (
				<CardFooter className="crosswalk-more">
					<Button
						variant="tertiary"
						isBusy={ loading && ! isLive }
						onClick={ () => loadMore( path ) }
						__next40pxDefaultSize
					>
						{ __( 'Load more', 'crosswalk' ) }
					</Button>
				</CardFooter>
			) }
		</Card>
	);
}
