import { __ } from '@wordpress/i18n';
import { plugins } from '@wordpress/icons';
import { EmptyState } from '../components/empty-state';
import { ErrorNotice } from '../components/error-notice';
import { NoPermission } from '../components/no-permission';
import { useArgs } from '../navigation/location';
import { can } from '../page-settings';
import { STATUS } from '../store/paths';
import { useResource } from '../store/use-resource';
import { DecisionQueue } from './decision-queue';
import { DecisionsSkeleton } from './decisions-skeleton';
import './decisions.scss';

/** What needs a person (E5): the list on the left, one record beside its candidates on the right. */
export function Decisions() {
	const args = useArgs();
	const allowed = can( 'viewLog' );
	const { data, error, reload } = useResource( allowed ? STATUS : null, 15 );
	if ( ! allowed ) {
		return <NoPermission />;
	}
	if ( ! data ) {
		return error ? (
			<ErrorNotice error={ error } onRetry={ reload } />
		) : (
			<DecisionsSkeleton />
		);
	}
	return (
		<>
			<h2 className="screen-reader-text">
				{ __( 'Decisions', 'crosswalk' ) }
			</h2>
			{ data.connections.length === 0 ? (
				<EmptyState
					icon={ plugins }
					title={ __(
						'There is nothing to decide: no system is connected yet.',
						'crosswalk'
					) }
				/>
			) : (
				<DecisionQueue args={ args } connections={ data.connections } />
			) }
		</>
	);
}
