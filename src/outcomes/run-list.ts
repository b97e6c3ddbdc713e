import type { Args } from '../navigation/location';
import type { Side } from '../types/generated';

/** Which records of a run are listed, as it stands in the address. */
export interface RunList {
	side: Side;
	module: string;
	/** One or several, separated by commas; empty: all. */
	outcome?: string;
	/** "1": only pairs that were found. */
	linked?: string;
	/** "1": only records that were deleted; "0": without them. WordPress takes "deleted" out of addresses. */
	gone?: string;
}

/**
 * An address with a list open.
 *
 * @param here What the list opens over.
 * @param list Which records.
 */
export function withList( here: Args, list: RunList ): Args {
	return { ...withoutList( here ), ...list };
}

/**
 * The address without its list.
 *
 * @param args Of the address.
 */
export function withoutList( args: Args ): Args {
	const { side, module, outcome, linked, gone, ...rest } = args;
	return rest;
}
