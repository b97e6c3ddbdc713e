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
import { downloadUrl } from '../api/download-url';
import { EmptyState } from '../components/empty-state';
import { ErrorNotice } from '../components/error-notice';
import { store } from '../store';
import { logPath } from '../store/paths';
import { useResource } from '../store/use-resource';
import type { Side, StatusConnection } from '../types/generated';
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
	const title = sprintf(
		/* translators: %s: name of a system. */
		__( 'Into %s', 'crosswalk' ),
		system
	);
	const nothing = module
		? /* translators: %s: name of a system. */
			__(
				'Nothing of this kind has been written into %s yet.',
				'crosswalk'
			)
		: /* translators: %s: name of a system. */
			__( 'Nothing has been written into %s yet.', 'crosswalk' );

	return (
		<Card className="crosswalk-card crosswalk-log">
			<CardHeader className="crosswalk-card__header">
				<h2 className="crosswalk-card__title">{ system }</h2>
				<Button
					variant="tertiary"
					size="compact"
					{ ...( data?.items.length
						? {
								href: downloadUrl( '/log/download', {
									connection_id: connection.id,
									side,
									module,
								} ),
							}
						: { disabled: true, accessibleWhenDisabled: true } ) }
					aria-label={ sprintf(
						/* translators: %s: name of a system. */
						__( 'Download CSV: %s', 'crosswalk' ),
						system
					) }
				>
					{ __( 'Download CSV', 'crosswalk' ) }
				</Button>
			</CardHeader>
			<CardBody className="crosswalk-card__body is-flush">
				{ error && <ErrorNotice error={ error } onRetry={ reload } /> }
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
						title={ sprintf( nothing, system ) }
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
