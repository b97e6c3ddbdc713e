import { useEffect, useRef } from '@wordpress/element';
import type { KeyboardEvent, RefObject } from 'react';

interface GridKeys {
	ref: RefObject< HTMLTableElement >;
	onKeyDown: ( event: KeyboardEvent< HTMLTableElement > ) => void;
	onFocus: ( event: { target: EventTarget } ) => void;
}

/**
 * Keys of a table of controls, as the ARIA grid pattern wants them: one stop for Tab, arrow keys from cell to cell.
 * Controls say by `data-cell` which column they are in, rows by `data-row` which row they are.
 *
 * @param onKey Told of every other key with the row that has the focus; true: it did something.
 */
export function useGridKeys(
	onKey: ( event: KeyboardEvent, row: string ) => boolean
): GridKeys {
	const ref = useRef< HTMLTableElement >( null );
	const current = useRef< HTMLElement | null >( null );

	const makeStop = ( control: HTMLElement | undefined ) => {
		for ( const one of controlsOf( ref.current ) ) {
			one.tabIndex = one === control ? 0 : -1;
		}
		current.current = control ?? null;
	};

	// Rows come and go; there must always be one way in.
	useEffect( () => {
		const controls = controlsOf( ref.current );
		makeStop(
			controls.find( ( one ) => one === current.current ) ?? controls[ 0 ]
		);
	} );

	return {
		ref,
		onFocus: ( event ) => {
			const control = controlsOf( ref.current ).find(
				( one ) => one === event.target
			);
			if ( control ) {
				makeStop( control );
			}
		},
		onKeyDown: ( event ) => {
			const from = event.target as HTMLElement;
			// What happens in a popover is not the grid's business, though React tells of it.
			if (
				event.defaultPrevented ||
				! ref.current?.contains( from ) ||
				! from.dataset.cell
			) {
				return;
			}
			const to = target( ref.current, from, event );
			if ( to ) {
				event.preventDefault();
				to.focus();
			} else if ( onKey( event, rowOf( from )?.dataset.row ?? '' ) ) {
				event.preventDefault();
			}
		},
	};
}

/** Where a key leads from a control, if it is one that moves. */
function target(
	table: HTMLElement,
	from: HTMLElement,
	{ key, ctrlKey }: KeyboardEvent
): HTMLElement | undefined {
	const row = rowOf( from );
	const inRow = controlsOf( row );
	const index = inRow.indexOf( from );
	const isRtl = getComputedStyle( table ).direction === 'rtl';
	switch ( key ) {
		case 'ArrowLeft':
		case 'ArrowRight':
			return inRow[
				index + ( ( key === 'ArrowRight' ) !== isRtl ? 1 : -1 )
			];
		case 'ArrowUp':
			return besides( table, row, from, -1 );
		case 'ArrowDown':
			return besides( table, row, from, 1 );
		case 'Home':
			return ctrlKey ? controlsOf( table )[ 0 ] : inRow[ 0 ];
		case 'End':
			return ctrlKey ? controlsOf( table ).at( -1 ) : inRow.at( -1 );
	}
	return undefined;
}

/** The control in the same column of the next row that has any. */
function besides(
	table: HTMLElement,
	row: HTMLElement | null,
	from: HTMLElement,
	step: 1 | -1
): HTMLElement | undefined {
	const rows = Array.from( table.querySelectorAll< HTMLElement >( 'tr' ) );
	for (
		let i = rows.indexOf( row as HTMLElement ) + step;
		i >= 0 && i < rows.length;
		i += step
	) {
		const controls = controlsOf( rows[ i ] ?? null );
		const same = controls.find(
			( one ) => one.dataset.cell === from.dataset.cell
		);
		if ( same ?? controls[ 0 ] ) {
			return same ?? controls[ 0 ];
		}
	}
	return undefined;
}

const rowOf = ( control: HTMLElement ) =>
	control.closest< HTMLElement >( 'tr' );

function controlsOf( within: HTMLElement | null ): HTMLElement[] {
	return Array.from(
		within?.querySelectorAll< HTMLElement >( '[data-cell]' ) ?? []
	);
}

/**
 * A control of a row.
 *
 * @param table Of the grid.
 * @param row   `data-row`.
 * @param cell  `data-cell`.
 */
export function cellOf(
	table: HTMLElement | null,
	row: number,
	cell: string
): HTMLElement | null {
	return (
		table?.querySelector< HTMLElement >(
			`[data-row="${ row }"] [data-cell="${ cell }"]`
		) ?? null
	);
}
