import { visit } from '../testing';
import { ago, exact, span, timeLeft } from './time';

const NOW = Date.parse( '2026-11-24T12:00:00Z' );

beforeEach( () => visit() );

it.each( [
	[ '2026-11-24T11:59:58Z', 'just now' ],
	[ '2026-11-24T12:00:30Z', 'just now' ],
	[ '2026-11-24T11:59:20Z', '40 seconds ago' ],
	[ '2026-11-24T11:58:01Z', '1 minute ago' ],
	[ '2026-11-24T09:30:00Z', '2 hours ago' ],
	[ '2026-11-23T11:00:00Z', 'yesterday' ],
] )( 'says how long ago %s was', ( at, words ) => {
	expect( ago( at, NOW ) ).toBe( words );
} );

it.each( [
	[ 0, 'about 1 s left' ],
	[ 45, 'about 45 s left' ],
	[ 100, 'about 2 min left' ],
	[ 7300, 'about 2 hours left' ],
] )( 'says how long %d seconds still are', ( seconds, words ) => {
	expect( timeLeft( seconds ) ).toBe( words );
} );

it( 'says a span in one unit', () => {
	expect( span( 4 ) ).toBe( '4 seconds' );
	expect( span( 86400 * 3 ) ).toBe( '3 days' );
} );

it( 'gives the exact time in the site’s time zone', () => {
	expect( exact( '2026-11-24T12:00:00Z' ) ).toMatch(
		/Nov 24, 2026.*1:00:00/
	);
} );

it( 'speaks the person’s language', () => {
	window.crosswalk!.locale = 'de_DE_formal';

	expect( ago( '2026-11-24T11:58:01Z', NOW ) ).toBe( 'vor 1 Minute' );
} );
