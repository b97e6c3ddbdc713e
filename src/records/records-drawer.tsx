import { Button, SearchControl, SelectControl } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { search as searchIcon } from '@wordpress/icons';
import type { ReactNode } from 'react';
import { Drawer } from '../components/drawer';
import { LoadMore } from '../components/load-more';
import { EmptyState } from '../components/empty-state';
import { ErrorNotice } from '../components/error-notice';
import { Skeleton } from '../components/skeleton';
import { store } from '../store';
import type { Mood } from '../runs/mood';
import type { Path } from '../store/paths';
import { useResource } from '../store/use-resource';
import type { List } from '../types/generated';
import type { ListedRecord } from './listed-record';
import { RecordsTable } from './records-table';
import { useDebounced } from './use-debounced';
import { useSelection, type Selection } from './use-selection';

export interface RecordsFilter {
	outcome: string;
	search: string;
}

interface Props {
	title: string;
	/** Where the list is, for a filter. */
	path: (
		filter: RecordsFilter,
		perPage: number
	) => Path< List< ListedRecord > >;
	/** Name of the other system. */
	remote: string;
	/** Choices of the outcome filter; fewer than two need no filter. */
	outcomes: { value: string; label: string }[];
	outcome: string;
	onOutcome: ( outcome: string ) => void;
	onClose: () => void;
	/** Where the same list is as a file. */
	download: ( filter: RecordsFilter ) => string;
	/** The run they belong to, which can say what it changes of each. */
	runId?: number;
	mood?: Mood;
	/** Labels of modules by name, where the list holds several. */
	modules?: Record< string, string >;
	/** What can be done with the selected ones; left out, nothing can be selected. */
	actions?: ( selection: Selection ) => ReactNode;
}

/**
 * The records that a number counts: search, filter, links to both systems, reasons, CSV.
 *
 * @param props See Props.
 */
export function RecordsDrawer( props: Props ) {
	const { title, path, outcome, outcomes, remote } = props;
	const [ search, setSearch ] = useState( '' );
	const filter = { outcome, search: useDebounced( search ) };
	const listPath = path( filter, 50 );
	const { data, error, loading, reload } = useResource( listPath );
	const { loadMore } = useDispatch( store );
	const selection = useSelection( data?.items.map( ( { id } ) => id ) ?? [] );

	return (
		<Drawer title={ title } onClose={ props.onClose }>
			<div className="crosswalk-filters">
				<SearchControl
					label={ __( 'Search by name or id', 'crosswalk' ) }
					placeholder={ __( 'Search', 'crosswalk' ) }
					value={ search }
					onChange={ setSearch }
					__nextHasNoMarginBottom
				/>
				{ outcomes.length > 1 && (
					<SelectControl
						label={ __( 'Outcome', 'crosswalk' ) }
						hideLabelFromVision
						value={ outcome }
						options={ outcomes }
						onChange={ props.onOutcome }
						__next40pxDefaultSize
						__nextHasNoMarginBottom
					/>
				) }
				{ !! data?.items.length && (
					<Button
						variant="secondary"
						href={ props.download( filter ) }
						__next40pxDefaultSize
					>
						{ __( 'Download CSV', 'crosswalk' ) }
					</Button>
				) }
			</div>
			{ error && <ErrorNotice error={ error } onRetry={ reload } /> }
			{ data && data.items.length > 0 && props.actions?.( selection ) }
			{ data && data.items.length > 0 && (
				<RecordsTable
					caption={ title }
					records={ data.items }
					remote={ remote }
					runId={ props.runId }
					mood={ props.mood }
					modules={ props.modules }
					selection={ props.actions && selection }
				/>
			) }
			{ data?.items.length === 0 && (
				<EmptyState
					icon={ searchIcon }
					title={
						filter.search
							? __( 'No record matches the search.', 'crosswalk' )
							: __( 'There is no record here.', 'crosswalk' )
					}
				>
					{ props.runId !== undefined && ! filter.search && (
						<p>
							{ __(
								'Details of old runs are removed after the time set under Settings; their numbers stay.',
								'crosswalk'
							) }
						</p>
					) }
				</EmptyState>
			) }
			{ ! data && ! error && <RecordsSkeleton /> }
			{ data?.next && (
				<LoadMore
					loading={ loading }
					onMore={ () => loadMore( listPath ) }
				/>
			) }
		</Drawer>
	);
}

function RecordsSkeleton() {
	return (
		<div className="crosswalk-records-skeleton" aria-busy="true">
			{ [ 9, 7, 11, 8, 10, 6 ].map( ( width ) => (
				<p key={ width }>
					<Skeleton width={ `${ width }em` } />
					<Skeleton width="5em" />
				</p>
			) ) }
		</div>
	);
}
