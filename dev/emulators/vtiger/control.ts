import { changeRecord, createRecord, deleteRecord } from './records';
import { recordResponse } from './respond';
import { addTaxType, ADMIN, storeUser } from './seed/seed';
import { addCustomField, removeCustomField, renameCustomField, setPicklist } from './schema/administer';
import type { Emulator, ResetOptions } from './emulator';
import type { Fault } from './faults';
import type { LatencyModel } from './latency';
import type { NewField } from './schema/administer';
import type { TrapStates } from './traps';
import type { Element, StoredRecord, User } from './types';

/** Numbers that go with the traps. */
export interface TrapNumbers {
	lineLossRate: number;
	duplicateNumberRate: number;
	lineWindowMs: number;
	sessionIdleSeconds: number;
}

export interface NewUser {
	username: string;
	accessKey?: string;
	isAdmin?: boolean;
	/** Letters of "crud" per module; null: everything a non-admin can see. */
	rights?: Record< string, string > | null;
}

/** What a test may do to the CRM behind the webservice's back. Each method is a route, too. */
export class Control {
	constructor( readonly emulator: Emulator ) {}

	reset( options: ResetOptions = {} ) {
		return { counts: this.emulator.reset( options ) };
	}

	info() {
		const { crm, sessions } = this.emulator;
		return {
			username: ADMIN.username,
			accessKey: crm.users[ 0 ]?.accessKey ?? '',
			users: crm.users,
			prefixes: Object.fromEntries( crm.schema.all().map( ( { name, prefix } ) => [ name, prefix ] ) ),
			counts: Object.fromEntries(
				crm.schema.all().map( ( { name } ) => [ name, crm.store.live( name ).length ] )
			),
			sessions: sessions.count(),
			serverTime: crm.clock.unix(),
		};
	}

	traps() {
		const { traps } = this.emulator.crm;
		const { lineLossRate, duplicateNumberRate, lineWindowMs, sessionIdleSeconds } = traps;
		return {
			traps: traps.all(),
			numbers: {
				lineLossRate,
				duplicateNumberRate,
				lineWindowMs,
				sessionIdleSeconds,
			},
		};
	}

	/**
	 * Switches traps. `all` is applied first.
	 *
	 * @param states  Traps by name.
	 * @param numbers Rates and times that go with them.
	 * @param all     State of every trap.
	 */
	setTraps( states: Partial< TrapStates >, numbers: Partial< TrapNumbers > = {}, all?: boolean ) {
		const { traps } = this.emulator.crm;
		if ( all !== undefined ) {
			traps.setAll( all );
		}
		traps.set( states );
		Object.assign( traps, numbers );
		return this.traps();
	}

	addFault( fault: Fault ) {
		return this.emulator.faults.add( fault );
	}

	faults() {
		return this.emulator.faults.list();
	}

	removeFault( id: number ) {
		return this.emulator.faults.remove( id );
	}

	clearFaults() {
		this.emulator.faults.clear();
	}

	setLatency( model: Partial< LatencyModel > ) {
		this.emulator.latency.set( model );
		return this.emulator.latency.get();
	}

	latency() {
		return this.emulator.latency.get();
	}

	stats() {
		return this.emulator.stats.summary();
	}

	calls( operation?: string ) {
		return this.emulator.stats.recent( operation );
	}

	resetStats() {
		this.emulator.stats.reset();
	}

	/**
	 * All live records of a module as `retrieve` gives them, in the order of their ids.
	 *
	 * @param module Module name.
	 */
	records( module: string ): Record< string, unknown >[] {
		const { crm } = this.emulator;
		return crm.store
			.live( crm.schema.get( module ).name )
			.map( ( record ) => recordResponse( crm, record ) );
	}

	count( module: string ): number {
		const { crm } = this.emulator;
		return crm.store.live( crm.schema.get( module ).name ).length;
	}

	record( id: string ): Record< string, unknown > {
		return recordResponse( this.emulator.crm, this.live( id ) );
	}

