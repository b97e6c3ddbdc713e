import { __ } from '@wordpress/i18n';
import { Link } from '../navigation/link';
import { places } from '../navigation/places';
import { can } from '../page-settings';

interface Props {
	/** The tab that is open: first part of the path. */
	current: string;
}

/**
 * Name and tabs, the band on top of every page of ours.
 *
 * @param props         Properties.
 * @param props.current Of the page.
 */
export function PageHeader( { current }: Props ) {
	const tabs = [
		{
			name: '',
			label: __( 'Control panel', 'crosswalk' ),
			to: places.controlPanel(),
			shown: can( 'viewLog' ),
		},
		{
			name: 'sync-log',
			label: __( 'Sync log', 'crosswalk' ),
			to: places.syncLog(),
			shown: can( 'viewLog' ),
		},
		{
			name: 'decisions',
			label: __( 'Decisions', 'crosswalk' ),
			to: places.decisions(),
			shown: can( 'viewLog' ),
		},
		{
			name: 'mappings',
			label: __( 'Mappings', 'crosswalk' ),
			to: places.mappings(),
			shown: can( 'map' ),
		},
		{
			name: 'settings',
			label: __( 'Settings', 'crosswalk' ),
			to: places.settings(),
			shown: can( 'manage' ),
		},
	];
	return (
		<div className="crosswalk-header">
			<h1 className="crosswalk-header__title">Crosswalk</h1>
			<nav
				className="crosswalk-tabs"
				aria-label={ __( 'Crosswalk pages', 'crosswalk' ) }
			>
				{ tabs
					.filter( ( tab ) => tab.shown )
					.map( ( tab ) => (
						<Link
							key={ tab.name }
							to={ tab.to }
							className="crosswalk-tab"
							aria-current={
								tab.name === current ? 'page' : undefined
							}
						>
							{ tab.label }
						</Link>
					) ) }
			</nav>
		</div>
	);
}
