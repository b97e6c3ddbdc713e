import { work } from './commands';
import { post } from './request';

/**
 * What a person does with one record. Each lends the engine a moment, so that its outcome is there at once.
 *
 * @param module      Kind of record.
 * @param id          Of the shop.
 * @param connections Ids of those that take in such records.
 */
export async function syncRecord(
	module: string,
	id: string,
	connections: number[]
): Promise< void > {
	await post( '/records/sync', { module, ids: [ id ] } );
	await lend( connections );
}

export async function excludeRecord(
	module: string,
	id: string,
	excluded: boolean,
	connections: number[]
): Promise< void > {
	await post( '/records/exclude', { module, ids: [ id ], excluded } );
	if ( ! excluded ) {
		await lend( connections );
	}
}

export async function linkRecord(
	connection: number,
	module: string,
	id: string,
	remote: string
): Promise< void > {
	await post( '/records/link', {
		connection_id: connection,
		module,
		shop_id: id,
		remote_id: remote,
	} );
	await lend( [ connection ] );
}

export async function unlinkRecord(
	connection: number,
	module: string,
	id: string
): Promise< void > {
	await post( '/records/unlink', {
		connection_id: connection,
		module,
		shop_id: id,
	} );
}

/** A connection that is paused or not started does not work; then the record waits, and says so. */
async function lend( connections: number[] ): Promise< void > {
	await Promise.allSettled( connections.map( work ) );
}
