import { Button, Dropdown, Icon } from '@wordpress/components';
import { useRef, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { plus } from '@wordpress/icons';
import type { MappingRow, RowTransform } from '../types/generated';
import { readSide } from './draft';
import { useMapping } from './mapping-context';
import { Picker } from './picker';
import { TransformForm } from './transform-form';
import { transformLabel } from './transform-words';
import { ValueMap } from './value-map';

interface Props {
	row: MappingRow;
	onChange: ( part: Partial< MappingRow > ) => void;
}

/** Among the transforms, though it is stored beside them: to a person it is one. */
const VALUE_MAP = '#values';

/**
 * What happens to a value on its way, as chips: each opens what is chosen for it, the last one adds another.
 *
 * @param props          Properties.
 * @param props.row      Whose.
 * @param props.onChange Told what changes.
 */
export function TransformChips( { row, onChange }: Props ) {
	const { transforms: kinds } = useMapping();
	const [ mapped, setMapped ] = useState( false );
	const [ added, setAdded ] = useState( -1 );
	const { transforms, values } = row;
	const box = useRef< HTMLDivElement >( null );
	const set = ( changed: RowTransform[] ) =>
		onChange( { transforms: changed } );
	// A chip that went or moved takes the focus with it.
	const keepFocus = () =>
		window.requestAnimationFrame( () =>
			box.current
				?.querySelector< HTMLElement >( '[data-cell="add-chip"]' )
				?.focus()
		);

	const add = ( type: string ) => {
		if ( type === VALUE_MAP ) {
			setMapped( true );
			return;
		}
		setAdded( transforms.length );
		set( [ ...transforms, { type, options: {} } ] );
	};
	const choices = [
		...kinds.map( ( { type, label, help } ) => ( {
			value: type,
			label,
			detail: help,
		} ) ),
		{
			value: VALUE_MAP,
			label: __( 'Value map', 'crosswalk' ),
			detail: __(
				'Says which value of one side is which of the other.',
				'crosswalk'
			),
		},
	];
	return (
		<div className="crosswalk-chips" ref={ box }>
			{ values.length > 0 && (
				<Button
					data-cell="chip"
					className="crosswalk-chip"
					aria-haspopup="dialog"
					onClick={ () => setMapped( true ) }
				>
					{ sprintf(
						/* translators: %d: number of values. */
						_n(
							'%d value',
							'%d values',
							values.length,
							'crosswalk'
						),
						values.length
					) }
				</Button>
			) }
			{ transforms.map( ( transform, index ) => (
				<Chip
					// Ids would have to be sent along; a chip holds nothing that could get mixed up.
					key={ `${ index }-${ transform.type }` }
					row={ row }
					index={ index }
					defaultOpen={ index === added }
					onChange={ set }
					onPlaces={ ( changed ) => {
						set( changed );
						keepFocus();
					} }
				/>
			) ) }
			<Picker
				label={ __( 'Add a transform', 'crosswalk' ) }
				cell="add-chip"
				className="crosswalk-chips__add"
				choices={ choices }
				onChoose={ add }
			>
				<Icon icon={ plus } size={ 16 } />
			</Picker>
			{ mapped && (
				<ValueMap
					row={ row }
					onChange={ ( changed ) => onChange( { values: changed } ) }
					onClose={ () => setMapped( false ) }
				/>
			) }
		</div>
	);
}

function Chip( props: {
	row: MappingRow;
	index: number;
	defaultOpen: boolean;
	onChange: ( transforms: RowTransform[] ) => void;
	/** Told when chips went or moved. */
	onPlaces: ( transforms: RowTransform[] ) => void;
} ) {
	const { row, index, onChange, onPlaces } = props;
	const { transforms: kinds, fieldsOf } = useMapping();
	const { transforms } = row;
	const transform = transforms[ index ]!;
	const kind = kinds.find( ( { type } ) => type === transform.type );
	const label = transformLabel( transform, kinds, fieldsOf( 'shop' ) );
	const without = transforms.filter( ( _, i ) => i !== index );

	return (
		<Dropdown
			popoverProps={ { placement: 'bottom-start', offset: 4 } }
			defaultOpen={ props.defaultOpen && !! kind?.options.length }
			renderToggle={ ( { isOpen, onToggle } ) => (
				<Button
					data-cell="chip"
					className="crosswalk-chip"
					aria-expanded={ isOpen }
					aria-haspopup="dialog"
					onClick={ onToggle }
				>
					<span className="screen-reader-text">
						{ __( 'Transform:', 'crosswalk' ) }{ ' ' }
					</span>
					{ label }
				</Button>
			) }
			renderContent={ ( { onClose } ) =>
				kind ? (
					<TransformForm
						kind={ kind }
						transform={ transform }
						reads={ readSide( row ) }
						canMove={ {
							back: index > 0,
							forth: index < transforms.length - 1,
						} }
						onChange={ ( options ) =>
							onChange(
								transforms.map( ( one, i ) =>
									i === index ? { ...one, options } : one
								)
							)
						}
						onMove={ ( step ) => {
							onClose();
							onPlaces( [
								...without.slice( 0, index + step ),
								transform,
								...without.slice( index + step ),
							] );
						} }
						onRemove={ () => {
							onClose();
							onPlaces( without );
						} }
						onClose={ onClose }
					/>
				) : (
					<div className="crosswalk-transform-form">
						<p>
							{ __(
								'This version does not know this transform.',
								'crosswalk'
							) }
						</p>
						<Button
							variant="secondary"
							onClick={ () => {
								onClose();
								onPlaces( without );
							} }
						>
							{ __( 'Remove', 'crosswalk' ) }
						</Button>
					</div>
				)
			}
		/>
	);
}
