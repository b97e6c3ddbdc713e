import { __, sprintf } from '@wordpress/i18n';
import type { Answer, Decision } from '../types/generated';

/**
 * What is asked, as a reason to filter by.
 *
 * @param code Of a decision.
 */
export function questionWords( code: string ): string {
	switch ( code ) {
		case 'several_matches':
			return __( 'Several records match', 'crosswalk' );
		case 'several_claim':
			return __( 'Others match the same record', 'crosswalk' );
		case 'already_linked':
			return __( 'The match is linked already', 'crosswalk' );
		case 'doubtful_match':
			return __( 'Same number, another total or time', 'crosswalk' );
		case 'drift':
			return __( 'Edited on the other side', 'crosswalk' );
	}
	return __( 'Another question', 'crosswalk' );
}

export const QUESTIONS = [
	'several_matches',
	'several_claim',
	'already_linked',
	'doubtful_match',
	'drift',
];

/**
 * An answer as a button says it.
 *
 * @param answer To a question.
 * @param other  Name of the system in which the record would be created.
 */
export function answerWords( answer: Answer, other: string ): string {
	switch ( answer ) {
		case 'link':
			return __( 'It is this one', 'crosswalk' );
		case 'create':
			return sprintf(
				/* translators: %s: name of a system. */
				__( 'None of them: create it in %s', 'crosswalk' ),
				other
			);
		case 'ignore':
			return __( 'Leave it alone', 'crosswalk' );
		case 'overwrite':
			return __( 'Overwrite the edit', 'crosswalk' );
		case 'keep':
			return __( 'Keep the edit', 'crosswalk' );
	}
}

/**
 * What the answer leads to.
 *
 * @param answer To a question.
 */
export function consequence( answer: Answer ): string {
	switch ( answer ) {
		case 'link':
			return __(
				'The two are kept in step from now on. A link that either has to another record is taken apart.',
				'crosswalk'
			);
		case 'create':
			return __(
				'A new record is made there, whatever matches.',
				'crosswalk'
			);
		case 'ignore':
			return __(
				'Nothing is written, and it is not asked again. “Sync again” on the record takes this back.',
				'crosswalk'
			);
		case 'overwrite':
			return __(
				'The value of the side that owns the field is written over it.',
				'crosswalk'
			);
		case 'keep':
			return __(
				'Both sides stay as they are until one of them changes again.',
				'crosswalk'
			);
	}
}

/**
 * The answers that all of these questions allow for several records at once: which record it is can only be said of one.
 *
 * @param decisions Selected ones.
 */
export function commonAnswers( decisions: Decision[] ): Answer[] {
	const [ first, ...others ] = decisions;
	return ( first?.answers ?? [] ).filter(
		( answer ) =>
			answer !== 'link' &&
			others.every( ( { answers } ) => answers.includes( answer ) )
	);
}
