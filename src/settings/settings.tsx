import { NoPermission } from '../components/no-permission';
import { useArgs } from '../navigation/location';
import { can } from '../page-settings';
import { CONNECTORS, GENERAL, STATUS } from '../store/paths';
import { useResource } from '../store/use-resource';
import { ConnectionPage } from './connection-page';
import { Connections } from './connections';
import { General } from './general';
import { FormSkeleton } from './form-skeleton';
import { Keys } from './keys';

/** Settings and the pages below it. Administrators only (V3). */
export function Settings() {
	const { path, id } = useArgs();
	if ( ! can( 'manage' ) ) {
		return <NoPermission />;
	}
	if ( path === '/settings/connection' ) {
		return <ConnectionPage key={ id } id={ Number( id ) } />;
	}
	return <Overview />;
}

/** Nobody knows how many connections there are, so nothing is drawn below them before they are. */
function Overview() {
	const parts = [
		useResource( STATUS ),
		useResource( CONNECTORS ),
		useResource( GENERAL ),
	];
	if ( parts.some( ( { data, error } ) => ! data && ! error ) ) {
		return <FormSkeleton isNarrow />;
	}
	return (
		<div className="crosswalk-narrow">
			<Connections />
			<General />
			<Keys />
		</div>
	);
}
