import { useEffect, useState } from '@wordpress/element';
import { work } from '../api/commands';
import { toApiError, type ApiError } from '../api/errors';
import { can } from '../page-settings';
import { runPath, STATUS } from '../store/paths';
import { refresh } from '../store/refresh';
import { useInterval } from '../store/use-interval';
import { useResource } from '../store/use-resource';
import type { Run } from '../types/generated';
import { isActive } from './run-words';

const IDLE_MS = 1500;
const AFTER_ERROR_MS = 5000;
const PAUSED_S = 5;

interface LiveRun {
	run: Run | undefined;
	/** Why this page cannot help at the moment. */
	error: ApiError | null;
}

/**
 * A run as it goes. While it is running the open page lends the engine a worker: one request after the other, so that
 * it moves on without cron. Who may only look asks for news instead.
 *
 * @param runId Run to follow; null for none.
 */
export function useRun( runId: number | null ): LiveRun {
	const { data: run, reload } = useResource(
		runId === null ? null : runPath( runId ),
		can( 'sync' ) ? 0 : 3
	);
	const [ error, setError ] = useState< ApiError | null >( null );
	const connectionId = run?.connection_id;
	const running = run?.state === 'running';
	const active = run ? isActive( run ) : null;

	useEffect( () => {
		if ( ! running || connectionId === undefined || ! can( 'sync' ) ) {
			return;
		}
		let stopped = false;
		const lend = async () => {
			while ( ! stopped ) {
				let rest = 0;
				try {
					const answer = await work( connectionId );
					rest = answer.worked > 0 ? 0 : IDLE_MS;
					if ( runId !== null && answer.run?.id !== runId ) {
						// Another worker has ended it between two requests.
						await refresh( runPath( runId ) );
					}
					setError( null );
				} catch ( thrown ) {
					setError( toApiError( thrown ) );
					rest = AFTER_ERROR_MS;
				}
				await new Promise( ( resume ) => setTimeout( resume, rest ) );
			}
		};
		void lend();
		return () => {
			stopped = true;
		};
	}, [ running, connectionId, runId ] );

	// Somebody else may resume it, or answer what it asks.
	useInterval( reload, run?.state === 'paused' ? PAUSED_S : 0 );

	// What the run wrote belongs into the numbers beside it, at the latest when it ends.
	useEffect( () => {
		if ( active === false ) {
			void refresh( STATUS, '/log' );
		}
	}, [ active ] );

	return { run, error };
}
