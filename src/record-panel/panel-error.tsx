import { __ } from '@wordpress/i18n';
import type { ApiError } from '../api/errors';

interface Props {
	error: Pick< ApiError, 'message' | 'advice' >;
	onRetry?: () => void;
	onDismiss?: () => void;
}

/**
 * What went wrong, in WordPress's own notice: the page of an order should not load components for it.
 *
 * @param props           Properties.
 * @param props.error     Sentence and advice.
 * @param props.onRetry   Tries again.
 * @param props.onDismiss Puts it away, where there is nothing to try again.
 */
export function PanelError( { error, onRetry, onDismiss }: Props ) {
	return (
		<div className="notice notice-error inline" role="alert">
			<p>
				{ error.message } { error.advice }{ ' ' }
				<button
					type="button"
					className="button-link"
					onClick={ onRetry ?? onDismiss }
				>
					{ onRetry
						? __( 'Try again', 'crosswalk' )
						: __( 'Close', 'crosswalk' ) }
				</button>
			</p>
		</div>
	);
}
