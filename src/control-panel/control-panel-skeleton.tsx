import { Card, CardBody, CardHeader } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { Skeleton } from '../components/skeleton';

const FIGURES = [ 'waiting', 'sent', 'decision', 'failed' ];
const ROWS = [ 'taxes', 'accounts', 'contacts', 'products', 'orders' ];

/** The control panel of one connection, in the size it will have. */
export function ControlPanelSkeleton() {
	return (
		<div aria-busy="true">
			<span className="screen-reader-text">
				{ __( 'Loading the state of the sync', 'crosswalk' ) }
			</span>
			<div className="crosswalk-banner is-loading">
				<span className="crosswalk-banner__sign" />
				<p className="crosswalk-banner__sentence">
					<Skeleton width="16em" />
				</p>
			</div>
			<Card className="crosswalk-card crosswalk-connection">
				<CardHeader className="crosswalk-card__header">
					<div className="crosswalk-connection__what">
						<p className="crosswalk-card__title">
							<Skeleton width="9em" />
						</p>
						<p className="crosswalk-facts">
							<Skeleton width="24em" />
						</p>
					</div>
				</CardHeader>
				<CardBody className="crosswalk-card__body">
					<ul className="crosswalk-figures">
						{ FIGURES.map( ( figure ) => (
							<li key={ figure }>
								<span className="crosswalk-figure">
									<span className="crosswalk-figure__label">
										<Skeleton width="5em" />
									</span>
									<span className="crosswalk-figure__value">
										<Skeleton width="2em" />
									</span>
								</span>
							</li>
						) ) }
					</ul>
					<table className="crosswalk-table crosswalk-modules">
						<thead>
							<tr>
								<td>
									<Skeleton width="5em" />
								</td>
								<td>
									<Skeleton width="5em" />
								</td>
							</tr>
						</thead>
						<tbody>
							{ ROWS.map( ( row ) => (
								<tr key={ row }>
									<td>
										<Skeleton />
									</td>
									<td>
										<Skeleton width="5em" />
									</td>
								</tr>
							) ) }
						</tbody>
					</table>
				</CardBody>
			</Card>
		</div>
	);
}
