import { median, rounded } from '../figure';
import type { Measurement } from '../measurement';

interface Save {
	queries: number;
	ms: number;
}

/** Noise only ever adds: the quickest tenth is nearest to the truth. Queries do not vary. */
function usual( saves: Save[], key: keyof Save ): number {
	const sorted = saves
		.map( ( save ) => save[ key ] )
		.sort( ( a, b ) => a - b );
	return sorted[ Math.floor( sorted.length / 10 ) ] ?? NaN;
}

type Answer = Record< string, { with: Save[]; without: Save[] } >;

/** The highest number of four kinds of save counts: a customer's and a guest's order, new and changed. */
export const enqueue: Measurement = {
	figures: [ 'enqueue.queries', 'enqueue.ms' ],
	needsWooCommerce: true,
	measure: async ( lab ) => {
		const answer = await lab.php< Answer >( await lab.site(), 'enqueue', {
			rounds: lab.records( 100 ),
		} );
		const of = ( key: keyof Save ) =>
			Object.fromEntries(
				Object.entries( answer ).map( ( [ kind, saves ] ) => [
					kind,
					rounded(
						usual( saves.with, key ) - usual( saves.without, key )
					),
				] )
			);
		const plain = ( key: keyof Save ) =>
			rounded(
				median(
					Object.values( answer ).flatMap( ( { without } ) =>
						without.map( ( save ) => save[ key ] )
					)
				)
			);
		return ( [ 'queries', 'ms' ] as const ).map( ( key ) => ( {
			name: `enqueue.${ key }`,
			value: Math.max( ...Object.values( of( key ) ) ),
			baseline: plain( key ),
			samples: of( key ),
		} ) );
	},
};
