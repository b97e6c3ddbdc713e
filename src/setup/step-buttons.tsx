import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { navigate, type Args } from '../navigation/location';

interface Props {
	back: Args;
	next: string;
	busy: boolean;
	disabled?: boolean;
	/** Less important ones, before the primary one. */
	children?: ReactNode;
}

/**
 * Back, and the one primary button of a step.
 *
 * @param props See Props.
 */
export function StepButtons( props: Props ) {
	const { back, next, busy, disabled = false, children } = props;
	return (
		<div className="crosswalk-buttons is-spread">
			<Button
				variant="tertiary"
				onClick={ () => navigate( back ) }
				__next40pxDefaultSize
			>
				{ __( 'Back', 'crosswalk' ) }
			</Button>
			<div className="crosswalk-buttons">
				{ children }
				<Button
					type="submit"
					variant="primary"
					isBusy={ busy }
					disabled={ busy || disabled }
					accessibleWhenDisabled
					__next40pxDefaultSize
				>
					{ next }
				</Button>
			</div>
		</div>
	);
}
