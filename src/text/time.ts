import { __, sprintf } from '@wordpress/i18n';
import { pageSettings } from '../page-settings';
import type { Instant } from '../types/generated';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "de_DE_formal" as the browser wants it: "de-DE". */
export function languageTag(): string {
	const [ language = 'en', region ] = pageSettings().locale.split( '_' );
	return region ? `${ language }-${ region }` : language;
}

/**
 * Seconds in the largest unit that fits: "2 minutes ago", "yesterday".
 *
 * @param at  The moment.
 * @param now Milliseconds since 1970.
 */
export function ago( at: Instant, now: number ): string {
	const seconds = Math.max( 0, ( now - Date.parse( at ) ) / 1000 );
	if ( seconds < 5 ) {
		return __( 'just now', 'crosswalk' );
	}
	const format = new Intl.RelativeTimeFormat( languageTag(), {
		numeric: 'auto',
	} );
	const [ size, unit ] = unitOf( seconds );
	return format.format( -Math.floor( seconds / size ), unit );
}

/**
 * A span in words of one unit: "45 seconds", "2 hours".
 *
 * @param seconds How long.
 */
export function span( seconds: number ): string {
	const [ size, unit ] = unitOf( seconds );
	return new Intl.NumberFormat( languageTag(), {
		style: 'unit',
		unit,
		unitDisplay: 'long',
	} ).format( Math.max( 0, Math.round( seconds / size ) ) );
}

/**
 * "about 45 s left"
 *
 * @param seconds How long.
 */
export function timeLeft( seconds: number ): string {
	if ( seconds < 90 ) {
		return sprintf(
			/* translators: %d: seconds. */
			__( 'about %d s left', 'crosswalk' ),
			Math.max( 1, Math.round( seconds ) )
		);
	}
	return seconds < 90 * MINUTE
		? sprintf(
				/* translators: %d: minutes. */
				__( 'about %d min left', 'crosswalk' ),
				Math.round( seconds / MINUTE )
			)
		: sprintf(
				/* translators: %s: a span of time, "2 hours". */
				__( 'about %s left', 'crosswalk' ),
				span( seconds )
			);
}

/**
 * Date and time to the second, in the site's time zone.
 *
 * @param at The moment.
 */
export function exact( at: Instant ): string {
	const date = new Date( at );
	const style = { dateStyle: 'medium', timeStyle: 'medium' } as const;
	try {
		return new Intl.DateTimeFormat( languageTag(), {
			...style,
			timeZone: pageSettings().timeZone,
		} ).format( date );
	} catch {
		// Older browsers know no offsets like "+02:00".
		return new Intl.DateTimeFormat( languageTag(), style ).format( date );
	}
}

/**
 * A plain date: "Nov 24, 2026".
 *
 * @param date "2026-11-24".
 */
export function day( date: string ): string {
	return new Intl.DateTimeFormat( languageTag(), {
		dateStyle: 'medium',
		timeZone: 'UTC',
	} ).format( new Date( date ) );
}

export function count( value: number ): string {
	return new Intl.NumberFormat( languageTag() ).format( value );
}

/**
 * A size as a person reads it: "2.3 MB".
 *
 * @param size In bytes.
 */
export function bytes( size: number ): string {
	const units = [ 'kilobyte', 'megabyte', 'gigabyte' ] as const;
	const power = Math.min(
		units.length - 1,
		Math.max( 0, Math.floor( Math.log10( Math.max( size, 1 ) ) / 3 ) - 1 )
	);
	return new Intl.NumberFormat( languageTag(), {
		style: 'unit',
		unit: units[ power ],
		maximumFractionDigits: power ? 1 : 0,
	} ).format( size / 1000 ** ( power + 1 ) );
}

function unitOf(
	seconds: number
): [ number, 'second' | 'minute' | 'hour' | 'day' ] {
	if ( seconds < MINUTE ) {
		return [ 1, 'second' ];
	}
	if ( seconds < HOUR ) {
		return [ MINUTE, 'minute' ];
	}
	return seconds < DAY ? [ HOUR, 'hour' ] : [ DAY, 'day' ];
}
