import type { Rest } from './rest';

const WORK_MS = 5_000;
const CRON_MS = 30_000;

/**
 * Stands in for the cron of a real server: lends the queue a worker, and lets WordPress look for due events.
 * A demo that is being shut down, or busy, is asked again later.
 *
 * @param rest
 * @param url
 * @param connection
 * @return Ends it.
 */
export function startTicker(
	rest: Rest,
	url: string,
	connection: number
): () => void {
	const stops = [
		every( WORK_MS, () =>
			rest.post( `/connections/${ connection }/work` )
		),
		every( CRON_MS, () => fetch( `${ url }/wp-cron.php?doing_wp_cron` ) ),
	];
	return () => stops.forEach( ( stop ) => stop() );
}

/** The pause begins when the last call has ended, so that calls never pile up. */
function every( ms: number, job: () => Promise< unknown > ): () => void {
	let timer: NodeJS.Timeout;
	let stopped = false;
	const next = () => {
		if ( ! stopped ) {
			timer = setTimeout( () => void job().then( next, next ), ms );
		}
	};
	next();
	return () => {
		stopped = true;
		clearTimeout( timer );
	};
}
