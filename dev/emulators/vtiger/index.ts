import { Control } from './control';
import { Emulator } from './emulator';
import { DataFile } from './persistence';
import { vtigerServer } from './server';
import type { AddressInfo } from 'node:net';
import type { ResetOptions } from './emulator';

export { MEASURED_SERIAL_SHARE } from './latency';
export type { Control } from './control';
export type { Fault } from './faults';
export type { FormName } from './form';
export type { ResetOptions } from './emulator';

export interface VtigerOptions extends ResetOptions {
	/** 0 or left out: any free port. */
	port?: number;
	/** Keeps all records across restarts. Where it exists it wins over size and counts. */
	dataFile?: string;
}

export interface RunningVtiger {
	/** Without a slash at the end. */
	url: string;
	port: number;
	username: string;
	accessKey: string;
	control: Control;
	close: () => Promise< void >;
}

/**
 * Starts an emulated Vtiger on 127.0.0.1.
 *
 * @param options Port, data and size.
 */
export async function startVtigerEmulator(
	options: VtigerOptions = {}
): Promise< RunningVtiger > {
	const emulator = new Emulator( options.form );
	const control = new Control( emulator );
	const { port: wantedPort = 0, dataFile, ...resetOptions } = options;
	const file = dataFile ? new DataFile( dataFile, emulator.crm ) : undefined;
	emulator.reset( {
		...resetOptions,
		...( file?.exists() ? { size: 'none', counts: undefined } : {} ),
	} );
	file?.load();
	file?.watch();
	const server = vtigerServer( emulator, control );
	await new Promise< void >( ( resolve, reject ) => {
		server.once( 'error', reject );
		server.listen( wantedPort, '127.0.0.1', resolve );
	} );
	const { port } = server.address() as AddressInfo;
	const { username, accessKey } = control.info();
	return {
		url: `http://127.0.0.1:${ port }`,
		port,
		username,
		accessKey,
		control,
		close: async () => {
			server.closeAllConnections();
			await new Promise( ( resolve ) => server.close( resolve ) );
			file?.save();
		},
	};
}
