import {
	Button,
	Dropdown,
	MenuGroup,
	MenuItemsChoice,
} from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { Direction } from '../types/generated';
import { ARROWS } from '../components/direction-arrow';
import { useMapping } from './mapping-context';

interface Props {
	direction: Direction;
	/** The way that values really go, where transforms allow less. */
	flow: Direction;
	onChange: ( direction: Direction ) => void;
}

const CHOICES: Direction[] = [ 'both', 'to_remote', 'to_shop', 'off' ];

/**
 * Which way a row goes. The menu has all ways; the key D turns it without opening anything.
 *
 * @param props See Props.
 */
export function DirectionCell( { direction, flow, onChange }: Props ) {
	const { mapping } = useMapping();
	const words = ( one: Direction ) => rowDirectionWords( one, mapping );
	return (
		<Dropdown
			popoverProps={ { placement: 'bottom', offset: 4 } }
			renderToggle={ ( { isOpen, onToggle } ) => (
				<Button
					data-cell="direction"
					className={ `crosswalk-direction is-${ direction }` }
					aria-haspopup="menu"
					aria-expanded={ isOpen }
					aria-label={ sprintf(
						/* translators: %s: a direction. */
						__( 'Direction: %s', 'crosswalk' ),
						words( direction )
					) }
					showTooltip
					onClick={ onToggle }
				>
					<span aria-hidden="true">{ ARROWS[ direction ] }</span>
					{ flow !== direction && (
						<small aria-hidden="true">{ ARROWS[ flow ] }</small>
					) }
				</Button>
			) }
			renderContent={ ( { onClose } ) => (
				<MenuGroup label={ __( 'Direction', 'crosswalk' ) }>
					<MenuItemsChoice
						value={ direction }
						choices={ CHOICES.map( ( one ) => ( {
							value: one,
							label: `${ ARROWS[ one ] }  ${ words( one ) }`,
						} ) ) }
						onSelect={ ( chosen: string ) => {
							onClose();
							onChange( chosen as Direction );
						} }
						onHover={ () => {} }
					/>
				</MenuGroup>
			) }
		/>
	);
}

export function rowDirectionWords(
	direction: Direction,
	names: { shop_name: string; remote_name: string }
): string {
	switch ( direction ) {
		case 'both':
			return __( 'both ways', 'crosswalk' );
		case 'to_remote':
			return sprintf(
				/* translators: %s: name of a system. */
				__( 'only to %s', 'crosswalk' ),
				names.remote_name
			);
		case 'to_shop':
			return sprintf(
				/* translators: %s: name of a system. */
				__( 'only to %s', 'crosswalk' ),
				names.shop_name
			);
		case 'off':
			return __( 'switched off', 'crosswalk' );
	}
}
