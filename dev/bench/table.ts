import type { Figure, Limit } from './figure';

/** The figures for a person: one line each, in columns. */
export function table( figures: Figure[] ): string {
	const rows = figures.map( cells );
	const widths = [ 0, 1, 2, 3 ].map( ( column ) =>
		Math.max( ...rows.map( ( row ) => ( row[ column ] ?? '' ).length ) )
	);
	return rows
		.map( ( row ) =>
			row
				.map( ( cell, column ) => cell.padEnd( widths[ column ] ?? 0 ) )
				.join( '  ' )
				.trimEnd()
		)
		.join( '\n' );
}

function cells( figure: Figure ): string[] {
	if ( figure.value === null ) {
		return [ figure.name, 'skipped', '', '', figure.skipped ?? '' ];
	}
	return [
		figure.name,
		`${ figure.value } ${ figure.unit }`,
		limitText( figure.limit ),
		verdict( figure ),
		figure.baseline === null ? '' : `baseline ${ figure.baseline }`,
	];
}

function verdict( { limit, ok }: Figure ): string {
	if ( ! limit ) {
		return '';
	}
	return ok ? 'ok' : 'MISSED';
}

function limitText( limit: Limit | null ): string {
	if ( limit?.max !== undefined ) {
		return `≤ ${ limit.max }`;
	}
	return limit?.min !== undefined ? `≥ ${ limit.min }` : '';
}
