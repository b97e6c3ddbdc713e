import { addQueryArgs, getQueryArgs } from '@wordpress/url';
import { useSyncExternalStore } from 'react';
import { pageSettings } from '../page-settings';

/** The query of the page without `page`: `path` and what belongs to it. */
export type Args = Record< string, string >;

const MOVED = 'crosswalk:moved';

let question: string | null = null;

/** Where we are: where Back is refused, it is put back. */
let here = window.location.href;

export function hrefTo( args: Args ): string {
	return hrefAt( window.location.pathname, args );
}

/**
 * The same from another page of wp-admin.
 *
 * @param args Where to.
 */
export function hrefOfPage( args: Args ): string {
	return hrefAt( `${ pageSettings().adminUrl }admin.php`, args );
}

function hrefAt( address: string, args: Args ): string {
	const given = Object.entries( args ).filter( ( [ , value ] ) => value );
	return addQueryArgs( address, {
		page: 'crosswalk',
		...Object.fromEntries( given ),
	} );
}

/**
 * Goes somewhere without loading the page anew.
 *
 * @param args    Where to.
 * @param replace Leave no step behind that Back would return to.
 */
export function navigate( args: Args, replace = false ): void {
	if ( ! mayLeave( args ) ) {
		return;
	}
	window.history[ replace ? 'replaceState' : 'pushState' ](
		null,
		'',
		hrefTo( args )
	);
	moved();
}

function moved(): void {
	here = window.location.href;
	window.dispatchEvent( new Event( MOVED ) );
}

/** Back and Forward have happened already when one hears of them. */
function onHistory(): void {
	if ( mayLeave( currentArgs(), argsOf( here ) ) ) {
		moved();
	} else {
		window.history.pushState( null, '', here );
	}
}

window.addEventListener( 'popstate', onHistory );

/**
 * What to ask before leaving a page with something unsaved on it; null when there is nothing.
 *
 * @param text The question.
 */
export function askBeforeLeaving( text: string | null ): void {
	question = text;
}

function mayLeave( args: Args, from = currentArgs() ): boolean {
	if ( question === null || hrefTo( args ) === hrefTo( from ) ) {
		return true;
	}
	// The browser's own dialog, as it also asks when the whole page is left.
	// eslint-disable-next-line no-alert
	const leave = window.confirm( question );
	if ( leave ) {
		question = null;
	}
	return leave;
}

const currentArgs = (): Args => argsOf( window.location.href );

function argsOf( address: string ): Args {
	const args: Args = {};
	for ( const [ name, value ] of Object.entries( getQueryArgs( address ) ) ) {
		if ( name !== 'page' && typeof value === 'string' ) {
			args[ name ] = value;
		}
	}
	return args;
}

function subscribe( listener: () => void ): () => void {
	window.addEventListener( MOVED, listener );
	return () => window.removeEventListener( MOVED, listener );
}

export function useArgs(): Args {
	useSyncExternalStore( subscribe, () => window.location.search );
	return currentArgs();
}
