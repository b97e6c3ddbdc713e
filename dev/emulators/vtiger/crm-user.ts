import { changeRecord, createRecord, deleteRecord } from './records';
import { recordResponse } from './respond';
import { ADMIN } from './seed/users';
import type { Crm } from './crm';
import type { TrapName } from './traps';
import type { Element, StoredRecord, User } from './types';

/** What only the webservice gets wrong: the CRM's own forms send everything. */
const NOT_IN_FORMS: TrapName[] = [
	'reviseWipesProduct',
	'reviseLinesBlanksTaxMode',
	'emptyDiscountCrashes',
];

/** A person at work in the CRM's own forms. */
export class CrmUser {
	constructor( private readonly crm: Crm ) {}

	read( id: string ): Record< string, unknown > {
		return recordResponse( this.crm, this.live( id ) );
	}

	/**
	 * @param module       Module name.
	 * @param element      Field values; the owner may be left out.
	 * @param modifiedtime Such as "2026-11-20 10:00:00"; otherwise now.
	 */
	create(
		module: string,
		element: Element,
		modifiedtime?: string
	): Record< string, unknown > {
		const { crm } = this;
		const owner = { assigned_user_id: crm.schema.id( 'Users', ADMIN.id ) };
		const record = createRecord(
			crm,
			this.admin(),
			crm.schema.get( module ),
			{ ...owner, ...element },
			{ source: 'CRM' }
		);
		this.stamp( record, modifiedtime );
		return recordResponse( crm, record );
	}

	/**
	 * @param id           Record id.
	 * @param element      Field values; taxes and prices of a product that are not named stay.
	 * @param modifiedtime Such as "2026-11-20 10:00:00"; otherwise now.
	 */
	update(
		id: string,
		element: Element,
		modifiedtime?: string
	): Record< string, unknown > {
		const { crm } = this;
		const record = this.live( id );
		const before = crm.traps.all();
		NOT_IN_FORMS.forEach( ( name ) =>
			crm.traps.set( { [ name ]: false } )
		);
		try {
			changeRecord( crm, this.admin(), record, element, false );
		} finally {
			crm.traps.set( before );
		}
		this.stamp( record, modifiedtime );
		return recordResponse( crm, record );
	}

	remove( id: string ): void {
		deleteRecord( this.crm, this.live( id ) );
	}

	private admin(): User {
		return this.crm.userNamed( ADMIN.username ) ?? ADMIN;
	}

	private live( id: string ): StoredRecord {
		const record = this.crm.byId( id );
		if ( ! record ) {
			throw new Error( `There is no record "${ id }".` );
		}
		return record;
	}

	private stamp( record: StoredRecord, modifiedtime?: string ): void {
		if ( modifiedtime ) {
			const at = this.crm.clock.parse( modifiedtime );
			this.crm.store.change( record, {}, { at, stamp: modifiedtime } );
		}
	}
}
