import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { capture } from './process';

/** What the tests need from the system: a program or a PHP extension, and the Debian package that brings it. */
const programs: Record< string, string > = {
	php: 'php-cli',
	composer: 'composer',
	mariadbd: 'mariadb-server',
	'mariadb-install-db': 'mariadb-server',
	chromium: 'chromium',
};

const extensions: Record< string, string > = {
	mysqli: 'php-mysql',
	curl: 'php-curl',
	sqlite3: 'php-sqlite3',
	gd: 'php-gd',
	zip: 'php-zip',
	intl: 'php-intl',
	mbstring: 'php-mbstring',
	dom: 'php-xml',
	xmlwriter: 'php-xml',
};

// Debian keeps servers in sbin, which the PATH of an ordinary user leaves out.
process.env.PATH += ':/usr/local/sbin:/usr/sbin:/sbin';

export type Need = 'php' | 'composer' | 'mariadb' | 'chromium';

const programsOf: Record< Need, string[] > = {
	php: [ 'php' ],
	composer: [ 'composer' ],
	mariadb: [ 'mariadbd', 'mariadb-install-db' ],
	chromium: [ 'chromium' ],
};

/**
 * Makes sure that the programs are there: installs them when it may, else says the exact command.
 *
 * @param needs
 */
export async function requireSystem( ...needs: Need[] ): Promise< void > {
	const packages = await missingPackages( needs );
	if ( packages.length === 0 ) {
		return;
	}
	const list = packages.join( ' ' );
	const mayInstall =
		process.getuid?.() === 0 && existsSync( '/etc/debian_version' );
	if ( ! mayInstall ) {
		throw new Error(
			`The tests need packages that are not installed. On Debian:\n\n  sudo apt-get install -y --no-install-recommends ${ list }\n`
		);
	}
	console.log( `Installing ${ list } …` );
	apt( 'update', '-qq' );
	apt( 'install', '-y', '-qq', '--no-install-recommends', ...packages );
}

async function missingPackages( needs: Need[] ): Promise< string[] > {
	const missing = new Set< string >();
	for ( const program of needs.flatMap( ( need ) => programsOf[ need ] ) ) {
		if ( ! isProgram( program ) ) {
			missing.add( programs[ program ]! );
		}
	}
	if ( needs.includes( 'php' ) ) {
		const { stdout } = await capture( 'php', [ '-m' ] );
		const loaded = new Set( stdout.toLowerCase().split( /\s+/ ) );
		for ( const [ extension, debian ] of Object.entries( extensions ) ) {
			if ( ! loaded.has( extension ) ) {
				missing.add( debian );
			}
		}
	}
	return [ ...missing ];
}

function isProgram( name: string ): boolean {
	return process.env
		.PATH!.split( ':' )
		.some( ( dir ) => existsSync( `${ dir }/${ name }` ) );
}

function apt( ...args: string[] ): void {
	const { status } = spawnSync( 'apt-get', args, {
		stdio: [ 'ignore', 'ignore', 'inherit' ],
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
	} );
	if ( status !== 0 ) {
		throw new Error(
			`apt-get ${ args.join( ' ' ) } ended with ${ status }.`
		);
	}
}
