import { root } from '../paths';
import { emptyResult, type Result } from './report';
import { show } from './show';

/** A command that passes or fails as a whole: a type check, a linter, a build. */
export async function runCheck(
	name: string,
	file: string,
	args: string[],
	env: NodeJS.ProcessEnv = {}
): Promise< Result > {
	const started = Date.now();
	const { code, output } = await show(
		file,
		args,
		{ cwd: root, env: { ...process.env, ...env } },
		false
	);
	return {
		...emptyResult( name ),
		passed: code === 0 ? 1 : 0,
		failed: code === 0 ? 0 : 1,
		seconds: ( Date.now() - started ) / 1000,
		output,
	};
}

const bin = ( name: string ) => `node_modules/.bin/${ name }`;

export const typeCheck = () =>
	runCheck( 'Types of src', bin( 'tsc' ), [ '-p', 'tsconfig.json' ] );

export const typeCheckDev = () =>
	runCheck( 'Types of dev and e2e', bin( 'tsc' ), [
		'-p',
		'tsconfig.dev.json',
	] );

export const eslint = () =>
	runCheck( 'eslint', bin( 'eslint' ), [
		'--max-warnings=0',
		'src',
		'dev',
		'tests',
	] );

export const phpcs = () =>
	runCheck( 'phpcs', 'php', [ 'vendor/bin/phpcs', '-q' ] );

export const phpstan = () =>
	runCheck( 'PHPStan', 'php', [
		'vendor/bin/phpstan',
		'analyse',
		'--memory-limit=2G',
		'--no-progress',
		'--error-format=raw',
	] );

export const build = () =>
	runCheck( 'Build', bin( 'wp-scripts' ), [ 'build' ], {
		NODE_ENV: 'production',
	} );

/** The types made from the REST schemas are those that are committed. */
export const staleTypes = () =>
	runCheck( 'Generated types', bin( 'tsx' ), [ 'dev/types.ts', '--check' ] );
