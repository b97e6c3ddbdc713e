import { useEffect, useRef } from '@wordpress/element';

/**
 * Calls again and again while the page is visible, and at once when it becomes visible again.
 *
 * @param tick    What to do.
 * @param seconds Between two calls; 0 switches it off.
 */
export function useInterval( tick: () => void, seconds: number ): void {
	const latest = useRef( tick );
	latest.current = tick;

	useEffect( () => {
		if ( ! seconds ) {
			return;
		}
		let timer: number | undefined;
		const sleep = () => window.clearInterval( timer );
		const wake = () => {
			sleep();
			timer = window.setInterval(
				() => latest.current(),
				seconds * 1000
			);
		};
		const onVisibility = () => {
			if ( document.visibilityState === 'hidden' ) {
				sleep();
			} else {
				latest.current();
				wake();
			}
		};
		if ( document.visibilityState !== 'hidden' ) {
			wake();
		}
		document.addEventListener( 'visibilitychange', onVisibility );
		return () => {
			sleep();
			document.removeEventListener( 'visibilitychange', onVisibility );
		};
	}, [ seconds ] );
}
