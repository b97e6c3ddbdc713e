import { Clock } from './clock';
import { Random } from './random';
import { Schema } from './schema/schema';
import { Store } from './store';
import { Traps } from './traps';
import type { StoredRecord, User } from './types';

/** One CRM: what it knows and how it behaves. */
export class Crm {
	readonly traps = new Traps();
	readonly clock = new Clock();
	readonly store = new Store();
	schema = new Schema();
	random = new Random( 1 );
	users: User[] = [];

	userNamed( username: string ): User | undefined {
		return this.users.find( ( user ) => user.username === username );
	}

	now(): { at: number; stamp: string } {
		const at = this.clock.now();
		return { at, stamp: this.stamp( at ) };
	}

	stamp( at: number ): string {
		return this.clock.stamp( at, ! this.traps.on( 'secondResolution' ) );
	}

	/**
	 * A record's id as clients see it.
	 *
	 * @param record The record.
	 */
	id( record: StoredRecord ): string {
		return this.schema.id( record.module, record.id );
	}

	/**
	 * The live record behind an id, if there is one.
	 *
	 * @param id Such as "14x11".
	 */
	byId( id: string ): StoredRecord | undefined {
		const [ prefix, number ] = id.split( 'x' ).map( Number );
		const module = this.schema.byPrefix( prefix ?? -1 );
		return module && this.store.findLive( module.name, number ?? -1 );
	}
}
