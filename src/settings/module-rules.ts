/**
 * The wishes that a module's rules are made of, in both directions. What other rules there are stays as it is.
 */
import type { ModuleRule } from '../types/generated';

export type GuestPolicy = 'create' | 'match' | 'stand_in' | 'ignore';

export interface Filter {
	/** Of the other system. */
	field: string;
	values: string[];
}

const isStatus = ( { side, field, but, action }: ModuleRule ) =>
	side === 'shop' && field === 'status' && but && action === 'ignore';

const isGuest = ( { side, field, values, but }: ModuleRule ) =>
	side === 'shop' &&
	field === 'kind' &&
	! but &&
	values.length === 1 &&
	values[ 0 ] === 'guest';

const isFilter = ( { side, but, action }: ModuleRule ) =>
	side === 'remote' && but && action === 'match';

/**
 * In which statuses an order goes out (V17); null: in any.
 *
 * @param rules Of the module of orders.
 */
export function statusesOf( rules: ModuleRule[] ): string[] | null {
	return rules.find( isStatus )?.values ?? null;
}

export function withStatuses(
	rules: ModuleRule[],
	values: string[]
): ModuleRule[] {
	return replaced( rules, isStatus, {
		side: 'shop',
		field: 'status',
		values,
		but: true,
		action: 'ignore',
		stand_in: '',
	} );
}

/**
 * What becomes of people who ordered without an account (V15).
 *
 * @param rules Of the module of contacts.
 */
export function guestsOf( rules: ModuleRule[] ): {
	policy: GuestPolicy;
	standIn: string;
} {
	const rule = rules.find( isGuest );
	return { policy: rule?.action ?? 'create', standIn: rule?.stand_in ?? '' };
}

export function withGuests(
	rules: ModuleRule[],
	policy: GuestPolicy,
	standIn = ''
): ModuleRule[] {
	return replaced(
		rules,
		isGuest,
		policy === 'create'
			? null
			: {
					side: 'shop',
					field: 'kind',
					values: [ 'guest' ],
					but: false,
					action: policy,
					stand_in: policy === 'stand_in' ? standIn : '',
				}
	);
}

/**
 * Which records of the other system may become new ones in the shop (V15); null: all.
 *
 * @param rules Of a module.
 */
export function filterOf( rules: ModuleRule[] ): Filter | null {
	const rule = rules.find( isFilter );
	return rule ? { field: rule.field, values: rule.values } : null;
}

export function withFilter(
	rules: ModuleRule[],
	filter: Filter | null
): ModuleRule[] {
	return replaced(
		rules,
		isFilter,
		filter && {
			side: 'remote',
			...filter,
			but: true,
			action: 'match',
			stand_in: '',
		}
	);
}

function replaced(
	rules: ModuleRule[],
	which: ( rule: ModuleRule ) => boolean,
	by: ModuleRule | null
): ModuleRule[] {
	const others = rules.filter( ( rule ) => ! which( rule ) );
	return by ? [ ...others, by ] : others;
}
