import type {
	Direction,
	MapField,
	Mapping,
	MappingProblem,
	MappingRow,
	MatchRule,
	Side,
} from '../types/generated';

/** A row while it is being edited: it keeps its identity when its fields change. */
export interface DraftRow extends MappingRow {
	id: number;
}

export interface Draft {
	rows: DraftRow[];
	match: MatchRule[];
	/** The preset that was laid over it; its settings come with it. */
	preset: string;
	/** What was removed last, with its place. */
	removed: { row: DraftRow; index: number } | null;
	/** The next id. */
	next: number;
	/** The field of a new row that is asked for at once: first its one side, then the other. */
	asked: { id: number; side: Side } | null;
}

export type DraftAction =
	| { type: 'add'; row?: Partial< MappingRow > }
	| { type: 'change'; id: number; part: Partial< MappingRow > }
	| { type: 'remove'; id: number }
	| { type: 'undo' }
	| { type: 'match'; match: MatchRule[] }
	| { type: 'saved' }
	| {
			type: 'take';
			from: Pick< Mapping, 'rows' | 'match' >;
			preset?: string;
	  };

const EMPTY_ROW: MappingRow = {
	shop: '',
	remote: '',
	direction: 'both',
	transforms: [],
	values: [],
};

export function draftOf( from: Pick< Mapping, 'rows' | 'match' > ): Draft {
	return {
		rows: from.rows.map( ( row, id ) => ( { ...row, id } ) ),
		match: from.match,
		preset: '',
		removed: null,
		next: from.rows.length,
		asked: null,
	};
}

export function reduceDraft( draft: Draft, action: DraftAction ): Draft {
	switch ( action.type ) {
		case 'add': {
			const row = { ...EMPTY_ROW, ...action.row, id: draft.next };
			return {
				...draft,
				rows: [ ...draft.rows, row ],
				next: draft.next + 1,
				asked: { id: row.id, side: row.shop ? 'remote' : 'shop' },
			};
		}
		case 'change':
			return {
				...draft,
				rows: draft.rows.map( ( row ) =>
					row.id === action.id ? { ...row, ...action.part } : row
				),
				asked: askedNext( draft, action ),
			};
		case 'remove':
			return removed( draft, action.id );
		case 'undo':
			return draft.removed
				? {
						...draft,
						rows: [
							...draft.rows.slice( 0, draft.removed.index ),
							draft.removed.row,
							...draft.rows.slice( draft.removed.index ),
						],
						removed: null,
					}
				: draft;
		case 'match':
			return { ...draft, match: action.match };
		case 'saved':
			return {
				...draft,
				rows: draft.rows.filter( isBegun ),
				preset: '',
				removed: null,
			};
		case 'take': {
			// Ids go on, so that nothing of an old row stays with a new one.
			const rows = action.from.rows.map( ( row, i ) => ( {
				...row,
				id: draft.next + i,
			} ) );
			return {
				rows,
				match: action.from.match,
				preset: action.preset ?? '',
				removed: null,
				next: draft.next + rows.length,
				asked: null,
			};
		}
	}
}

/** Whoever has just chosen the first field of a new row is asked for its other one. */
function askedNext(
	{ rows, asked }: Draft,
	{ id, part }: { id: number; part: Partial< MappingRow > }
): Draft[ 'asked' ] {
	if ( asked?.id !== id || ! part[ asked.side ] ) {
		return null;
	}
	const side = asked.side === 'shop' ? 'remote' : 'shop';
	const row = rows.find( ( one ) => one.id === id );
	return row?.[ side ] === '' ? { id, side } : null;
}

function removed( draft: Draft, id: number ): Draft {
	const index = draft.rows.findIndex( ( row ) => row.id === id );
	const row = draft.rows[ index ];
	return row
		? {
				...draft,
				rows: draft.rows.filter( ( one ) => one !== row ),
				removed: { row, index },
			}
		: draft;
}

/** A row that was added and left alone is none. */
const isBegun = ( row: MappingRow ): boolean =>
	row.shop !== '' || row.remote !== '' || row.transforms.length > 0;

/** As it is sent. */
export function rowsOf( draft: Draft ): MappingRow[] {
	return draft.rows
		.filter( isBegun )
		.map( ( { shop, remote, direction, transforms, values } ) => ( {
			shop,
			remote,
			direction,
			transforms,
			values,
		} ) );
}

/** The name that problems and previews call a row by. */
export const rowKey = ( row: Pick< MappingRow, 'shop' | 'remote' > ): string =>
	`${ row.shop }>${ row.remote }`;

export function isChanged( draft: Draft, saved: Mapping ): boolean {
	return (
		JSON.stringify( [ rowsOf( draft ), draft.match ] ) !==
		JSON.stringify( [ rowsOf( draftOf( saved ) ), saved.match ] )
	);
}

/** Rows that flow and were not there before, where records may be linked already: these may be applied to existing ones. */
export function newRows( draft: Draft, saved: Mapping ): DraftRow[] {
	if ( ! saved.started || ! saved.enabled ) {
		return [];
	}
	const known = saved.rows.map( rowKey );
	return draft.rows.filter(
		( row ) =>
			row.direction !== 'off' &&
			! known.includes( rowKey( row ) ) &&
			( row.shop || row.remote )
	);
}

const TURNS: Direction[] = [ 'both', 'to_remote', 'to_shop', 'off' ];

/** The direction that comes after this one. */
export const turned = ( direction: Direction ): Direction =>
	TURNS[ ( TURNS.indexOf( direction ) + 1 ) % TURNS.length ] ?? 'both';

/** The side that a row reads where it makes its value itself. */
export const readSide = ( row: Pick< MappingRow, 'direction' > ): Side =>
	row.direction === 'to_shop' ? 'remote' : 'shop';

export function findField(
	fields: MapField[],
	name: string
): MapField | undefined {
	return fields.find( ( field ) => field.name === name );
}

export const hasErrors = ( problems: MappingProblem[] ): boolean =>
	problems.some( ( { severity } ) => severity === 'error' );
