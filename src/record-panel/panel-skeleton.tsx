import { __ } from '@wordpress/i18n';
import { Skeleton } from '../components/skeleton';

/** As high as what most orders have, so that the page below stays where it is. */
export function PanelSkeleton() {
	return (
		<div role="status">
			<span className="screen-reader-text">
				{ __( 'Loading…', 'crosswalk' ) }
			</span>
			<p className="crosswalk-order__state">
				<Skeleton width="20em" />
			</p>
			<p className="crosswalk-order__none">
				<Skeleton width="14em" />
			</p>
		</div>
	);
}
