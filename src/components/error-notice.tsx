import { Button, Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ApiError } from '../api/errors';

interface Props {
	error: Pick< ApiError, 'message' | 'advice' >;
	onRetry?: () => void;
	onDismiss?: () => void;
}

/**
 * What went wrong and what to do about it.
 *
 * @param props           Properties.
 * @param props.error     Sentence and advice.
 * @param props.onRetry   Offers to try again.
 * @param props.onDismiss Offers to put it away.
 */
export function ErrorNotice( { error, onRetry, onDismiss }: Props ) {
	return (
		<Notice
			status="error"
			className="crosswalk-notice"
			isDismissible={ !! onDismiss }
			onRemove={ onDismiss }
		>
			<strong>{ error.message }</strong>{ ' ' }
			{ error.advice && <span>{ error.advice } </span> }
			{ onRetry && (
				<Button variant="link" onClick={ onRetry }>
					{ __( 'Try again', 'crosswalk' ) }
				</Button>
			) }
		</Notice>
	);
}
