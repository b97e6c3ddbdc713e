import { NoPermission } from '../components/no-permission';
import { useArgs } from '../navigation/location';
import { can } from '../page-settings';
import { AddPage } from './add-page';
import { ConnectionPage } from './connection-page';
import { Connections } from './connections';
import { General } from './general';

/** Settings and the pages below it. Administrators only (V3). */
export function Settings() {
	const { path, id, connector } = useArgs();
	if ( ! can( 'manage' ) ) {
		return <NoPermission />;
	}
	if ( path === '/settings/connection' ) {
		return <ConnectionPage key={ id } id={ Number( id ) } />;
	}
	if ( path === '/settings/add' ) {
		return <AddPage key={ connector } connector={ connector ?? '' } />;
	}
	return (
		<div className="crosswalk-narrow">
			<Connections />
			<General />
		</div>
	);
}
