import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { navigate, type Args } from '../navigation/location';

interface Props {
	back: Args;
	next: string;
	busy: boolean;
}

/**
 * Back, and the one primary button of a step.
 *
 * @param props      Properties.
 * @param props.back The step before.
 * @param props.next Words on the button that submits.
 * @param props.busy Being saved.
 */
export function StepButtons( { back, next, busy }: Props ) {
	return (
		<div className="crosswalk-buttons is-spread">
			<Button
				variant="tertiary"
				onClick={ () => navigate( back ) }
				__next40pxDefaultSize
			>
				{ __( 'Back', 'crosswalk' ) }
			</Button>
			<Button
				type="submit"
				variant="primary"
				isBusy={ busy }
				disabled={ busy }
				accessibleWhenDisabled
				__next40pxDefaultSize
			>
				{ next }
			</Button>
		</div>
	);
}
