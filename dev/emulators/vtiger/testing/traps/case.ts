import type { Client } from '../client';
import type { TrapName } from '../../traps';

/** What a client sees with a trap on and with it off. Each case starts on a fresh, empty CRM. */
export interface TrapCase {
	observe: ( client: Client ) => Promise< unknown >;
	on: unknown;
	off: unknown;
}

export type TrapCases< Names extends TrapName > = Record< Names, TrapCase >;

/**
 * The id of a new record, made behind the webservice's back.
 *
 * @param client  Whose CRM.
 * @param module  Module name.
 * @param element Field values.
 */
export function make(
	client: Client,
	module: string,
	element: Record< string, unknown >
): string {
	return String( client.vtiger.control.createRecord( module, element ).id );
}