	/**
	 * Creates a record as a CRM user does in the CRM's own forms.
	 *
	 * @param module       Module name.
	 * @param element      Field values; the owner may be left out.
	 * @param modifiedtime Such as "2026-11-20 10:00:00"; otherwise now.
	 */
	createRecord( module: string, element: Element, modifiedtime?: string ): Record< string, unknown > {
		const { crm } = this.emulator;
		const owned = {
			assigned_user_id: crm.schema.id( 'Users', ADMIN.id ),
			...element,
		};
		const record = createRecord( crm, this.admin(), crm.schema.get( module ), owned, { source: 'CRM' } );
		this.stamp( record, modifiedtime );
		return recordResponse( crm, record );
	}

	/**
	 * Changes a record as a CRM user does. Taxes and prices of a product that are not named stay.
	 *
	 * @param id           Record id.
	 * @param element      Field values.
	 * @param modifiedtime When; otherwise now.
	 */
	updateRecord( id: string, element: Element, modifiedtime?: string ): Record< string, unknown > {
		const { crm } = this.emulator;
		const record = this.live( id );
		const wipes = crm.traps.on( 'reviseWipesProduct' );
		crm.traps.set( { reviseWipesProduct: false } );
		try {
			changeRecord( crm, this.admin(), record, element, false );
		} finally {
			crm.traps.set( { reviseWipesProduct: wipes } );
		}
		this.stamp( record, modifiedtime );
		return recordResponse( crm, record );
	}

	deleteRecord( id: string ) {
		deleteRecord( this.emulator.crm, this.live( id ) );
	}

	setClock( offsetMs: number, timeZoneMinutes?: number ) {
		const { clock } = this.emulator.crm;
		clock.offsetMs = offsetMs;
		clock.timeZoneMinutes = timeZoneMinutes ?? clock.timeZoneMinutes;
		return { serverTime: clock.unix(), stamp: clock.stamp( clock.now() ) };
	}

	expireSessions() {
		return { expired: this.emulator.sessions.dropAll() };
	}

	addField( module: string, field: NewField ) {
		addCustomField( this.emulator.crm, module, field );
	}

	renameField( module: string, name: string, to: { name?: string; label?: string } ) {
		renameCustomField( this.emulator.crm, module, name, to );
	}

	removeField( module: string, name: string ) {
		removeCustomField( this.emulator.crm, module, name );
	}

	setPicklist( module: string, field: string, values: string[] ) {
		setPicklist( this.emulator.crm, module, field, values );
	}

	addTax( label: string, percentage: number ) {
		return { name: addTaxType( this.emulator.crm, label, percentage ) };
	}

	setUser( user: NewUser ): User {
		const { crm } = this.emulator;
		const known = crm.userNamed( user.username );
		const isAdmin = user.isAdmin ?? known?.isAdmin ?? false;
		const stored: User = {
			id: known?.id ?? Math.max( 4, crm.store.maxId( 'Users' ) ) + 1,
			username: user.username,
			accessKey: user.accessKey ?? known?.accessKey ?? `${ user.username }-key`,
			firstName: known?.firstName ?? user.username,
			lastName: known?.lastName ?? 'User',
			isAdmin,
			rights: user.rights === undefined ? known?.rights ?? null : user.rights,
		};
		storeUser( crm, stored );
		if ( known ) {
			// Sessions hold on to the user they logged in with.
			Object.assign( known, stored );
			crm.users = crm.users.map( ( other ) => ( other.id === known.id ? known : other ) );
		}
		return stored;
	}

	private admin(): User {
		return this.emulator.crm.userNamed( ADMIN.username ) ?? ADMIN;
	}

	private live( id: string ): StoredRecord {
		const record = this.emulator.crm.byId( id );
		if ( ! record ) {
			throw new Error( `There is no record "${ id }".` );
		}
		return record;
	}

	private stamp( record: StoredRecord, modifiedtime?: string ): void {
		const { crm } = this.emulator;
		if ( modifiedtime ) {
			crm.store.change( record, {}, { at: crm.clock.parse( modifiedtime ), stamp: modifiedtime } );
		}
	}
}
