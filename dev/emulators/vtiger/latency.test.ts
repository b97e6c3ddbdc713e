import { Latency, MEASURED_SERIAL_SHARE } from './latency';

beforeEach( () => {
	jest.useFakeTimers();
} );

afterEach( () => {
	jest.useRealTimers();
} );

/**
 * Milliseconds that some clients take for so many calls each, one after another. The clock is not the machine's.
 *
 * @param latency
 * @param clients
 * @param calls
 */
async function duration(
	latency: Latency,
	clients: number,
	calls: number
): Promise< number > {
	const start = performance.now();
	let end = start;
	const client = async () => {
		for ( let call = 0; call < calls; call++ ) {
			await latency.pass();
		}
		end = performance.now();
	};
	const all = Promise.all( Array.from( { length: clients }, client ) );
	await jest.advanceTimersByTimeAsync( 60_000 );
	await all;
	return end - start;
}

/**
 * How many times faster four sessions are than one.
 *
 * @param serialShare
 */
async function speedUp( serialShare: number ): Promise< number > {
	const latency = new Latency();
	latency.set( { ms: 40, serialShare } );
	const alone = await duration( latency, 1, 24 );
	const together = await duration( latency, 4, 6 );
	return alone / together;
}

it( 'takes the serial share from the measured writes', () => {
	expect( MEASURED_SERIAL_SHARE ).toBeCloseTo( 5.2 / 11, 10 );
} );

it( 'makes four sessions about twice as fast as one, as measured', async () => {
	// 1 / 0.473 = 2.1, less what the last calls wait for alone.
	const ratio = await speedUp( MEASURED_SERIAL_SHARE );

	expect( ratio ).toBeGreaterThan( 1.9 );
	expect( ratio ).toBeLessThan( 2.12 );
} );

it( 'makes four sessions no faster than one when everything is serial', async () => {
	expect( await speedUp( 1 ) ).toBeCloseTo( 1, 1 );
} );

it( 'makes four sessions four times as fast when nothing is serial', async () => {
	expect( await speedUp( 0 ) ).toBeCloseTo( 4, 1 );
} );

it( 'takes no time when none is set', async () => {
	expect( await duration( new Latency(), 4, 6 ) ).toBe( 0 );
} );
