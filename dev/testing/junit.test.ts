import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readJunit } from './junit';

const folder = mkdtempSync( join( tmpdir(), 'crosswalk-junit-' ) );

afterAll( () => rmSync( folder, { recursive: true } ) );

function read( cases: string ) {
	const file = join( folder, 'log.xml' );
	writeFileSync( file, `<testsuites>${ cases }</testsuites>` );
	return readJunit( file );
}

it( 'reads what passed, failed and was skipped', () => {
	expect(
		read(
			`<testcase name="one" class="A\\B"/>
			<testcase name="two"><failure type="x">No.</failure></testcase>
			<testcase name="three"><skipped/></testcase>`
		)
	).toEqual( [
		{ class: 'A\\B', name: 'one', outcome: 'passed' },
		{ class: '', name: 'two', outcome: 'failed' },
		{ class: '', name: 'three', outcome: 'skipped' },
	] );
} );

it( 'takes a test as failed whose message has tags in it', () => {
	expect(
		read(
			`<testcase name="one" failure="resolved to <input type=&quot;radio&quot;/> not"><failure message="<div/>">No.</failure></testcase><testcase name="two"/>`
		)
	).toEqual( [
		{ class: '', name: 'one', outcome: 'failed' },
		{ class: '', name: 'two', outcome: 'passed' },
	] );
} );

it( 'knows a log that broke off', () => {
	writeFileSync( join( folder, 'half.xml' ), '<testsuites><testcase ' );
	expect( readJunit( join( folder, 'half.xml' ) ) ).toBeNull();
	expect( readJunit( join( folder, 'none.xml' ) ) ).toBeNull();
} );
