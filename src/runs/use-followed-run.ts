import { useEffect, useState } from '@wordpress/element';

/**
 * The run to show: the active one, and after its end the same until the page is left, so that its result can be read.
 *
 * @param activeRunId Of the connection.
 */
export function useFollowedRun( activeRunId: number | null ): number | null {
	const [ followed, setFollowed ] = useState( activeRunId );
	useEffect( () => {
		if ( activeRunId !== null ) {
			setFollowed( activeRunId );
		}
	}, [ activeRunId ] );
	return activeRunId ?? followed;
}
