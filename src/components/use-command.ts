import { speak } from '@wordpress/a11y';
import { useState } from '@wordpress/element';
import { toApiError, type ApiError } from '../api/errors';

export interface CommandState {
	busy: boolean;
	error: ApiError | null;
	/** Runs a command; resolves to false where it failed. */
	run: (
		command: () => Promise< unknown >,
		done?: string
	) => Promise< boolean >;
	dismiss: () => void;
}

/** One command at a time, with what a page shows of it: busy, failed, done. */
export function useCommand(): CommandState {
	const [ busy, setBusy ] = useState( false );
	const [ error, setError ] = useState< ApiError | null >( null );

	const run: CommandState[ 'run' ] = async ( command, done ) => {
		setBusy( true );
		setError( null );
		try {
			await command();
			if ( done ) {
				speak( done );
			}
			return true;
		} catch ( thrown ) {
			const failed = toApiError( thrown );
			setError( failed );
			speak( failed.message, 'assertive' );
			return false;
		} finally {
			setBusy( false );
		}
	};
	return { busy, error, run, dismiss: () => setError( null ) };
}
