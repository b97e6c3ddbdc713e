import type { Direction } from '../types/generated';
import { directionWords } from '../text/words';

export const ARROWS: Record< Direction, string > = {
	to_remote: '→',
	to_shop: '←',
	both: '⇄',
	off: '–',
};

interface Props {
	direction: Direction;
	remote: string;
}

/**
 * Which way a module flows, the shop being on the left.
 *
 * @param props           Properties.
 * @param props.direction Of the module.
 * @param props.remote    Name of the other system.
 */
export function DirectionArrow( { direction, remote }: Props ) {
	const words = directionWords( direction, remote );
	return (
		<span className="crosswalk-arrow" title={ words }>
			<span aria-hidden="true">{ ARROWS[ direction ] }</span>
			<span className="screen-reader-text">{ words }</span>
		</span>
	);
}
