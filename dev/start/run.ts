/** What `npm start` reads of the resources of crosswalk/v1. */
export interface RunModule {
	module: string;
	label: string;
	state: 'waiting' | 'listing' | 'working' | 'done' | 'failed';
	listed: number;
	total: number | null;
	queued: number;
	done: number;
}

export const OUTCOMES = [
	'created',
	'updated',
	'unchanged',
	'skipped',
	'decision',
	'failed',
] as const;

export type Outcome = ( typeof OUTCOMES )[ number ];

export type RunCount = { module: string; side: 'shop' | 'remote' } & Record<
	Outcome,
	number
>;

export interface Run {
	id: number;
	state: 'running' | 'paused' | 'cancelled' | 'done' | 'failed';
	/** It saves nothing. */
	dry: boolean;
	modules: RunModule[];
	rate_per_s: number;
	seconds_left: number | null;
	counts: RunCount[];
	error: string | null;
	/** It stopped to ask whether so many records are really gone. */
	question: { label: string; missing: number; known: number } | null;
}
