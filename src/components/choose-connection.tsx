import { SelectControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

interface Named {
	id: number;
	name: string;
}

interface Props {
	connections: Named[];
	chosen: Named;
	onChoose: ( id: number ) => void;
}

/**
 * Which connection a place shows, where there are several.
 *
 * @param props             Properties.
 * @param props.connections All of them.
 * @param props.chosen      The one that is shown.
 * @param props.onChoose    Told the id of another one.
 */
export function ChooseConnection( { connections, chosen, onChoose }: Props ) {
	if ( connections.length < 2 ) {
		return null;
	}
	return (
		<div className="crosswalk-choose">
			<SelectControl
				label={ __( 'Connection', 'crosswalk' ) }
				value={ String( chosen.id ) }
				options={ connections.map( ( { id, name } ) => ( {
					value: String( id ),
					label: name,
				} ) ) }
				onChange={ ( id ) => onChoose( Number( id ) ) }
				__next40pxDefaultSize
				__nextHasNoMarginBottom
			/>
		</div>
	);
}

/**
 * The connection that the address names, else the first.
 *
 * @param connections All of them.
 * @param asked       Id from the address.
 */
export function chosenOf< Connection extends { id: number } >(
	connections: Connection[],
	asked: string | undefined
): Connection | undefined {
	return (
		connections.find( ( { id } ) => String( id ) === asked ) ??
		connections[ 0 ]
	);
}
