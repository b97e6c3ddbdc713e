import { parseArgs } from 'node:util';
import { FIGURES } from './figure';

export interface BenchOptions {
	json: boolean;
	/** Smaller counts, for development: what comes out is marked and proves nothing. */
	quick: boolean;
	/** Figures to measure. */
	only: string[];
}

export const USAGE = `npm run bench -- [options]

  --json          one JSON object instead of a table
  --only <name>   one figure, or all whose names begin so; may be repeated
  --quick         a tenth of the records: for development, proves nothing

Figures: ${ FIGURES.join( ', ' ) }`;

/**
 * @throws Error With a sentence for the person who typed it.
 */
export function parseOptions( argv: string[] ): BenchOptions {
	const { values } = parseArgs( {
		args: argv,
		options: {
			json: { type: 'boolean', default: false },
			quick: { type: 'boolean', default: false },
			only: { type: 'string', multiple: true, default: [] },
		},
	} );
	return {
		json: values.json,
		quick: values.quick,
		only: values.only.length > 0 ? values.only.flatMap( named ) : FIGURES,
	};
}

function named( name: string ): string[] {
	const found = FIGURES.filter(
		( figure ) => figure === name || figure.startsWith( `${ name }.` )
	);
	if ( found.length === 0 ) {
		throw new Error(
			`There is no figure ${ name }. There are: ${ FIGURES.join( ', ' ) }.`
		);
	}
	return found;
}
