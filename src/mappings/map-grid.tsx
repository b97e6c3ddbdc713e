import { speak } from '@wordpress/a11y';
import { Button, Notice } from '@wordpress/components';
import { useLayoutEffect } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { plus } from '@wordpress/icons';
import type { MappingPreview, MappingProblem } from '../types/generated';
import { rowDirectionWords } from './direction-cell';
import {
	rowKey,
	turned,
	type Draft,
	type DraftAction,
	type DraftRow,
} from './draft';
import { useMapping } from './mapping-context';
import { MapRow } from './map-row';
import { cellOf, useGridKeys } from './use-grid-keys';

interface Props {
	draft: Draft;
	dispatch: ( action: DraftAction ) => void;
	problems: MappingProblem[];
	/** Of the chosen record. */
	preview: MappingPreview | null;
	/** A newer preview is under way. */
	isTrying: boolean;
}

/**
 * The rows of the mapping.
 *
 * @param props See Props.
 */
export function MapGrid( props: Props ) {
	const { draft, dispatch, problems, preview } = props;
	const { mapping } = useMapping();

	const remove = ( row: DraftRow ) => {
		const index = draft.rows.indexOf( row );
		const next = draft.rows[ index + 1 ] ?? draft.rows[ index - 1 ];
		if ( next ) {
			cellOf( grid.ref.current, next.id, 'shop' )?.focus();
		}
		dispatch( { type: 'remove', id: row.id } );
		speak( __( 'Row removed. Ctrl+Z takes it back.', 'crosswalk' ) );
	};
	const grid = useGridKeys( ( event, id ) => {
		if ( event.key === 'z' && ( event.ctrlKey || event.metaKey ) ) {
			dispatch( { type: 'undo' } );
			return true;
		}
		const row = draft.rows.find( ( one ) => String( one.id ) === id );
		if ( ! row || event.ctrlKey || event.metaKey || event.altKey ) {
			return false;
		}
		if ( event.key === 'Delete' ) {
			remove( row );
			return true;
		}
		if ( event.key.toLowerCase() === 'd' ) {
			const direction = turned( row.direction );
			dispatch( { type: 'change', id: row.id, part: { direction } } );
			speak( rowDirectionWords( direction, mapping ), 'assertive' );
			return true;
		}
		if ( event.key.toLowerCase() === 'n' ) {
			dispatch( { type: 'add' } );
			return true;
		}
		return false;
	} );

	// A row that was just added asks for its fields. The focus goes there first, so that it comes back there.
	const { asked } = draft;
	const { ref } = grid;
	useLayoutEffect( () => {
		if ( asked ) {
			const control = cellOf( ref.current, asked.id, asked.side );
			control?.focus();
			control?.click();
		}
	}, [ asked, ref ] );

	return (
		<>
			{ preview?.kept && (
				<Notice
					status="info"
					isDismissible={ false }
					className="crosswalk-notice"
				>
					{ preview.kept }
				</Notice>
			) }
			<table
				role="grid"
				className="crosswalk-map"
				aria-label={ sprintf(
					/* translators: %s: name of a module. */
					__( 'Mapping of %s', 'crosswalk' ),
					mapping.shop_label
				) }
				aria-describedby="crosswalk-map-keys"
				aria-busy={ props.isTrying }
				ref={ grid.ref }
				onKeyDown={ grid.onKeyDown }
				onFocus={ grid.onFocus }
			>
				<thead>
					<tr>
						<th scope="col">{ mapping.shop_name }</th>
						<th scope="col">{ __( 'On the way', 'crosswalk' ) }</th>
						<th scope="col">
							<span className="screen-reader-text">
								{ __( 'Direction', 'crosswalk' ) }
							</span>
						</th>
						<th scope="col">{ mapping.remote_name }</th>
						{ preview && (
							<th scope="col">
								{ __( 'Preview', 'crosswalk' ) }
							</th>
						) }
						<th scope="col">
							<span className="screen-reader-text">
								{ __( 'Remove', 'crosswalk' ) }
							</span>
						</th>
					</tr>
				</thead>
				<tbody>
					{ draft.rows.map( ( row ) => (
						<MapRow
							key={ row.id }
							row={ row }
							problems={ problems.filter(
								( problem ) => problem.row === rowKey( row )
							) }
							preview={ preview?.rows.find(
								( one ) => one.row === rowKey( row )
							) }
							hasPreview={ preview !== null }
							onChange={ ( part ) =>
								dispatch( { type: 'change', id: row.id, part } )
							}
							onRemove={ () => remove( row ) }
						/>
					) ) }
				</tbody>
			</table>
			{ draft.rows.length === 0 && (
				<p className="crosswalk-map-empty">
					{ __(
						'Nothing is mapped. Add a row, or begin with a preset.',
						'crosswalk'
					) }
				</p>
			) }
			<div className="crosswalk-map-foot">
				<Button
					icon={ plus }
					variant="tertiary"
					onClick={ () => dispatch( { type: 'add' } ) }
					__next40pxDefaultSize
				>
					{ __( 'Add custom mapping', 'crosswalk' ) }
				</Button>
				{ draft.removed && (
					<span className="crosswalk-map-undo">
						{ __( 'Row removed.', 'crosswalk' ) }{ ' ' }
						<Button
							variant="link"
							onClick={ () => dispatch( { type: 'undo' } ) }
						>
							{ __( 'Undo', 'crosswalk' ) }
						</Button>
					</span>
				) }
				<p id="crosswalk-map-keys" className="crosswalk-muted">
					{ __(
						'Keys: arrows move, Enter opens, Escape closes, D turns the direction, N adds a row, Delete removes one, Ctrl+Z takes that back.',
						'crosswalk'
					) }
				</p>
			</div>
		</>
	);
}
