import { act, renderHook, waitFor } from '@testing-library/react';
import { answerWith, run, visit } from '../testing';
import { useRun } from './use-run';

it( 'lends a worker, one request after the other, until the run ends (V22)', async () => {
	visit();
	let inFlight = 0;
	let most = 0;
	let calls = 0;
	answerWith( {
		'GET /runs/5': run,
		'POST /connections/1/work': async () => {
			most = Math.max( most, ++inFlight );
			await new Promise( ( resolve ) => setTimeout( resolve, 5 ) );
			inFlight--;
			calls++;
			return {
				worked: 20,
				waiting: 0,
				run: calls < 3 ? run : { ...run, state: 'done' },
			};
		},
	} );
	const { result } = renderHook( () => useRun( 5 ) );

	await waitFor( () => expect( result.current.run?.state ).toBe( 'done' ) );
	await act( () => new Promise( ( resolve ) => setTimeout( resolve, 30 ) ) );
	expect( most ).toBe( 1 );
	expect( calls ).toBe( 3 );
} );

it( 'sees that another worker has ended the run', async () => {
	visit();
	let asked = 0;
	answerWith( {
		'GET /runs/7': () => ( {
			...run,
			id: 7,
			state: asked++ ? 'done' : 'running',
		} ),
		'POST /connections/1/work': { worked: 0, waiting: 0, run: null },
	} );
	const { result } = renderHook( () => useRun( 7 ) );

	await waitFor( () => expect( result.current.run?.state ).toBe( 'done' ) );
} );

it( 'only looks where the person may not sync', async () => {
	visit( '', { sync: false } );
	const asked = answerWith( { 'GET /runs/6': { ...run, id: 6 } } );
	const { result } = renderHook( () => useRun( 6 ) );

	await waitFor( () => expect( result.current.run ).toBeDefined() );
	expect( asked.filter( ( line ) => line.startsWith( 'POST' ) ) ).toEqual(
		[]
	);
} );
