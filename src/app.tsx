import { lazy, Suspense, useEffect, useRef } from '@wordpress/element';
import { PageHeader } from './components/page-header';
import { ControlPanel } from './control-panel/control-panel';
import { LogSkeleton } from './sync-log/log-skeleton';
import { FormSkeleton } from './settings/form-skeleton';
import { RunPageSkeleton } from './run-page/run-page-skeleton';
import { useArgs } from './navigation/location';

const SyncLog = lazy( () =>
	import( /* webpackChunkName: "sync-log" */ './sync-log/sync-log' ).then(
		( { SyncLog: page } ) => ( { default: page } )
	)
);
const Decisions = lazy( () =>
	import( /* webpackChunkName: "decisions" */ './decisions/decisions' ).then(
		( { Decisions: page } ) => ( { default: page } )
	)
);
const RunPage = lazy( () =>
	import( /* webpackChunkName: "run-page" */ './run-page/run-page' ).then(
		( { RunPage: page } ) => ( { default: page } )
	)
);
const DebugLog = lazy( () =>
	import( /* webpackChunkName: "debug-log" */ './debug-log/debug-log' ).then(
		( { DebugLog: page } ) => ( { default: page } )
	)
);
const Mappings = lazy( () =>
	import( /* webpackChunkName: "mappings" */ './mappings/mappings' ).then(
		( { Mappings: page } ) => ( { default: page } )
	)
);
const Settings = lazy( () =>
	import( /* webpackChunkName: "settings" */ './settings/settings' ).then(
		( { Settings: page } ) => ( { default: page } )
	)
);
const Setup = lazy( () =>
	import( /* webpackChunkName: "setup" */ './setup/setup' ).then(
		( { Setup: page } ) => ( { default: page } )
	)
);

/** Pages without a tab of their own, and the tab they belong to. */
const TABS: Record< string, string > = {
	setup: 'settings',
	'debug-log': 'settings',
};

/** The page that the address names. Only the first one is in the first script. */
export function App() {
	const { path = '' } = useArgs();
	const [ , current = '', part = '' ] = path.split( '/' );
	const main = useFocusOnChange( path );
	return (
		<>
			<PageHeader current={ TABS[ current ] ?? current } />
			<div ref={ main } tabIndex={ -1 } className="crosswalk-main">
				<Page name={ current } part={ part } />
			</div>
		</>
	);
}

function Page( { name, part }: { name: string; part: string } ) {
	switch ( name ) {
		case 'sync-log':
			return part === 'run' ? (
				<Suspense fallback={ <RunPageSkeleton /> }>
					<RunPage />
				</Suspense>
			) : (
				<Suspense fallback={ <LogSkeleton /> }>
					<SyncLog />
				</Suspense>
			);
		case 'decisions':
			return (
				<Suspense fallback={ <FormSkeleton /> }>
					<Decisions />
				</Suspense>
			);
		case 'debug-log':
			return (
				<Suspense fallback={ <FormSkeleton /> }>
					<DebugLog />
				</Suspense>
			);
		case 'mappings':
			return (
				<Suspense fallback={ <FormSkeleton /> }>
					<Mappings />
				</Suspense>
			);
		case 'settings':
			return (
				<Suspense fallback={ <FormSkeleton isNarrow /> }>
					<Settings />
				</Suspense>
			);
		case 'setup':
			return (
				<Suspense fallback={ <FormSkeleton isNarrow /> }>
					<Setup />
				</Suspense>
			);
	}
	return <ControlPanel />;
}

/**
 * Another page without a page load: the focus goes to its beginning, as it would after one.
 *
 * @param path Of the page.
 */
function useFocusOnChange( path: string ) {
	const main = useRef< HTMLDivElement >( null );
	const before = useRef( path );
	useEffect( () => {
		if ( before.current !== path ) {
			before.current = path;
			main.current?.focus( { preventScroll: true } );
			window.scrollTo( 0, 0 );
		}
	}, [ path ] );
	return main;
}
