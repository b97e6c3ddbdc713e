import { refresh } from '../store/refresh';
import { STATUS } from '../store/paths';
import type { Answer, Decision } from '../types/generated';
import { work } from './commands';
import { post } from './request';

/**
 * Answers the questions about some records with the same word, and lends the engine a moment to carry it out.
 *
 * @param decisions Of which kind of answer each allows.
 * @param answer    One that all of them allow.
 * @param candidate For "link": the record that it is.
 */
export async function decide(
	decisions: Pick< Decision, 'id' | 'connection_id' >[],
	answer: Answer,
	candidate = ''
): Promise< number > {
	const { decided } = await post< { decided: number } >( '/decisions', {
		ids: decisions.map( ( { id } ) => id ),
		answer,
		candidate,
	} );
	// What became of it is in the Sync log; a connection that is paused says so elsewhere.
	await Promise.allSettled(
		[ ...new Set( decisions.map( ( one ) => one.connection_id ) ) ].map(
			work
		)
	);
	await refresh( '/decisions', STATUS );
	return decided;
}
