import { Card, CardBody } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { Skeleton } from '../components/skeleton';

/** Both columns in the size they will have. */
export function DecisionsSkeleton() {
	return (
		<div className="crosswalk-decisions" aria-busy="true">
			<span className="screen-reader-text">
				{ __( 'Loading what needs a decision', 'crosswalk' ) }
			</span>
			<Card className="crosswalk-card crosswalk-decisions__list">
				<div className="crosswalk-decisions__filters" />
				<div className="crosswalk-decisions__bulk" />
				<CardBody className="crosswalk-card__body is-flush">
					<DecisionListSkeleton />
				</CardBody>
			</Card>
			<Card className="crosswalk-card crosswalk-decisions__detail">
				<CardBody className="crosswalk-card__body">
					<DetailSkeleton />
				</CardBody>
			</Card>
		</div>
	);
}

export function DecisionListSkeleton() {
	return (
		<ul aria-busy="true">
			{ [ 9, 7, 11, 8 ].map( ( width ) => (
				<li key={ width } className="crosswalk-decision-item">
					<span className="crosswalk-decision-item__link">
						<Skeleton width={ `${ width }em` } />
						<span className="crosswalk-decision-item__what">
							<Skeleton width="12em" />
						</span>
					</span>
				</li>
			) ) }
		</ul>
	);
}

export function DetailSkeleton() {
	return (
		<div className="crosswalk-records-skeleton" aria-busy="true">
			{ [ 16, 10, 12, 11, 9, 13 ].map( ( width ) => (
				<p key={ width }>
					<Skeleton width="7em" />
					<Skeleton width={ `${ width }em` } />
				</p>
			) ) }
		</div>
	);
}
