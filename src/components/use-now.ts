import { useSyncExternalStore } from 'react';

const STEP_MS = 5000;

const listeners = new Set< () => void >();
let now = Date.now();
let timer: number | undefined;

function subscribe( listener: () => void ): () => void {
	listeners.add( listener );
	if ( listeners.size === 1 ) {
		now = Date.now();
		timer = window.setInterval( () => {
			now = Date.now();
			listeners.forEach( ( told ) => told() );
		}, STEP_MS );
	}
	return () => {
		listeners.delete( listener );
		if ( listeners.size === 0 ) {
			window.clearInterval( timer );
		}
	};
}

/** The time of all relative times on the page: one clock, so that they change together. */
export function useNow(): number {
	return useSyncExternalStore( subscribe, () => now );
}
