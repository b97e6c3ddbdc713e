import {
	Button,
	Modal,
	Notice,
	SelectControl,
	TextControl,
} from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { closeSmall } from '@wordpress/icons';
import type {
	FieldChoice,
	MapField,
	MappingRow,
	Side,
	ValuePair,
} from '../types/generated';
import { findField } from './draft';
import { useMapping } from './mapping-context';

interface Props {
	row: MappingRow;
	onChange: ( values: ValuePair[] ) => void;
	onClose: () => void;
}

/** As a choice: a value of the other system that changes nothing in the shop. */
const KEEP = '#keep';

/**
 * Which value of the shop is which of the other system. What is not listed goes as it is.
 *
 * @param props See Props.
 */
export function ValueMap( { row, onChange, onClose }: Props ) {
	const { mapping, fieldsOf } = useMapping();
	const field = findField( fieldsOf( 'shop' ), row.shop );
	const shop = choicesOf( field );
	const remote = choicesOf( findField( fieldsOf( 'remote' ), row.remote ) );
	const { values } = row;
	const keep = {
		value: KEEP,
		label: __( 'Nothing: it stays as it is', 'crosswalk' ),
	};
	const missing = shop.filter(
		( { value } ) => ! values.some( ( pair ) => pair.shop === value )
	);
	const listed = values.filter( ( { keep: kept } ) => ! kept );
	const twice = [
		...new Set(
			listed
				.filter(
					( pair, i ) =>
						listed.findIndex(
							( { shop: value } ) => value === pair.shop
						) !== i
				)
				.map(
					( pair ) =>
						labelOf( shop, pair.shop ) ||
						__( '(no value)', 'crosswalk' )
				)
		),
	];
	const change = ( index: number, part: Partial< ValuePair > ) =>
		onChange(
			values.map( ( pair, i ) =>
				i === index ? { ...pair, ...part } : pair
			)
		);
	const flows = row.direction !== 'to_remote' && shop.length > 0;
	const cell = ( index: number, side: Side, choices: FieldChoice[] ) => (
		<ValueInput
			label={ sprintf(
				/* translators: 1: number of a row, 2: name of a system. */
				__( 'Value %1$d in %2$s', 'crosswalk' ),
				index + 1,
				side === 'shop' ? mapping.shop_name : mapping.remote_name
			) }
			choices={ choices }
			value={
				side === 'shop' && values[ index ]?.keep
					? KEEP
					: ( values[ index ]?.[ side ] ?? '' )
			}
			onChange={ ( value ) =>
				change( index, {
					[ side ]: value === KEEP ? '' : value,
					...( side === 'shop' ? { keep: value === KEEP } : {} ),
				} )
			}
		/>
	);

	return (
		<Modal
			title={ sprintf(
				/* translators: %s: name of a field. */
				__( 'Values of “%s”', 'crosswalk' ),
				field?.label ?? row.shop
			) }
			onRequestClose={ onClose }
			className="crosswalk-value-map"
		>
			<p>
				{ __(
					'A value that is not listed here goes as it is. Where the other side has a fixed list without it, the field there stays as it was, with a warning.',
					'crosswalk'
				) }
			</p>
			{ twice.length > 0 && (
				<Notice status="warning" isDismissible={ false }>
					{ sprintf(
						/* translators: %s: list of values. */
						__(
							'Listed more than once, so that only the last line counts: %s',
							'crosswalk'
						),
						twice.join( ', ' )
					) }
				</Notice>
			) }
			{ values.length > 0 && (
				<table>
					<thead>
						<tr>
							<th scope="col">{ mapping.shop_name }</th>
							<th scope="col">{ mapping.remote_name }</th>
							<td />
						</tr>
					</thead>
					<tbody>
						{ values.map( ( pair, index ) => (
							<tr key={ index }>
								<td>
									{ cell(
										index,
										'shop',
										flows ? [ ...shop, keep ] : shop
									) }
								</td>
								<td>{ cell( index, 'remote', remote ) }</td>
								<td>
									<Button
										icon={ closeSmall }
										label={ sprintf(
											/* translators: %s: a value. */
											__( 'Remove “%s”', 'crosswalk' ),
											labelOf( shop, pair.shop )
										) }
										onClick={ () =>
											onChange(
												values.filter(
													( _, i ) => i !== index
												)
											)
										}
									/>
								</td>
							</tr>
						) ) }
					</tbody>
				</table>
			) }
			<div className="crosswalk-buttons">
				<Button
					variant="secondary"
					onClick={ () =>
						onChange( [
							...values,
							{
								shop: missing[ 0 ]?.value ?? '',
								remote: '',
								keep: false,
							},
						] )
					}
				>
					{ __( 'Add a value', 'crosswalk' ) }
				</Button>
				{ missing.length > 1 && (
					<Button
						variant="tertiary"
						onClick={ () =>
							onChange( [
								...values,
								...missing.map( ( { value } ) => ( {
									shop: value,
									remote: '',
									keep: false,
								} ) ),
							] )
						}
					>
						{ sprintf(
							/* translators: %d: number of values. */
							__( 'Add all %d that are missing', 'crosswalk' ),
							missing.length
						) }
					</Button>
				) }
			</div>
			<div className="crosswalk-buttons is-end">
				<Button
					variant="primary"
					onClick={ onClose }
					__next40pxDefaultSize
				>
					{ __( 'Done', 'crosswalk' ) }
				</Button>
			</div>
		</Modal>
	);
}

function ValueInput( props: {
	label: string;
	choices: FieldChoice[];
	value: string;
	onChange: ( value: string ) => void;
} ) {
	const { choices, value } = props;
	const common = {
		label: props.label,
		hideLabelFromVision: true,
		value,
		onChange: props.onChange,
		__next40pxDefaultSize: true,
		__nextHasNoMarginBottom: true,
	};
	if ( choices.length === 0 ) {
		return <TextControl { ...common } />;
	}
	const known = choices.some( ( choice ) => choice.value === value );
	return (
		<SelectControl
			{ ...common }
			options={ [
				// A value that is not in the list any more must not change by being looked at.
				...( known
					? []
					: [
							{
								value,
								label:
									value ||
									__( 'Choose a value', 'crosswalk' ),
							},
						] ),
				...choices,
			] }
		/>
	);
}

function choicesOf( field: MapField | undefined ): FieldChoice[] {
	return field?.type === 'boolean'
		? [
				{ value: 'yes', label: __( 'yes', 'crosswalk' ) },
				{ value: 'no', label: __( 'no', 'crosswalk' ) },
			]
		: ( field?.options ?? [] );
}

const labelOf = ( choices: FieldChoice[], value: string ): string =>
	choices.find( ( choice ) => choice.value === value )?.label ?? value;
