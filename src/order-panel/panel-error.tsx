import { __ } from '@wordpress/i18n';
import type { ApiError } from '../api/errors';

interface Props {
	error: Pick< ApiError, 'message' | 'advice' >;
	onRetry: () => void;
}

/**
 * What went wrong, in WordPress's own notice: the page of an order should not load components for it.
 *
 * @param props         Properties.
 * @param props.error   Sentence and advice.
 * @param props.onRetry Tries again.
 */
export function PanelError( { error, onRetry }: Props ) {
	return (
		<div className="notice notice-error inline" role="alert">
			<p>
				{ error.message } { error.advice }{ ' ' }
				<button
					type="button"
					className="button-link"
					onClick={ onRetry }
				>
					{ __( 'Try again', 'crosswalk' ) }
				</button>
			</p>
		</div>
	);
}
