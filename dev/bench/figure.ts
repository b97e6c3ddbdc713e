/** What a figure is held against; none: it is only reported. */
export interface Limit {
	max?: number;
	min?: number;
}

/** One line of the benchmark's answer. */
export interface Figure {
	name: string;
	/** Null where it was skipped. */
	value: number | null;
	unit: string;
	/** What the value is a ratio to, measured in the same run; null where the value stands alone. */
	baseline: number | null;
	limit: Limit | null;
	ok: boolean;
	/** The single measurements behind the value. */
	samples?: Record< string, number | number[] >;
	/** Why it could not be measured. */
	skipped?: string;
}

/** What a measurement found, before it is held against anything. */
export type Measured = Omit< Figure, 'ok' | 'limit' | 'unit' >;

interface Goal {
	unit: string;
	limit: Limit | null;
}

/** Every figure, in the order it is printed, with what it must reach. */
const GOALS: Record< string, Goal > = {
	'push.overhead': { unit: '×', limit: { max: 1.15 } },
	'push.updates.ratio': { unit: '×', limit: { min: 1.8 } },
	'pull.products.ratio': { unit: '×', limit: { min: 2 } },
	'pull.products.ratio.50': { unit: '×', limit: null },
	'pull.updates.ratio': { unit: '×', limit: { min: 2 } },
	'pull.updates.ratio.50': { unit: '×', limit: null },
	'unchanged.ratio': { unit: '×', limit: { max: 0.02 } },
	'unchanged.calls': { unit: 'calls', limit: { max: 101 } },
	'enqueue.queries': { unit: 'queries', limit: { max: 1 } },
	'enqueue.ms': { unit: 'ms', limit: null },
	'worker.memory.growth': { unit: 'bytes/record', limit: { max: 50 } },
	'synclog.page.ratio': { unit: '×', limit: { max: 1.2 } },
	'mapping.preview.ratio': { unit: '×', limit: { max: 1.5 } },
};

export const FIGURES = Object.keys( GOALS );

/** Holds what was measured against what was promised. */
export function judge( measured: Measured ): Figure {
	const goal = GOALS[ measured.name ];
	if ( ! goal ) {
		throw new Error( `${ measured.name } is no figure of the benchmark.` );
	}
	const { name, value, baseline, ...rest } = measured;
	return {
		name,
		value,
		unit: goal.unit,
		baseline,
		limit: goal.limit,
		ok: value === null || keeps( value, goal.limit ),
		...rest,
	};
}

function keeps( value: number, limit: Limit | null ): boolean {
	return (
		Number.isFinite( value ) &&
		( limit?.max === undefined || value <= limit.max ) &&
		( limit?.min === undefined || value >= limit.min )
	);
}

/** Rounded to what a noisy machine can tell apart. */
export function rounded( value: number ): number {
	return Number( value.toPrecision( 4 ) );
}

export function median( values: number[] ): number {
	const sorted = [ ...values ].sort( ( a, b ) => a - b );
	const middle = Math.floor( sorted.length / 2 );
	return sorted.length % 2
		? ( sorted[ middle ] ?? NaN )
		: ( ( sorted[ middle - 1 ] ?? NaN ) + ( sorted[ middle ] ?? NaN ) ) / 2;
}
