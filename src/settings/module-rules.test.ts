import type { ModuleRule } from '../types/generated';
import {
	filterOf,
	guestsOf,
	statusesOf,
	withFilter,
	withGuests,
	withStatuses,
} from './module-rules';

/** Somebody made it over REST; the form does not know it. */
const own: ModuleRule = {
	side: 'remote',
	field: 'type',
	values: [ 'test' ],
	but: false,
	action: 'ignore',
	stand_in: '',
};

it( 'reads and writes the statuses in which orders go out (V17)', () => {
	const rules = withStatuses( [ own ], [ 'processing' ] );

	expect( rules ).toEqual( [
		own,
		{
			side: 'shop',
			field: 'status',
			values: [ 'processing' ],
			but: true,
			action: 'ignore',
			stand_in: '',
		},
	] );
	expect( statusesOf( rules ) ).toEqual( [ 'processing' ] );
	expect( statusesOf( [ own ] ) ).toBeNull();
	expect( statusesOf( withStatuses( rules, [ 'completed' ] ) ) ).toEqual( [
		'completed',
	] );
} );

it.each( [ 'create', 'match', 'stand_in', 'ignore' ] as const )(
	'reads and writes the guest policy "%s" (V15)',
	( policy ) => {
		const rules = withGuests( [ own ], policy, '12x8' );

		expect( guestsOf( rules ) ).toEqual( {
			policy,
			standIn: policy === 'stand_in' ? '12x8' : '',
		} );
		expect( rules ).toHaveLength( policy === 'create' ? 1 : 2 );
		expect( withGuests( rules, 'create' ) ).toEqual( [ own ] );
	}
);

it( 'reads and writes the filter for new customers (V15)', () => {
	const filter = { field: 'leadsource', values: [ 'Web' ] };
	const rules = withFilter( [ own ], filter );

	expect( filterOf( rules ) ).toEqual( filter );
	expect( rules[ 1 ] ).toMatchObject( {
		side: 'remote',
		but: true,
		action: 'match',
	} );
	expect( withFilter( rules, null ) ).toEqual( [ own ] );
} );
