/** Keys for the CRM's own extension (V23). */
import { KEYS, STATUS } from '../store/paths';
import { receive, refresh } from '../store/refresh';
import type { ApiKeys, KeyPermissions, NewApiKey } from '../types/generated';
import { post, remove } from './request';

export interface KeyDraft {
	description: string;
	user: number;
	permissions: KeyPermissions;
}

/**
 * Key and secret are in the answer and nowhere else, so it does not go into the store.
 *
 * @param draft What to make.
 */
export async function makeKey( draft: KeyDraft ): Promise< NewApiKey > {
	const made = await post< NewApiKey >( KEYS, draft );
	await refresh( KEYS );
	return made;
}

export async function revokeKey( id: number ): Promise< void > {
	receive( KEYS, await remove< ApiKeys >( `${ KEYS }/${ id }` ) );
	await refresh( STATUS );
}
