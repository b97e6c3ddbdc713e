import { CrmUser } from './crm-user';
import { FORMS } from './form';
import { recordResponse } from './respond';
import { addTaxType, removeTaxType } from './seed/seed';
import { setCurrency } from './seed/currencies';
import { ADMIN, setUser } from './seed/users';
import {
	addCustomField,
	removeCustomField,
	renameCustomField,
	setPicklist,
} from './schema/administer';
import type { QuotaLimits } from './cloud/quota';
import type { Emulator, ResetOptions } from './emulator';
import type { Fault } from './faults';
import type { FormName } from './form';
import type { LatencyModel } from './latency';
import type { NewField } from './schema/administer';
import type { PicklistValue } from './schema/types';
import type { TrapStates } from './traps';
import type { NewCurrency } from './seed/currencies';
import type { NewUser } from './seed/users';
import type { Element, User } from './types';

/** Numbers that go with the traps. */
export interface TrapNumbers {
	lineLossRate: number;
	duplicateNumberRate: number;
	lineWindowMs: number;
	sessionIdleSeconds: number;
}

/** What a test may do to the CRM behind the webservice's back. Each method is a route, too. */
export class Control {
	private readonly person: CrmUser;

	constructor( readonly emulator: Emulator ) {
		this.person = new CrmUser( emulator.crm );
	}

	reset( options: ResetOptions = {} ) {
		return { counts: this.emulator.reset( options ) };
	}

	info() {
		const { crm, sessions } = this.emulator;
		return {
			username: ADMIN.username,
			accessKey: crm.users[ 0 ]?.accessKey ?? '',
			users: crm.users,
			prefixes: Object.fromEntries(
				crm.schema.all().map( ( { name, prefix } ) => [ name, prefix ] )
			),
			counts: Object.fromEntries(
				crm.schema
					.all()
					.map( ( { name } ) => [
						name,
						crm.store.live( name ).length,
					] )
			),
			sessions: sessions.count(),
			serverTime: crm.clock.unix(),
			form: this.emulator.form,
		};
	}

	/**
	 * Makes the same CRM speak in another form; the one before is gone.
	 *
	 * @param form Which.
	 */
	setForm( form: FormName ) {
		if ( ! ( form in FORMS ) ) {
			throw new Error( `There is no form "${ form }".` );
		}
		this.emulator.form = form;
		return { form };
	}

	quota() {
		return this.emulator.quota.state();
	}

	/**
	 * Sets how many calls the cloud takes.
	 *
	 * @param limits Per minute and day; what is left out stays.
	 * @param left   What is left of them now; left out: as it was used.
	 */
	setQuota(
		limits: Partial< QuotaLimits >,
		left: { minuteLeft?: number; dayLeft?: number } = {}
	) {
		this.emulator.quota.set( limits, left );
		return this.quota();
	}

	traps() {
		const { traps } = this.emulator.crm;
		const {
			lineLossRate,
			duplicateNumberRate,
			lineWindowMs,
			sessionIdleSeconds,
		} = traps;
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
	setTraps(
		states: Partial< TrapStates >,
		numbers: Partial< TrapNumbers > = {},
		all?: boolean
	) {
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
		return this.person.read( id );
	}

	createRecord( module: string, element: Element, modifiedtime?: string ) {
		return this.person.create( module, element, modifiedtime );
	}

	updateRecord( id: string, element: Element, modifiedtime?: string ) {
		return this.person.update( id, element, modifiedtime );
	}

	deleteRecord( id: string ) {
		this.person.remove( id );
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

	renameField(
		module: string,
		name: string,
		to: { name?: string; label?: string }
	) {
		renameCustomField( this.emulator.crm, module, name, to );
	}

	removeField( module: string, name: string ) {
		removeCustomField( this.emulator.crm, module, name );
	}

	setPicklist(
		module: string,
		field: string,
		values: ( string | PicklistValue )[]
	) {
		setPicklist( this.emulator.crm, module, field, values );
	}

	addTax( label: string, percentage: number ) {
		return { name: addTaxType( this.emulator.crm, label, percentage ) };
	}

	removeTax( label: string ) {
		return { removed: removeTaxType( this.emulator.crm, label ) };
	}

	setCurrency( currency: NewCurrency ) {
		return { id: setCurrency( this.emulator.crm, currency ) };
	}

	setUser( user: NewUser ): User {
		return setUser( this.emulator.crm, user );
	}
}
