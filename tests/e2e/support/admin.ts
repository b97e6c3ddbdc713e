import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { openBrowser } from './browser';
import { environment } from './environment';
import type { BrowserContext, Page } from 'playwright-core';

export type User = 'admin' | 'manager';

export interface AdminTest {
	page: Page;
	/** Opens an address below wp-admin and waits until it has loaded. */
	open: ( path: string ) => Promise< void >;
	/** Takes the page at a desk's and at a phone's width. */
	screenshot: ( name: string ) => Promise< void >;
	/** What axe finds wrong inside an element. */
	axe: ( selector?: string ) => Promise< void >;
	/** A complaint of the console that the test provokes and knows. */
	expectConsole: ( pattern: RegExp ) => void;
}

export interface AdminTestOptions {
	as?: User;
	width?: number;
	/** Another site than the file's own. */
	site?: () => { url: string };
	/** Skipped where WooCommerce could not be had; the file must be on tests/needs-woocommerce.json. */
	woocommerce?: boolean;
}

export const DESK = 1280;
export const PHONE = 390;

const TEST_MS = 180_000;

const sessions = new Map<
	string,
	Awaited< ReturnType< BrowserContext[ 'storageState' ] > >
>();

/** A test in wp-admin. It fails too when the browser's console reports an error. */
export function adminTest(
	name: string,
	options: AdminTestOptions,
	run: ( context: AdminTest ) => Promise< void >
): void {
	const skip =
		options.woocommerce && ! environment.woocommerce
			? 'needs WooCommerce'
			: false;
	test( name, { skip, timeout: TEST_MS }, async () => {
		const url = options.site?.().url ?? environment.url;
		const context = await logIn( url, options.as ?? 'admin' );
		const page = await context.newPage();
		await page.setViewportSize( {
			width: options.width ?? DESK,
			height: 900,
		} );
		const complaints = watch( page );
		const expected: RegExp[] = [];
		try {
			await run( {
				page,
				open: async ( path ) => {
					await page.goto( `${ url }/wp-admin/${ path }` );
				},
				screenshot: ( file ) => screenshot( page, file ),
				axe: ( selector ) => assertAccessible( page, selector ),
				expectConsole: ( pattern ) => expected.push( pattern ),
			} );
			assert.deepEqual(
				complaints.filter(
					( text ) => ! expected.some( ( one ) => one.test( text ) )
				),
				[],
				'The browser reported errors.'
			);
		} catch ( error ) {
			const file = name.replace( /[^\w]+/g, '-' ).slice( 0, 80 );
			await page
				.screenshot( {
					path: join( environment.artefacts, `failed-${ file }.png` ),
					fullPage: true,
				} )
				.catch( () => {} );
			throw error;
		} finally {
			await context.close();
		}
	} );
}

/** Logs in over HTTP: the form itself is WordPress's, and not what is tested here. */
async function logIn( url: string, user: User ): Promise< BrowserContext > {
	const browser = await openBrowser();
	const storageState = sessions.get( `${ user } ${ url }` );
	const context = await browser.newContext( {
		storageState,
		// WordPress fades from page to page, and the browser complains of that where a page is slow.
		reducedMotion: 'reduce',
	} );
	context.setDefaultTimeout( 30_000 );
	if ( ! storageState ) {
		await context.addCookies( [
			{
				name: 'wordpress_test_cookie',
				value: 'WP%20Cookie%20check',
				url,
			},
		] );
		await context.request.post( `${ url }/wp-login.php`, {
			form: { log: user, pwd: 'password', testcookie: '1' },
			maxRedirects: 0,
		} );
		const state = await context.storageState();
		assert.ok(
			state.cookies.some( ( { name } ) =>
				name.startsWith( 'wordpress_logged_in' )
			),
			`${ user } could not log in.`
		);
		sessions.set( `${ user } ${ url }`, state );
	}
	return context;
}

function watch( page: Page ): string[] {
	const complaints: string[] = [];
	page.on( 'pageerror', ( error ) => complaints.push( String( error ) ) );
	page.on( 'console', ( message ) => {
		if ( message.type() === 'error' ) {
			complaints.push(
				`${ message.text() } (${ message.location().url })`
			);
		}
	} );
	return complaints;
}

async function screenshot( page: Page, name: string ): Promise< void > {
	mkdirSync( environment.screenshots, { recursive: true } );
	const before = page.viewportSize();
	for ( const width of [ DESK, PHONE ] ) {
		await page.setViewportSize( { width, height: 900 } );
		await page.screenshot( {
			path: join( environment.screenshots, `${ name }-${ width }.png` ),
			animations: 'disabled',
		} );
	}
	if ( before ) {
		await page.setViewportSize( before );
	}
}

async function assertAccessible(
	page: Page,
	selector = '#crosswalk-root'
): Promise< void > {
	const { violations } = await new AxeBuilder( { page } )
		.include( selector )
		.analyze();
	assert.deepEqual(
		violations.map(
			( { id, help, nodes } ) =>
				`${ id }: ${ help } — ${ nodes.map( ( node ) => node.html ).join( ' | ' ) }`
		),
		[],
		'axe found problems.'
	);
}
