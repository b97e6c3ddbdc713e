import { syntaxError, tokens } from './lexer';
import type { Token } from './lexer';

export type Operator = '=' | '!=' | '<' | '>' | '<=' | '>=' | 'in' | 'like';

export interface Condition {
	field: string;
	operator: Operator;
	/** One value, or all of an IN list. */
	values: string[];
}

export interface Query {
	/** Field names, every field, or only their number. */
	select: string[] | '*' | 'count';
	module: string;
	/** Alternatives of conditions that must all hold; empty: everything. */
	where: Condition[][];
	orderBy: { field: string; descending: boolean }[];
	limit: { offset: number; count: number } | null;
}

const OPERATORS = [ '=', '!=', '<', '>', '<=', '>=' ];
const RESERVED = [
	'select',
	'from',
	'where',
	'order',
	'by',
	'limit',
	'and',
	'or',
	'in',
	'like',
	'asc',
	'desc',
	'not',
	'is',
	'null',
	'between',
	'group',
	'distinct',
];

/**
 * Parses VTQL: one table, flat conditions, a direction only at the end, a semicolon.
 *
 * @param text   The query.
 * @param strict Refuses what the real grammar does not know.
 */
export function parseQuery( text: string, strict = true ): Query {
	return new Parser( tokens( text, strict ), strict ).query();
}

class Parser {
	private at = 0;

	constructor(
		private readonly list: Token[],
		private readonly strict: boolean
	) {}

	query(): Query {
		this.expect( 'select' );
		const select = this.select();
		this.expect( 'from' );
		const module = this.name();
		const where = this.accept( 'where' ) ? this.where() : [];
		const orderBy = this.accept( 'order' ) ? this.orderBy() : [];
		const limit = this.accept( 'limit' ) ? this.limit() : null;
		this.expect( ';' );
		if ( this.at < this.list.length ) {
			throw this.unexpected();
		}
		return { select, module, where, orderBy, limit };
	}

	private select(): Query[ 'select' ] {
		if ( this.accept( '*' ) ) {
			return '*';
		}
		const first = this.name();
		if ( first.toLowerCase() === 'count' && this.accept( '(' ) ) {
			this.expect( '*' );
			this.expect( ')' );
			return 'count';
		}
		const names = [ first ];
		while ( this.accept( ',' ) ) {
			names.push( this.name() );
		}
		return names;
	}

	private where(): Condition[][] {
		const alternatives: Condition[][] = [ [ this.condition() ] ];
		for (;;) {
			if ( this.accept( 'and' ) ) {
				alternatives[ alternatives.length - 1 ]?.push(
					this.condition()
				);
			} else if ( this.accept( 'or' ) ) {
				alternatives.push( [ this.condition() ] );
			} else {
				return alternatives;
			}
		}
	}

	private condition(): Condition {
		const field = this.name();
		if ( this.accept( 'in' ) ) {
			this.expect( '(' );
			const values = [ this.value() ];
			while ( this.accept( ',' ) ) {
				values.push( this.value() );
			}
			this.expect( ')' );
			return { field, operator: 'in', values };
		}
		if ( this.accept( 'like' ) ) {
			return { field, operator: 'like', values: [ this.value() ] };
		}
		const operator = this.next();
		if (
			operator?.kind !== 'symbol' ||
			! OPERATORS.includes( operator.text )
		) {
			throw this.unexpected( operator );
		}
		return {
			field,
			operator: operator.text as Operator,
			values: [ this.value() ],
		};
	}

	private orderBy(): Query[ 'orderBy' ] {
		this.expect( 'by' );
		const columns: Query[ 'orderBy' ] = [];
		do {
			const field = this.name();
			columns.push( { field, descending: false } );
			const direction = this.direction();
			if ( direction !== undefined ) {
				if ( this.strict ) {
					columns.forEach(
						( column ) => ( column.descending = direction )
					);
					return columns;
				}
				(
					columns[
						columns.length - 1
					] as Query[ 'orderBy' ][ number ]
				 ).descending = direction;
			}
		} while ( this.accept( ',' ) );
		return columns;
	}

	private direction(): boolean | undefined {
		if ( this.accept( 'asc' ) ) {
			return false;
		}
		return this.accept( 'desc' ) ? true : undefined;
	}

	private limit(): Query[ 'limit' ] {
		const first = this.whole();
		return this.accept( ',' )
			? { offset: first, count: this.whole() }
			: { offset: 0, count: first };
	}

	private whole(): number {
		const token = this.next();
		if ( token?.kind !== 'number' || ! /^\d+$/.test( token.text ) ) {
			throw this.unexpected( token );
		}
		return Number( token.text );
	}

	private value(): string {
		const token = this.next();
		if ( token?.kind !== 'string' && token?.kind !== 'number' ) {
			throw this.unexpected( token );
		}
		return token.text;
	}

	private name(): string {
		const token = this.next();
		if (
			token?.kind !== 'word' ||
			RESERVED.includes( token.text.toLowerCase() )
		) {
			throw this.unexpected( token );
		}
		return token.text;
	}

	private next(): Token | undefined {
		return this.list[ this.at++ ];
	}

	private accept( text: string ): boolean {
		const token = this.list[ this.at ];
		const fits =
			token &&
			token.kind !== 'string' &&
			token.text.toLowerCase() === text;
		this.at += fits ? 1 : 0;
		return Boolean( fits );
	}

	private expect( text: string ): void {
		if ( ! this.accept( text ) ) {
			throw this.unexpected();
		}
	}

	private unexpected(
		token: Token | undefined = this.list[ this.at ]
	): Error {
		return syntaxError( token?.text ?? 'end of query' );
	}
}
