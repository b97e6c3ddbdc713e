import type { Run } from './run';

/**
 * One line about a run under way: "Products 34 of 80 · 12/s · about 4 s left".
 *
 * @param run
 */
export function progressLine( run: Run ): string {
	const module =
		run.modules.find( ( { state } ) => state === 'working' ) ??
		run.modules.find( ( { state } ) => state === 'listing' );
	if ( ! module ) {
		return run.modules.every( ( { state } ) => state === 'done' )
			? 'Finishing'
			: 'Starting';
	}
	if ( module.state === 'listing' ) {
		return `${ module.label }: compared ${ module.listed }${ module.total === null ? '' : ` of ${ module.total }` }`;
	}
	const parts = [
		`${ module.label } ${ module.done } of ${ module.queued }`,
	];
	if ( run.rate_per_s > 0 ) {
		parts.push(
			`${ run.rate_per_s < 10 ? run.rate_per_s.toFixed( 1 ) : Math.round( run.rate_per_s ) }/s`
		);
	}
	if ( run.seconds_left !== null ) {
		parts.push( `about ${ duration( run.seconds_left ) } left` );
	}
	return parts.join( ' · ' );
}

export function duration( seconds: number ): string {
	const whole = Math.max( 0, Math.round( seconds ) );
	return whole < 60
		? `${ whole } s`
		: `${ Math.floor( whole / 60 ) } min ${ whole % 60 } s`;
}
