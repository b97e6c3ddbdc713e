import assert from 'node:assert/strict';
import { assetsOf, weigh } from '../../dev/weight';
import { adminTest } from './support/admin';

const KB = 1000;

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
		assert.ok(
			first + theirs <= 60 * KB,
			`${ first } + ${ theirs } bytes`
		);
		assert.ok( all + theirs <= 160 * KB, `${ all } + ${ theirs } bytes` );
	}
);
