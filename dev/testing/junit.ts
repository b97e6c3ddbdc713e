import { existsSync, readFileSync } from 'node:fs';

export interface Case {
	class: string;
	name: string;
	outcome: 'passed' | 'failed' | 'skipped';
}

/** What Node writes of a test that nobody asked for. */
const NOT_ASKED_FOR = 'test name does not match pattern';

/**
 * The test cases of a JUnit log as PHPUnit and Node write it. Null when the run broke off before writing it.
 *
 * @param file
 */
export function readJunit( file: string ): Case[] | null {
	if ( ! existsSync( file ) ) {
		return null;
	}
	const xml = readFileSync( file, 'utf8' );
	if ( ! xml.includes( '</testsuites>' ) ) {
		return null;
	}
	return [
		// A message in an attribute may have tags in it.
		...xml.matchAll(
			/<testcase((?:\s+[\w-]+="[^"]*")*)\s*(\/>|>([\s\S]*?)<\/testcase>)/g
		),
	]
		.filter( ( [ , , , body = '' ] ) => ! body.includes( NOT_ASKED_FOR ) )
		.map( ( [ , attributes = '', , body = '' ] ) => ( {
			class: attribute( attributes, 'class' ),
			name: attribute( attributes, 'name' ),
			outcome: outcomeOf( body ),
		} ) );
}

function attribute( attributes: string, name: string ): string {
	return (
		attributes.match(
			new RegExp( `(?:^|\\s)${ name }="([^"]*)"` )
		)?.[ 1 ] ?? ''
	);
}

function outcomeOf( body: string ): Case[ 'outcome' ] {
	if ( /<(failure|error)\b/.test( body ) ) {
		return 'failed';
	}
	return /<skipped\b/.test( body ) ? 'skipped' : 'passed';
}
