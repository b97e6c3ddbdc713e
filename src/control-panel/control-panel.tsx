import { useArgs } from '../navigation/location';
import { can } from '../page-settings';
import { STATUS } from '../store/paths';
import { useResource } from '../store/use-resource';
import { ErrorNotice } from '../components/error-notice';
import { NoPermission } from '../components/no-permission';
import { ConnectionCard } from './connection-card';
import { ControlPanelSkeleton } from './control-panel-skeleton';
import { FailureList } from './failure-list';
import { FirstUse } from './first-use';
import { StatusBanner } from './status-banner';
import { Warnings } from './warnings';
import { CountedRecords } from './counted-records';
import { MailsDrawer } from './mails-drawer';
import { WithheldMails } from './withheld-mails';

const POLL_SECONDS = 5;

export function ControlPanel() {
	const args = useArgs();
	const allowed = can( 'viewLog' );
	const { data, error, reload } = useResource(
		allowed ? STATUS : null,
		POLL_SECONDS
	);
	if ( ! allowed ) {
		return <NoPermission />;
	}
	if ( ! data ) {
		return error ? (
			<ErrorNotice error={ error } onRetry={ reload } />
		) : (
			<ControlPanelSkeleton />
		);
	}
	if ( data.state === 'unconfigured' ) {
		return <FirstUse />;
	}
	return (
		<>
			<StatusBanner
				state={ data.state }
				sentence={ data.sentence }
				lost={ error }
			/>
			<Warnings status={ data } />
			{ data.connections.map( ( connection ) => (
				<ConnectionCard
					key={ connection.id }
					connection={ connection }
					isOnly={ data.connections.length === 1 }
				/>
			) ) }
			{ data.withheld_mails > 0 && (
				<WithheldMails count={ data.withheld_mails } />
			) }
			<FailureList
				failures={ data.failures }
				connections={ data.connections }
			/>
			{ args.list === 'mails' && <MailsDrawer /> }
			{ ( args.list || args.failure ) && args.list !== 'mails' && (
				<CountedRecords args={ args } status={ data } />
			) }
		</>
	);
}
