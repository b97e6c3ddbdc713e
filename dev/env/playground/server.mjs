// Runs under the Node that Playground needs, newer than the one that runs everything else here.
// The parent sends its options as JSON in argv and hears about progress over the IPC channel.
import { Server } from 'node:net';
import { runCLI } from '@wp-playground/cli';

const { port, mounts } = JSON.parse( process.argv[ 2 ] );

// Playground binds to every interface and has no option for it; a demo shop with a known password must not.
const listen = Server.prototype.listen;
Server.prototype.listen = function ( at, ...rest ) {
	return typeof at === 'number'
		? listen.call( this, at, '127.0.0.1', ...rest )
		: listen.call( this, at, ...rest );
};

// Whatever happened to the parent: this process must not outlive it.
process.on( 'disconnect', () => process.exit( 0 ) );
// A terminal's Ctrl-C reaches the whole group; the parent says when.
process.on( 'SIGINT', () => {} );

try {
	const cli = await runCLI( {
		command: 'server',
		php: '8.2',
		port,
		// One: the database is opened exclusively (see demo.php), which saves a third of every save.
		workers: 1,
		verbosity: 'quiet',
		wordpressInstallMode: 'install-from-existing-files-if-needed',
		'mount-before-install': mounts,
	} );
	await cli.playground.writeFile( '/internal/shared/booted', '' );
	process.on( 'message', async () => {
		await cli[ Symbol.asyncDispose ]();
		process.exit( 0 );
	} );
	process.send( { url: cli.serverUrl } );
} catch ( error ) {
	process.send(
		{ error: error instanceof Error ? error.message : String( error ) },
		() => process.exit( 1 )
	);
}
