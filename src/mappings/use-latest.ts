import { useEffect, useRef, useState } from '@wordpress/element';
import { toApiError, type ApiError } from '../api/errors';

const WAIT_MS = 500;

export interface Latest< T > {
	data: T | null;
	error: ApiError | null;
	/** An answer to what is asked now is under way. */
	pending: boolean;
}

/**
 * The answer to the question that was asked last: waits until editing has stopped for a moment, and drops answers that
 * come too late.
 *
 * @param question Asks; null: nothing to ask.
 * @param about    What the question depends on, as text.
 */
export function useLatest< T >(
	question: ( () => Promise< T > ) | null,
	about: string
): Latest< T > {
	const [ answer, setAnswer ] = useState< Latest< T > >( {
		data: null,
		error: null,
		pending: false,
	} );
	const latest = useRef( question );
	latest.current = question;
	const isAsked = question !== null;

	useEffect( () => {
		if ( ! isAsked ) {
			setAnswer( { data: null, error: null, pending: false } );
			return;
		}
		let isLate = false;
		setAnswer( ( now ) => ( { ...now, pending: true } ) );
		const timer = window.setTimeout( async () => {
			try {
				const data = await latest.current?.();
				if ( ! isLate && data !== undefined ) {
					setAnswer( { data, error: null, pending: false } );
				}
			} catch ( thrown ) {
				if ( ! isLate ) {
					const error = toApiError( thrown );
					setAnswer( ( now ) => ( {
						...now,
						error,
						pending: false,
					} ) );
				}
			}
		}, WAIT_MS );
		return () => {
			isLate = true;
			window.clearTimeout( timer );
		};
	}, [ about, isAsked ] );
	return answer;
}
