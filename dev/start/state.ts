import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How far earlier starts came, and what must stay the same from start to start. */
export interface State {
	shopPort: number;
	crmPort: number;
	token: string;
	size: 'small' | 'large';
	installed?: boolean;
	filled?: boolean;
	connection?: number;
}

export class StateFile {
	private readonly path: string;

	constructor( dir: string ) {
		mkdirSync( dir, { recursive: true } );
		this.path = join( dir, 'state.json' );
	}

	read(): State | null {
		return existsSync( this.path )
			? ( JSON.parse( readFileSync( this.path, 'utf8' ) ) as State )
			: null;
	}

	write( state: State ): void {
		writeFileSync( this.path, JSON.stringify( state, null, '\t' ), {
			mode: 0o600,
		} );
	}
}
