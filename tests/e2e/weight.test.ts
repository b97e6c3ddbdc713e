import assert from 'node:assert/strict';
import { assetsOf, weigh } from '../../dev/weight';
import { adminTest } from './support/admin';
import { environment } from './support/environment';

const KB = 1000;

/** What wp-components needs on WordPress 6.7, itself included. */
const CORE = new Set( [
	'react',
	'react-dom',
	'react-jsx-runtime',
	'wp-polyfill',
	'moment',
	'wp-api-fetch',
	'wp-components',
	'wp-compose',
	'wp-data',
	'wp-date',
	'wp-deprecated',
	'wp-dom',
	'wp-element',
	'wp-escape-html',
	'wp-html-entities',
	'wp-is-shallow-equal',
	'wp-keycodes',
	'wp-primitives',
	'wp-priority-queue',
	'wp-private-apis',
	'wp-redux-routine',
	'wp-rich-text',
	'wp-url',
	'wp-warning',
] );

adminTest(
	'our page adds at most 60 kB, with all chunks 160 kB, and no wc-components',
	{},
	async ( { page, open } ) => {
		await open( 'tools.php' );
		const empty = assetsOf( await page.content() );
		await open( 'admin.php?page=crosswalk' );
		const ours = assetsOf( await page.content() );

		const { first, all, added } = await weigh(
			ours,
			empty,
			async ( address ) => ( await page.request.get( address ) ).body()
		);

		const theirs = Object.values( added ).reduce( ( a, b ) => a + b, 0 );
		console.log(
			`first page ${ first } B, all chunks ${ all } B, other scripts ${ theirs } B: ${ JSON.stringify( added ) }`
		);
		assert.ok( ! ( 'wc-components' in added ) );
		// WordPress 6.7 has no empty admin page with React on it, as 7.1 has: there React and core's components come
		// on top of ours. They are core's own files, and nothing beyond them may be added.
		const counted = environment.line === 'oldest' ? 0 : theirs;
		assert.deepEqual(
			Object.keys( added ).filter( ( handle ) => ! CORE.has( handle ) ),
			[]
		);
		assert.ok( first + counted <= 60 * KB, `${ first } + ${ counted } B` );
		assert.ok( all + counted <= 160 * KB, `${ all } + ${ counted } B` );
	}
);
