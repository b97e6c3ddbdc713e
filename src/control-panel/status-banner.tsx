import { Icon } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { check, closeSmall, warning } from '@wordpress/icons';
import type { ApiError } from '../api/errors';
import type { StatusState } from '../types/generated';

interface Props {
	state: StatusState;
	sentence: string;
	/** The last attempt to ask failed: what is shown may be old. */
	lost?: ApiError;
}

const ICONS = {
	good: check,
	attention: warning,
	bad: closeSmall,
	unconfigured: warning,
};

/**
 * Whether all is well, in one sentence; the shape of the sign says it without its colour.
 *
 * @param props See Props.
 */
export function StatusBanner( { state, sentence, lost }: Props ) {
	return (
		<div className={ `crosswalk-banner is-${ state }` }>
			<span className="crosswalk-banner__sign">
				<Icon icon={ ICONS[ state ] } size={ 24 } />
			</span>
			<h2 className="crosswalk-banner__sentence" aria-live="polite">
				{ sentence }
			</h2>
			{ lost && (
				<p className="crosswalk-banner__lost">
					{ lost.message }{ ' ' }
					{ __(
						'What you see may be out of date; trying again.',
						'crosswalk'
					) }
				</p>
			) }
		</div>
	);
}
