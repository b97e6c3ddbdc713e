import {
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Crm } from './crm';
import type { ModuleDef } from './schema/types';
import type { StoreDump } from './store';
import type { User } from './types';

const DELAY_MS = 500;

interface Saved {
	version: 1;
	users: User[];
	modules: ModuleDef[];
	store: StoreDump;
}

/** Keeps a CRM's records, fields and users in a file. */
export class DataFile {
	private timer: NodeJS.Timeout | undefined;

	constructor(
		private readonly path: string,
		private readonly crm: Crm
	) {}

	exists(): boolean {
		return existsSync( this.path );
	}

	/** Takes over what the file holds, if there is one. */
	load(): void {
		if ( ! this.exists() ) {
			return;
		}
		const saved = JSON.parse( readFileSync( this.path, 'utf8' ) ) as Saved;
		this.crm.users = saved.users;
		this.crm.schema.load( saved.modules );
		this.crm.store.load( saved.store );
	}

	/** Saves each change, many at once. */
	watch(): void {
		this.crm.store.onChange = () => {
			this.timer ??= setTimeout( () => this.save(), DELAY_MS ).unref();
		};
	}

	/** Writes beside the file and renames: a crash leaves the old or the new one, never half. */
	save(): void {
		clearTimeout( this.timer );
		this.timer = undefined;
		const saved: Saved = {
			version: 1,
			users: this.crm.users,
			modules: this.crm.schema.dump(),
			store: this.crm.store.dump(),
		};
		mkdirSync( dirname( this.path ), { recursive: true } );
		writeFileSync( `${ this.path }.new`, JSON.stringify( saved ) );
		renameSync( `${ this.path }.new`, this.path );
	}
}
