import { Card, CardBody, CardHeader } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { Skeleton } from '../components/skeleton';

const ROWS = [ 1, 2, 3, 4, 5, 6 ];

/** Rows in the height they will have. */
export function LogRowsSkeleton() {
	return (
		<table
			className="crosswalk-table crosswalk-log__table"
			aria-busy="true"
		>
			<tbody>
				{ ROWS.map( ( row ) => (
					<tr key={ row }>
						<td>
							<Skeleton width="6em" />
							<span className="crosswalk-log__trigger">
								<Skeleton width="4em" />
							</span>
						</td>
						<td>
							<Skeleton width="5em" />
						</td>
						<td>
							<Skeleton width="8em" />
						</td>
					</tr>
				) ) }
			</tbody>
		</table>
	);
}

/** The whole page while nothing is known. */
export function LogSkeleton() {
	return (
		<div aria-busy="true">
			<span className="screen-reader-text">
				{ __( 'Loading the sync log', 'crosswalk' ) }
			</span>
			<div className="crosswalk-toolbar">
				<div>
					<p className="crosswalk-toolbar__title">
						<Skeleton width="9em" />
					</p>
					<p className="crosswalk-toolbar__sentence">
						<Skeleton width="18em" />
					</p>
				</div>
			</div>
			<div className="crosswalk-filters">
				<Skeleton width="190px" height="40px" />
			</div>
			<div className="crosswalk-sides">
				{ [ 'shop', 'remote' ].map( ( side ) => (
					<Card key={ side } className="crosswalk-card crosswalk-log">
						<CardHeader className="crosswalk-card__header">
							<p className="crosswalk-card__title">
								<Skeleton width="7em" />
							</p>
						</CardHeader>
						<CardBody className="crosswalk-card__body is-flush">
							<LogRowsSkeleton />
						</CardBody>
					</Card>
				) ) }
			</div>
		</div>
	);
}
