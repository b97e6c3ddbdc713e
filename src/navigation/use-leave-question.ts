import { useEffect } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { askBeforeLeaving } from './location';

/**
 * Nothing typed is lost by a wrong click, within our pages or away from them.
 *
 * @param changed There is something to lose.
 */
export function useLeaveQuestion( changed: boolean ): void {
	useEffect( () => {
		if ( ! changed ) {
			return;
		}
		const onUnload = ( event: BeforeUnloadEvent ) => event.preventDefault();
		askBeforeLeaving(
			__( 'Leave this page? Your changes are not saved.', 'crosswalk' )
		);
		window.addEventListener( 'beforeunload', onUnload );
		return () => {
			askBeforeLeaving( null );
			window.removeEventListener( 'beforeunload', onUnload );
		};
	}, [ changed ] );
}
