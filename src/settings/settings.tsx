import { NoPermission } from '../components/no-permission';
import { useArgs } from '../navigation/location';
import { can } from '../page-settings';
import { ConnectionPage } from './connection-page';
import { Connections } from './connections';
import { General } from './general';
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
	return (
		<div className="crosswalk-narrow">
			<Connections />
			<General />
			<Keys />
		</div>
	);
}
