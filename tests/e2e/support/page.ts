import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { php } from './environment';

/** Address of a page of ours, below wp-admin. */
export function crosswalk( path = '', args = '' ): string {
	const query = path ? `&path=${ encodeURIComponent( path ) }` : '';
	return `admin.php?page=crosswalk${ query }${ args }`;
}

/** Connects the Sandbox over REST, as an administrator, and syncs it to the end. Gives its id. */
export function syncedSandbox(): Promise< number > {
	return php< number >( `
		wp_set_current_user( 1 );
		$ask = static function ( string $path, array $body = array() ) {
			$request = new WP_REST_Request( 'POST', '/crosswalk/v1' . $path );
			$request->set_header( 'Content-Type', 'application/json' );
			$request->set_body( wp_json_encode( (object) $body ) );
			return rest_do_request( $request )->get_data();
		};
		$id = $ask( '/connections', array( 'connector' => 'sandbox', 'name' => 'Practice', 'settings' => array( 'name' => 'Practice CRM', 'start' => 'sample' ) ) )['id'];
		$end = static function ( int $run ) use ( $ask, $id ): int {
			for ( $i = 0; $i < 100; $i++ ) {
				$work = $ask( "/connections/$id/work" );
				if ( null === $work['run'] || 'running' !== $work['run']['state'] ) {
					break;
				}
			}
			return $run;
		};
		$dry = $end( $ask( '/runs', array( 'connection_id' => $id, 'dry' => true ) )['id'] );
		$end( $ask( "/connections/$id/start", array( 'run_id' => $dry ) )['id'] );
		return $id;
	` );
}

/** No page is wider than the screen: a phone must not scroll sideways. */
export async function assertFits( page: Page ): Promise< void > {
	const excess = await page.evaluate(
		() => document.documentElement.scrollWidth - window.innerWidth
	);
	assert.ok( excess <= 0, `The page is ${ excess } px too wide.` );
}

/** Adds up what jumps about inside our page from its first paint on; ask when the page has come to rest. */
export async function watchShifts(
	page: Page
): Promise< () => Promise< number > > {
	await page.addInitScript( () => {
		const seen = { shifted: 0 };
		Object.assign( window, { crosswalkTest: seen } );
		new PerformanceObserver( ( list ) => {
			for ( const entry of list.getEntries() as unknown as {
				value: number;
				hadRecentInput: boolean;
				sources: { node?: Element }[];
			}[] ) {
				const ours = entry.sources.some( ( { node } ) =>
					document
						.getElementById( 'crosswalk-root' )
						?.contains( node ?? null )
				);
				if ( ours && ! entry.hadRecentInput ) {
					seen.shifted += entry.value;
				}
			}
		} ).observe( { type: 'layout-shift', buffered: true } );
	} );
	return () =>
		page.evaluate(
			() =>
				( window as unknown as { crosswalkTest: { shifted: number } } )
					.crosswalkTest.shifted
		);
}
