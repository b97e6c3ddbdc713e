import { ago, exact } from '../text/time';
import type { Instant } from '../types/generated';
import { useNow } from './use-now';

interface Props {
	at: Instant | null;
	/** Instead of a time where there is none. */
	never?: string;
}

/**
 * A relative time, the exact one on hover.
 *
 * @param props       Properties.
 * @param props.at    The moment.
 * @param props.never Words for none.
 */
export function Ago( { at, never = '–' }: Props ) {
	const now = useNow();
	return at ? (
		<time dateTime={ at } title={ exact( at ) }>
			{ ago( at, now ) }
		</time>
	) : (
		<>{ never }</>
	);
}
