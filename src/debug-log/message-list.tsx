import { Button, Card, CardBody, CardFooter } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { backup } from '@wordpress/icons';
import { EmptyState } from '../components/empty-state';
import { ErrorNotice } from '../components/error-notice';
import { Skeleton } from '../components/skeleton';
import { useDebounced } from '../records/use-debounced';
import { store } from '../store';
import { debugPath, messagesPath } from '../store/paths';
import { useResource } from '../store/use-resource';
import { NO_FILTER, MessageFilters } from './message-filters';
import { MessageTable } from './message-table';

interface Props {
	connection: number;
	/** Name of the other system. */
	system: string;
}

/**
 * Messages, newest first, by themselves up to date while more are being recorded.
 *
 * @param props            Properties.
 * @param props.connection Whose.
 * @param props.system     Who answered.
 */
export function MessageList( { connection, system }: Props ) {
	const [ filter, setFilter ] = useState( NO_FILTER );
	// A reload would take back what was loaded beyond the first page.
	const [ paged, setPaged ] = useState( '' );
	const search = useDebounced( filter.search );
	const query = { connection_id: connection, ...filter, search };
	const path = messagesPath( query );
	const mode = useResource( debugPath( connection ) );
	const { data, error, loading, reload } = useResource(
		path,
		mode.data?.on && paged !== path ? 5 : 0
	);
	const { loadMore } = useDispatch( store );
	const filtered = filter.status || filter.method || search;

	return (
		<Card className="crosswalk-card">
			<CardBody className="crosswalk-card__body is-flush">
				<MessageFilters
					filter={ filter }
					onChange={ setFilter }
					query={ query }
					isEmpty={ ! data?.items.length }
				/>
				{ error && <ErrorNotice error={ error } onRetry={ reload } /> }
				{ data && data.items.length > 0 && (
					<MessageTable
						connection={ connection }
						messages={ data.items }
					/>
				) }
				{ data?.items.length === 0 && (
					<EmptyState
						icon={ backup }
						title={
							filtered
								? __(
										'No message matches the filter.',
										'crosswalk'
									)
								: __( 'Nothing is recorded yet.', 'crosswalk' )
						}
					>
						{ ! filtered && (
							<p>
								{ sprintf(
									/* translators: %s: name of a system. */
									__(
										'Start recording, then test the connection or sync: every request to %s appears here with its answer.',
										'crosswalk'
									),
									system
								) }
							</p>
						) }
					</EmptyState>
				) }
				{ ! data && ! error && <RowsSkeleton /> }
			</CardBody>
			{ data?.next && (
				<CardFooter className="crosswalk-more">
					<Button
						variant="tertiary"
						isBusy={ loading && paged === path }
						onClick={ () => {
							setPaged( path );
							void loadMore( path );
						} }
						__next40pxDefaultSize
					>
						{ __( 'Load more', 'crosswalk' ) }
					</Button>
				</CardFooter>
			) }
		</Card>
	);
}

function RowsSkeleton() {
	return (
		<div className="crosswalk-debug__skeleton" aria-busy="true">
			{ [ 24, 30, 21, 27, 24 ].map( ( width, row ) => (
				<p key={ row }>
					<Skeleton width={ `${ width }em` } />
				</p>
			) ) }
		</div>
	);
}
