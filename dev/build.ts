import { build } from './testing/check';

/** `npm run build`: the admin, as it is shipped. */
async function main(): Promise< void > {
	const { failed, output } = await build();
	process.stdout.write( output );
	process.exitCode = failed;
}

void main();
