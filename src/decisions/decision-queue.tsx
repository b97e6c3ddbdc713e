import { Card, CardBody, Notice } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useRef, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { check } from '@wordpress/icons';
import { EmptyState } from '../components/empty-state';
import { LoadMore } from '../components/load-more';
import { ErrorNotice } from '../components/error-notice';
import { navigate, type Args } from '../navigation/location';
import { places } from '../navigation/places';
import { can } from '../page-settings';
import { useDebounced } from '../records/use-debounced';
import { store } from '../store';
import { decisionsPath } from '../store/paths';
import { useResource } from '../store/use-resource';
import { count } from '../text/time';
import type { StatusConnection } from '../types/generated';
import { BulkAnswers } from './bulk-answers';
import { DecisionDetail } from './decision-detail';
import { DecisionFilters } from './decision-filters';
import { DecisionList } from './decision-list';
import { DecisionListSkeleton, DetailSkeleton } from './decisions-skeleton';
import { useListKeys } from './use-list-keys';

interface Props {
	args: Args;
	connections: StatusConnection[];
}

/**
 * The list with its filters, and the record that is open.
 *
 * @param props See Props.
 */
export function DecisionQueue( { args, connections }: Props ) {
	const { connection = '', module = '', code = '' } = args;
	const filter = { connection, module, code };
	const [ search, setSearch ] = useState( '' );
	const [ selected, setSelected ] = useState< ReadonlySet< number > >(
		new Set()
	);
	const [ late, setLate ] = useState( 0 );
	const box = useRef< HTMLDivElement >( null );
	const path = decisionsPath( {
		connection_id: connection,
		module,
		code,
		search: useDebounced( search ),
	} );
	const { data, error, loading, reload } = useResource( path );
	const { loadMore } = useDispatch( store );
	const decisions = data?.items ?? [];
	const open =
		decisions.find( ( { id } ) => String( id ) === args.id ) ??
		decisions[ 0 ];
	const filtered = Boolean( search || connection || module || code );

	const focus = ( selector: string ) =>
		window.requestAnimationFrame( () =>
			(
				box.current?.querySelector< HTMLElement >( selector ) ??
				document.querySelector< HTMLElement >( '.crosswalk-main' )
			)?.focus()
		);
	const show = ( id: number ) => {
		navigate( places.decisions( filter, id ), true );
		focus( `[data-decision="${ id }"]` );
	};
	const onKeyDown = useListKeys( decisions, open?.id, show, () =>
		focus( '.crosswalk-decision__title' )
	);
	/** The next one, or the one before the last: whoever decides goes on without looking for it. */
	const goOn = ( id: number ) => {
		const at = decisions.findIndex( ( one ) => one.id === id );
		const next = decisions[ at + 1 ] ?? decisions[ at - 1 ];
		setSelected( without( selected, [ id ] ) );
		navigate(
			places.decisions( filter, args.id ? next?.id : undefined ),
			true
		);
		focus( '.crosswalk-decision__title' );
	};

	if ( error && ! data ) {
		return <ErrorNotice error={ error } onRetry={ reload } />;
	}
	const notice = late > 0 && (
		<Notice
			status="warning"
			className="crosswalk-notice"
			onRemove={ () => setLate( 0 ) }
		>
			{ sprintf(
				/* translators: %s: number of records. */
				_n(
					'About %s record somebody else had decided before. Their answer stands.',
					'About %s records somebody else had decided before. Their answers stand.',
					late,
					'crosswalk'
				),
				count( late )
			) }
		</Notice>
	);
	if ( data && decisions.length === 0 && ! filtered ) {
		return (
			<>
				{ notice }
				<NothingToDecide />
			</>
		);
	}
	return (
		<>
			{ notice }
			<div
				ref={ box }
				className={ `crosswalk-decisions ${ args.id ? 'has-open' : '' }` }
			>
				<Card
					className="crosswalk-card crosswalk-decisions__list"
					onKeyDown={ onKeyDown }
				>
					<DecisionFilters
						filter={ filter }
						search={ search }
						connections={ connections }
						onFilter={ ( to ) =>
							navigate( places.decisions( to ), true )
						}
						onSearch={ setSearch }
					/>
					{ can( 'sync' ) && ! data && (
						<div className="crosswalk-decisions__bulk" />
					) }
					{ can( 'sync' ) && decisions.length > 0 && (
						<BulkAnswers
							decisions={ decisions }
							selected={ decisions.filter( ( { id } ) =>
								selected.has( id )
							) }
							onSelectAll={ ( all ) =>
								setSelected(
									new Set(
										all
											? decisions.map( ( { id } ) => id )
											: []
									)
								)
							}
							onDecided={ ( others ) => {
								setSelected( new Set() );
								setLate( others );
							} }
						/>
					) }
					<CardBody className="crosswalk-card__body is-flush">
						{ data ? (
							<DecisionList
								decisions={ decisions }
								open={ open?.id }
								selected={ selected }
								onSelect={ ( id, chosen ) =>
									setSelected(
										chosen
											? new Set( [ ...selected, id ] )
											: without( selected, [ id ] )
									)
								}
								filter={ filter }
							/>
						) : (
							<DecisionListSkeleton />
						) }
						{ data?.items.length === 0 && (
							<p className="crosswalk-decisions__none">
								{ __( 'No question matches.', 'crosswalk' ) }
							</p>
						) }
						{ data?.next && (
							<LoadMore
								loading={ loading }
								onMore={ () => loadMore( path ) }
							/>
						) }
					</CardBody>
				</Card>
				<Card className="crosswalk-card crosswalk-decisions__detail">
					<CardBody className="crosswalk-card__body">
						{ open && (
							<DecisionDetail
								key={ open.id }
								decision={ open }
								connection={ connections.find(
									( { id } ) => id === open.connection_id
								) }
								back={ places.decisions( filter ) }
								onDecided={ ( others ) => {
									goOn( open.id );
									setLate( others );
								} }
							/>
						) }
						{ ! open && ! data && <DetailSkeleton /> }
					</CardBody>
				</Card>
			</div>
		</>
	);
}

function without( ids: ReadonlySet< number >, gone: number[] ): Set< number > {
	return new Set( [ ...ids ].filter( ( id ) => ! gone.includes( id ) ) );
}

function NothingToDecide() {
	return (
		<EmptyState
			icon={ check }
			title={ __( 'There is nothing to decide.', 'crosswalk' ) }
		>
			<p>
				{ __(
					'Records come here when several of the other side match, when the match is linked already, or when somebody edited a field on the side that does not own it and the settings say to ask.',
					'crosswalk'
				) }
			</p>
		</EmptyState>
	);
}
