import { WsError } from '../ws-error';

export interface Token {
	kind: 'word' | 'string' | 'number' | 'symbol';
	text: string;
}

const BLANK = /\s+/y;
const WORD = /[A-Za-z_][A-Za-z0-9_]*/y;
const NUMBER = /-?\d+(\.\d+)?/y;
const SYMBOL = /!=|<=|>=|[=<>,()*;]/y;
const LOOSE_SYMBOL = /<>|!=|<=|>=|[=<>,()*;]/y;
const STRING = /'((?:[^']|'')*)'/y;
const LOOSE_STRING = /"([^"]*)"/y;

export function syntaxError( near: string ): WsError {
	return new WsError(
		'QUERY_SYNTAX_ERROR',
		`Syntax Error on line 1: token '${ near }'`
	);
}

/**
 * Cuts a query into tokens.
 *
 * @param query  The query.
 * @param strict Refuses what the real lexer does not know: empty strings, double quotes, <>.
 */
export function tokens( query: string, strict: boolean ): Token[] {
	const found: Token[] = [];
	let at = 0;
	const match = ( pattern: RegExp ) => {
		pattern.lastIndex = at;
		const result = pattern.exec( query );
		at = result ? pattern.lastIndex : at;
		return result;
	};
	while ( at < query.length ) {
		if ( match( BLANK ) ) {
			continue;
		}
		let result: RegExpExecArray | null;
		if ( ( result = match( WORD ) ) ) {
			found.push( { kind: 'word', text: result[ 0 ] } );
		} else if ( ( result = match( NUMBER ) ) ) {
			found.push( { kind: 'number', text: result[ 0 ] } );
		} else if ( ( result = match( STRING ) ) ) {
			if ( result[ 1 ] === '' && strict ) {
				throw new WsError(
					'INTERNAL_SERVER_ERROR',
					'Unknown Error while processing request'
				);
			}
			found.push( {
				kind: 'string',
				text: ( result[ 1 ] ?? '' ).replace( /''/g, "'" ),
			} );
		} else if ( ! strict && ( result = match( LOOSE_STRING ) ) ) {
			found.push( { kind: 'string', text: result[ 1 ] ?? '' } );
		} else if ( ( result = match( strict ? SYMBOL : LOOSE_SYMBOL ) ) ) {
			found.push( {
				kind: 'symbol',
				text: result[ 0 ] === '<>' ? '!=' : result[ 0 ],
			} );
		} else {
			throw syntaxError( query.slice( at, at + 10 ) );
		}
	}
	return found;
}
