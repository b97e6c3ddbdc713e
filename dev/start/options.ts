import { parseArgs } from 'node:util';

export interface StartOptions {
	/** mysql://user:password@host:port/name, or null for the embedded SQLite. */
	db: string | null;
	size: 'small' | 'large';
	reset: boolean;
	check: boolean;
	/** 0: the port of the last start, or a free one. */
	port: number;
}

export const USAGE = `npm start -- [options]

  --size small|large   how much the emulated CRM holds (small)
  --db mysql://user:password@host:port/name
                       a real database and this machine's PHP instead of the embedded ones;
                       npm start makes the database, it must not exist
  --port <number>      port of the shop
  --reset              forget everything and start over
  --check              do it all, ask the site over HTTP, print one line of JSON, and end`;

/**
 * @param argv
 * @throws Error With a sentence for the person who typed it.
 */
export function parseOptions( argv: string[] ): StartOptions {
	const { values } = parseArgs( {
		args: argv,
		options: {
			db: { type: 'string' },
			size: { type: 'string', default: 'small' },
			reset: { type: 'boolean', default: false },
			check: { type: 'boolean', default: false },
			port: { type: 'string', default: '0' },
		},
	} );
	const port = Number( values.port );
	if ( ! Number.isInteger( port ) || port < 0 || port > 65535 ) {
		throw new Error( `--port ${ values.port } is not a port.` );
	}
	return {
		db: values.db === undefined ? null : database( values.db ),
		size: size( values.size ),
		reset: values.reset,
		check: values.check,
		port,
	};
}

function size( given: string ): StartOptions[ 'size' ] {
	if ( given !== 'small' && given !== 'large' ) {
		throw new Error( `--size is small or large, not ${ given }.` );
	}
	return given;
}

function database( given: string ): string {
	const url = URL.canParse( given ) ? new URL( given ) : null;
	if (
		! url ||
		! [ 'mysql:', 'mariadb:' ].includes( url.protocol ) ||
		! /^\/\w+$/.test( url.pathname )
	) {
		throw new Error(
			'--db is a URL like mysql://user:password@127.0.0.1:3306/name.'
		);
	}
	return given;
}
