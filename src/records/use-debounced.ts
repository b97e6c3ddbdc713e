import { useEffect, useState } from '@wordpress/element';

/**
 * What was typed, once the typing has stopped for a moment.
 *
 * @param value As typed.
 */
export function useDebounced( value: string ): string {
	const [ settled, setSettled ] = useState( value );
	useEffect( () => {
		const timer = window.setTimeout( () => setSettled( value ), 300 );
		return () => window.clearTimeout( timer );
	}, [ value ] );
	return settled;
}
