import type { Control, TrapNumbers } from './control';
import type { ResetOptions } from './emulator';
import type { Fault } from './faults';
import type { FormName } from './form';
import type { LatencyModel } from './latency';
import type { NewField } from './schema/administer';
import type { PicklistValue } from './schema/types';
import type { NewCurrency } from './seed/currencies';
import type { NewUser } from './seed/users';
import type { TrapStates } from './traps';
import type { Element } from './types';

interface Request {
	body: Record< string, unknown >;
	query: URLSearchParams;
	/** What stands behind the route's own path. */
	rest: string[];
}

type Route = ( control: Control, request: Request ) => unknown;

const ROUTES: Record< string, Route > = {
	'GET info': ( control ) => control.info(),
	'POST reset': ( control, { body } ) =>
		control.reset( body as ResetOptions ),
	'GET traps': ( control ) => control.traps(),
	'POST traps': ( control, { body } ) =>
		control.setTraps(
			( body.traps ?? {} ) as Partial< TrapStates >,
			( body.numbers ?? {} ) as Partial< TrapNumbers >,
			typeof body.all === 'boolean' ? body.all : undefined
		),
	'GET faults': ( control ) => control.faults(),
	'POST faults': ( control, { body } ) =>
		control.addFault( body as unknown as Fault ),
	'DELETE faults': ( control, { rest } ) =>
		rest[ 0 ]
			? control.removeFault( Number( rest[ 0 ] ) )
			: control.clearFaults(),
	'GET latency': ( control ) => control.latency(),
	'POST latency': ( control, { body } ) =>
		control.setLatency( body as Partial< LatencyModel > ),
	'POST form': ( control, { body } ) =>
		control.setForm( String( body.form ?? '' ) as FormName ),
	'GET quota': ( control ) => control.quota(),
	'POST quota': ( control, { body } ) =>
		control.setQuota(
			numbers( body, [ 'perMinute', 'perDay' ] ),
			numbers( body, [ 'minuteLeft', 'dayLeft' ] )
		),
	'GET stats': ( control ) => control.stats(),
	'DELETE stats': ( control ) => control.resetStats(),
	'GET calls': ( control, { query } ) =>
		control.calls( query.get( 'operation' ) ?? undefined ),
	'GET count': ( control, { rest } ) => ( {
		count: control.count( rest[ 0 ] ?? '' ),
	} ),
	'GET records': ( control, { rest } ) => control.records( rest[ 0 ] ?? '' ),
	'POST records': ( control, { body, rest } ) =>
		control.createRecord(
			rest[ 0 ] ?? '',
			( body.element ?? {} ) as Element,
			text( body.modifiedtime )
		),
	'GET record': ( control, { rest } ) => control.record( rest[ 0 ] ?? '' ),
	'POST record': ( control, { body, rest } ) =>
		control.updateRecord(
			rest[ 0 ] ?? '',
			( body.element ?? {} ) as Element,
			text( body.modifiedtime )
		),
	'DELETE record': ( control, { rest } ) =>
		control.deleteRecord( rest[ 0 ] ?? '' ),
	'POST clock': ( control, { body } ) =>
		control.setClock(
			Number( body.offsetMs ?? 0 ),
			body.timeZoneMinutes as number | undefined
		),
	'POST expire-sessions': ( control ) => control.expireSessions(),
	'POST fields': ( control, { body, rest } ) =>
		control.addField( rest[ 0 ] ?? '', body as unknown as NewField ),
	'PATCH fields': ( control, { body, rest } ) =>
		control.renameField( rest[ 0 ] ?? '', rest[ 1 ] ?? '', body ),
	'DELETE fields': ( control, { rest } ) =>
		control.removeField( rest[ 0 ] ?? '', rest[ 1 ] ?? '' ),
	'POST picklists': ( control, { body, rest } ) =>
		control.setPicklist(
			rest[ 0 ] ?? '',
			rest[ 1 ] ?? '',
			( body.values ?? [] ) as ( string | PicklistValue )[]
		),
	'POST taxes': ( control, { body } ) =>
		body.deleted === true
			? control.removeTax( String( body.label ?? '' ) )
			: control.addTax(
					String( body.label ?? '' ),
					Number( body.percentage ?? 0 )
				),
	'POST currencies': ( control, { body } ) =>
		control.setCurrency( body as unknown as NewCurrency ),
	'POST users': ( control, { body } ) =>
		control.setUser( body as unknown as NewUser ),
};

/**
 * Answers /__control/<route>[/…].
 *
 * @param control What is controlled.
 * @param method  HTTP verb.
 * @param url     The requested URL.
 * @param body    JSON, or empty.
 */
export function answerControl(
	control: Control,
	method: string,
	url: URL,
	body: string
): { status: number; json: unknown } {
	const path = url.pathname.replace( '/__control/', '' ).split( '/' );
	const name = path[ 0 ] ?? '';
	const route = ROUTES[ `${ method } ${ name }` ];
	if ( ! route ) {
		return {
			status: 404,
			json: {
				error: `There is no route ${ method } ${ name }.`,
				routes: Object.keys( ROUTES ),
			},
		};
	}
	try {
		const parsed = ( body === '' ? {} : JSON.parse( body ) ) as Record<
			string,
			unknown
		>;
		return {
			status: 200,
			json: route( control, {
				body: parsed,
				query: url.searchParams,
				rest: path.slice( 1 ).map( decodeURIComponent ),
			} ) ?? { ok: true },
		};
	} catch ( error ) {
		return {
			status: 400,
			json: {
				error: error instanceof Error ? error.message : String( error ),
			},
		};
	}
}

function text( value: unknown ): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

/** Those of the named values that are given. */
function numbers< Name extends string >(
	body: Record< string, unknown >,
	names: Name[]
): Partial< Record< Name, number > > {
	return Object.fromEntries(
		names
			.filter( ( name ) => body[ name ] !== undefined )
			.map( ( name ) => [ name, Number( body[ name ] ) ] )
	) as Partial< Record< Name, number > >;
}
