import { existing, readable } from './access';
import { me } from './cloud/me';
import { extendSession, login, logout } from './login';
import { describe, listTypes } from './schema/describe';
import { createProductTax } from './product-taxes';
import { changeRecord, createRecord, deleteRecord } from './records';
import { relatedRecords, relatedTypes } from './related';
import { recordResponse } from './respond';
import { sync } from './sync';
import { execute } from './vtql/execute';
import { parseQuery } from './vtql/parser';
import { accessDenied } from './ws-error';
import type { Call } from './call';
import type { Crm } from './crm';
import type { FormName } from './form';
import type { CreateOptions } from './records';
import type { Sessions } from './session';
import type { User } from './types';

export interface Context {
	crm: Crm;
	sessions: Sessions;
	call: Call;
	/** Who is logged in; for operations without a session nobody. */
	user: User;
	trouble: CreateOptions;
}

export interface Operation {
	verb: 'GET' | 'POST';
	/** Works without being logged in. */
	open?: boolean;
	/** The form that has it, where the other has not. */
	only?: FormName;
	/** Parameters without which PHP has too few arguments. */
	needs?: string[];
	run: ( context: Context ) => unknown;
}

export const OPERATIONS: Record< string, Operation > = {
	getchallenge: {
		verb: 'GET',
		open: true,
		only: 'webservice',
		needs: [ 'username' ],
		run: ( { sessions, call } ) =>
			sessions.challenge( call.params.username ?? '' ),
	},
	login: {
		verb: 'POST',
		open: true,
		only: 'webservice',
		needs: [ 'username', 'accessKey' ],
		run: login,
	},
	logout: { verb: 'POST', only: 'webservice', run: logout },
	extendsession: {
		verb: 'POST',
		open: true,
		only: 'webservice',
		run: extendSession,
	},
	me: {
		verb: 'GET',
		only: 'cloud',
		run: ( { crm, user } ) => me( crm, user ),
	},
	listtypes: {
		verb: 'GET',
		run: ( { crm, user, call } ) =>
			listTypes(
				crm.schema,
				user,
				fieldTypes( call.params.fieldTypeList )
			),
	},
	describe: {
		verb: 'GET',
		needs: [ 'elementType' ],
		run: ( { crm, user, call } ) =>
			describe(
				crm.schema,
				readable( crm, user, call.params.elementType ),
				user
			),
	},
	query: {
		verb: 'GET',
		needs: [ 'query' ],
		run: ( context ) => query( context, context.call.params.query ?? '' ),
	},
	retrieve: {
		verb: 'GET',
		needs: [ 'id' ],
		run: ( { crm, user, call } ) =>
			recordResponse( crm, existing( crm, user, call.params.id, 'r' ) ),
	},
	create: { verb: 'POST', needs: [ 'elementType', 'element' ], run: create },
	update: {
		verb: 'POST',
		needs: [ 'element' ],
		run: ( context ) => change( context, true ),
	},
	revise: {
		verb: 'POST',
		needs: [ 'element' ],
		run: ( context ) => change( context, false ),
	},
	delete: { verb: 'POST', needs: [ 'id' ], run: remove },
	sync: {
		verb: 'GET',
		run: ( { crm, user, call } ) =>
			sync( crm, user, call.params, call.login !== undefined ),
	},
	relatedtypes: {
		verb: 'GET',
		needs: [ 'elementType' ],
		run: ( { crm, call } ) =>
			relatedTypes( crm, call.params.elementType ?? '' ),
	},
	retrieve_related: { verb: 'GET', needs: [ 'id' ], run: related },
	query_related: { verb: 'GET', needs: [ 'id' ], run: related },
};

function query( { crm, user }: Context, text: string ) {
	const parsed = parseQuery( text, crm.traps.on( 'vtqlStrict' ) );
	return execute( crm, readable( crm, user, parsed.module ), user, parsed );
}

function create( { crm, user, call, trouble }: Context ) {
	const module = crm.schema.find( call.params.elementType ?? '' );
	if ( module?.name === 'ProductTaxes' ) {
		return createProductTax( crm, call.element );
	}
	if ( ! module?.writable || ! crm.schema.allows( user, module.name, 'c' ) ) {
		throw accessDenied();
	}
	return recordResponse(
		crm,
		createRecord( crm, user, module, call.element, trouble ),
		true
	);
}

function change( { crm, user, call, trouble }: Context, whole: boolean ) {
	const record = existing( crm, user, String( call.element.id ?? '' ), 'u' );
	if ( ! crm.schema.get( record.module ).writable ) {
		throw accessDenied();
	}
	changeRecord( crm, user, record, call.element, whole, trouble );
	return recordResponse( crm, record );
}

function remove( { crm, user, call }: Context ) {
	const record = existing( crm, user, call.params.id, 'd' );
	if ( ! crm.schema.get( record.module ).writable ) {
		throw accessDenied();
	}
	deleteRecord( crm, record );
	return { status: 'successful' };
}

function related( { crm, user, call }: Context ) {
	const record = existing( crm, user, call.params.id, 'r' );
	return relatedRecords(
		crm,
		user,
		record,
		call.params.relatedType ?? call.params.relatedLabel ?? ''
	);
}

function fieldTypes( json: string | undefined ): string[] | null {
	try {
		const list: unknown = JSON.parse( json ?? '' );
		return Array.isArray( list ) ? list.map( String ) : null;
	} catch {
		return null;
	}
}
