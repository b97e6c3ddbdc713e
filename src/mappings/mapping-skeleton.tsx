import { Card, CardBody, CardHeader } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { Skeleton } from '../components/skeleton';

const WIDTHS = [ 7, 8, 6, 9, 7, 8, 10, 6, 8, 7 ];

/** Stands where the mapping will, as high as its rows. */
export function MappingSkeleton() {
	return (
		<Card className="crosswalk-card" aria-busy="true">
			<span className="screen-reader-text">
				{ __( 'Loading the mapping', 'crosswalk' ) }
			</span>
			<CardHeader className="crosswalk-card__header">
				<Skeleton width="10em" height="40px" />
				<Skeleton width="8em" height="40px" />
			</CardHeader>
			<CardBody className="crosswalk-card__body">
				{ WIDTHS.map( ( width, i ) => (
					<p key={ i } className="crosswalk-map-skeleton">
						<Skeleton width={ `${ width }em` } />
						<Skeleton width="3em" />
						<Skeleton width={ `${ 16 - width }em` } />
					</p>
				) ) }
			</CardBody>
		</Card>
	);
}
