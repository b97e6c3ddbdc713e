import type { StoredRecord, Values } from './types';

/** One module's records, kept in the order of their ids. */
class Table {
	rows: StoredRecord[] = [];
	readonly byId = new Map< number, StoredRecord >();

	insert( record: StoredRecord ): void {
		const last = this.rows[ this.rows.length - 1 ];
		this.byId.set( record.id, record );
		if ( ! last || last.id < record.id ) {
			this.rows.push( record );
			return;
		}
		this.rows.splice(
			this.rows.findIndex( ( { id } ) => id > record.id ),
			0,
			record
		);
	}

	remove( ids: Set< number > ): void {
		this.rows = this.rows.filter( ( { id } ) => ! ids.has( id ) );
		ids.forEach( ( id ) => this.byId.delete( id ) );
	}

	maxId(): number {
		return this.rows[ this.rows.length - 1 ]?.id ?? 0;
	}
}

export interface StoreDump {
	nextEntityId: number;
	numbers: Record< string, number >;
	records: StoredRecord[];
}

/** All records. Entity modules share one sequence of ids, as vtiger_crmentity does. */
export class Store {
	/** Called after each change, for persistence. */
	onChange: () => void = () => {};

	private tables = new Map< string, Table >();
	private linesOf = new Map< number, StoredRecord[] >();
	private nextEntityId = 1;
	private numbers: Record< string, number > = {};

	takeEntityId(): number {
		return this.nextEntityId++;
	}

	/**
	 * The next automatic number of a module.
	 *
	 * @param module Module name.
	 * @param twice  Leaves the sequence where it is, as two parallel creates do.
	 */
	takeNumber( module: string, twice = false ): number {
		const number = ( this.numbers[ module ] ?? 0 ) + 1;
		this.numbers[ module ] = twice ? number - 1 : number;
		return twice && number > 1 ? number - 1 : number;
	}

	insert( record: StoredRecord ): StoredRecord {
		this.table( record.module ).insert( record );
		if ( record.module === 'LineItem' ) {
			this.indexLine( record );
		}
		this.onChange();
		return record;
	}

	/**
	 * Changes values of a record.
	 *
	 * @param record   The record.
	 * @param values   What changes; nothing else is touched.
	 * @param modified The new modification time with its stamp, if it is to change.
	 */
	change(
		record: StoredRecord,
		values: Values,
		modified?: { at: number; stamp: string }
	): void {
		Object.assign( record.values, values );
		if ( modified ) {
			record.modified = modified.at;
			record.values.modifiedtime = modified.stamp;
		}
		this.onChange();
	}

	/**
	 * Forgets a value, as if the column had never been filled.
	 *
	 * @param record The record.
	 * @param name   Field name.
	 */
	unset( record: StoredRecord, name: string ): void {
		delete record.values[ name ];
		this.onChange();
	}

	/**
	 * Moves a record to the recycle bin.
	 *
	 * @param record The record.
	 * @param at     Server time in milliseconds.
	 */
	bin( record: StoredRecord, at: number ): void {
		record.deleted = true;
		record.modified = at;
		for ( const line of this.lines( record.id ) ) {
			line.deleted = true;
		}
		this.onChange();
	}

	/**
	 * A record, the deleted ones included.
	 *
	 * @param module Module name.
	 * @param id     Record number.
	 */
	find( module: string, id: number ): StoredRecord | undefined {
		return this.table( module ).byId.get( id );
	}

	findLive( module: string, id: number ): StoredRecord | undefined {
		const record = this.find( module, id );
		return record && ! record.deleted ? record : undefined;
	}

	/**
	 * All records of a module in the order of their ids, the deleted ones included.
	 *
	 * @param module Module name.
	 */
	rows( module: string ): readonly StoredRecord[] {
		return this.table( module ).rows;
	}

	live( module: string ): StoredRecord[] {
		return this.table( module ).rows.filter( ( { deleted } ) => ! deleted );
	}

	maxId( module: string ): number {
		return this.table( module ).maxId();
	}

	lines( parent: number ): readonly StoredRecord[] {
		return this.linesOf.get( parent ) ?? [];
	}

	dropLines( parent: number ): void {
		if ( this.lines( parent ).length === 0 ) {
			return;
		}
		this.table( 'LineItem' ).remove(
			new Set( this.lines( parent ).map( ( { id } ) => id ) )
		);
		this.linesOf.delete( parent );
		this.onChange();
	}

	clear(): void {
		this.load( { nextEntityId: 1, numbers: {}, records: [] } );
	}

	dump(): StoreDump {
		const records = [ ...this.tables.values() ].flatMap(
			( { rows } ) => rows
		);
		return {
			nextEntityId: this.nextEntityId,
			numbers: this.numbers,
			records,
		};
	}

	load( dump: StoreDump ): void {
		this.tables = new Map();
		this.linesOf = new Map();
		this.nextEntityId = dump.nextEntityId;
		this.numbers = { ...dump.numbers };
		dump.records.forEach( ( record ) => this.insert( record ) );
		this.onChange();
	}

	private table( module: string ): Table {
		let table = this.tables.get( module );
		if ( ! table ) {
			table = new Table();
			this.tables.set( module, table );
		}
		return table;
	}

	private indexLine( line: StoredRecord ): void {
		const parent = Number(
			( line.values.parent_id ?? '' ).split( 'x' )[ 1 ]
		);
		this.linesOf.set( parent, [ ...this.lines( parent ), line ] );
	}
}
