import { __, sprintf } from '@wordpress/i18n';
import type {
	Direction,
	MapField,
	MappingRow,
	RowTransform,
	Transform,
	TransformExample,
} from '../types/generated';
import { findField } from './draft';

const SHOWN = 24;

/** "Country: Name": a transform with what was chosen for it, as short as it gets. */
export function transformLabel(
	transform: RowTransform,
	kinds: Transform[],
	shopFields: MapField[]
): string {
	const kind = kinds.find( ( { type } ) => type === transform.type );
	if ( ! kind ) {
		return transform.type;
	}
	const chosen = optionWords( kind, transform.options, shopFields );
	return chosen
		? `${ kind.label }: ${
				chosen.length > SHOWN
					? `${ chosen.slice( 0, SHOWN ) }…`
					: chosen
			}`
		: kind.label;
}

/** What was chosen, where it is not what would be anyway. */
function optionWords(
	kind: Transform,
	options: Record< string, string >,
	shopFields: MapField[]
): string {
	return kind.options
		.map( ( option ) => {
			const value = options[ option.name ] ?? '';
			if ( value === '' || value === option.default ) {
				return '';
			}
			const field =
				option.type === 'shop_field'
					? findField( shopFields, value )
					: undefined;
			return (
				option.choices.find( ( choice ) => choice.value === value )
					?.label ??
				field?.label ??
				value
			);
		} )
		.filter( Boolean )
		.join( ', ' );
}

/** "Name: “PL” becomes “Poland”, and comes back as “PL”". */
export function exampleWords(
	kind: Transform,
	{ options, from, to, back }: TransformExample,
	shopFields: MapField[]
): string {
	const quoted = ( text: string | null ) =>
		text === null ? __( 'nothing', 'crosswalk' ) : `“${ text }”`;
	const words =
		back === null
			? sprintf(
					/* translators: 1: value before, 2: value after. */
					__( '%1$s becomes %2$s', 'crosswalk' ),
					quoted( from ),
					quoted( to )
				)
			: sprintf(
					/* translators: 1: value before, 2: value after, 3: value when it comes back. */
					__(
						'%1$s becomes %2$s, and comes back as %3$s',
						'crosswalk'
					),
					quoted( from ),
					quoted( to ),
					quoted( back )
				);
	return [ optionWords( kind, options, shopFields ), words ]
		.filter( Boolean )
		.join( ': ' );
}

/** Whether a transform of this row cannot be undone. */
export const isOneWay = ( row: MappingRow, kinds: Transform[] ): boolean =>
	row.transforms.some(
		( { type } ) =>
			kinds.find( ( kind ) => kind.type === type )?.reverses === false
	);

/** The way that values really go: what cannot be undone does not come back. */
export const flowOf = ( row: MappingRow, kinds: Transform[] ): Direction =>
	row.direction === 'both' && isOneWay( row, kinds )
		? 'to_remote'
		: row.direction;
