import { Card, CardBody, CardHeader } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { Skeleton } from '../components/skeleton';

/** The page of a run while nothing is known of it. */
export function RunPageSkeleton() {
	return (
		<div aria-busy="true">
			<span className="screen-reader-text">
				{ __( 'Loading the run', 'crosswalk' ) }
			</span>
			<div className="crosswalk-toolbar">
				<div>
					<p className="crosswalk-toolbar__title">
						<Skeleton width="7em" />
					</p>
					<p className="crosswalk-toolbar__sentence">
						<Skeleton width="24em" />
					</p>
				</div>
			</div>
			<div className="crosswalk-run-card">
				<div className="crosswalk-run is-loading" />
			</div>
			<Card className="crosswalk-card">
				<CardHeader className="crosswalk-card__header">
					<p className="crosswalk-card__title">
						<Skeleton width="9em" />
					</p>
				</CardHeader>
				<CardBody className="crosswalk-card__body">
					<Skeleton width="30em" />
				</CardBody>
			</Card>
		</div>
	);
}
