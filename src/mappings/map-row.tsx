import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { closeSmall } from '@wordpress/icons';
import type {
	MappingProblem,
	MappingRow,
	PreviewRow,
} from '../types/generated';
import { DirectionCell } from './direction-cell';
import { findField, readSide, type DraftRow } from './draft';
import { FieldPicker } from './field-picker';
import { useMapping } from './mapping-context';
import { RowPreview } from './row-preview';
import { RowProblems } from './row-problems';
import { TransformChips } from './transform-chips';
import { flowOf } from './transform-words';

interface Props {
	row: DraftRow;
	problems: MappingProblem[];
	preview: PreviewRow | undefined;
	hasPreview: boolean;
	onChange: ( part: Partial< MappingRow > ) => void;
	onRemove: () => void;
}

/** What makes a value without reading a field. */
const MAKES_VALUE = [ 'template', 'constant' ];

/**
 * One row of the mapping, and below it what is wrong with it.
 *
 * @param props See Props.
 */
export function MapRow( props: Props ) {
	const { row, problems, onChange } = props;
	const { transforms: kinds, fieldsOf } = useMapping();
	const makesValue = row.transforms.some( ( { type } ) =>
		MAKES_VALUE.includes( type )
	);
	const reads = readSide( row );
	const flow = flowOf( row, kinds );
	const name =
		findField( fieldsOf( 'shop' ), row.shop )?.label ??
		( row.shop ||
			findField( fieldsOf( 'remote' ), row.remote )?.label ||
			row.remote );
	const worst = problems[ 0 ]?.severity;
	return (
		<>
			<tr
				data-row={ row.id }
				className={ `crosswalk-map-row${
					row.direction === 'off' ? ' is-off' : ''
				}${ worst ? ` has-${ worst }` : '' }` }
			>
				<td className="crosswalk-map-row__shop">
					<FieldPicker
						side="shop"
						cell="shop"
						value={ row.shop }
						mayBeNone={ makesValue && reads === 'shop' }
						onChange={ ( shop ) => onChange( { shop } ) }
					/>
				</td>
				<td className="crosswalk-map-row__way">
					<TransformChips row={ row } onChange={ onChange } />
				</td>
				<td className="crosswalk-map-row__direction">
					<DirectionCell
						direction={ row.direction }
						flow={ flow }
						onChange={ ( direction ) => onChange( { direction } ) }
					/>
				</td>
				<td className="crosswalk-map-row__remote">
					<FieldPicker
						side="remote"
						cell="remote"
						value={ row.remote }
						mayBeNone={ makesValue && reads === 'remote' }
						onChange={ ( remote ) => onChange( { remote } ) }
					/>
				</td>
				{ props.hasPreview && (
					<td className="crosswalk-map-row__preview">
						<RowPreview preview={ props.preview } flow={ flow } />
					</td>
				) }
				<td className="crosswalk-map-row__remove">
					<Button
						icon={ closeSmall }
						data-cell="remove"
						label={ sprintf(
							/* translators: %s: label of a field. */
							__( 'Remove the row “%s”', 'crosswalk' ),
							name || __( 'new row', 'crosswalk' )
						) }
						onClick={ props.onRemove }
					/>
				</td>
			</tr>
			{ problems.length > 0 && (
				<tr data-row={ row.id } className="crosswalk-map-problems">
					<td colSpan={ props.hasPreview ? 6 : 5 }>
						<RowProblems
							problems={ problems }
							onTake={ ( side, field ) =>
								onChange( { [ side ]: field } )
							}
						/>
					</td>
				</tr>
			) }
		</>
	);
}
