import type { Side } from '../types/generated';
import type { Args } from './location';

/** Every place of the admin that something links to. */
export const places = {
	controlPanel: (): Args => ( { path: '' } ),

	/** The records that one of the control panel's numbers counts. */
	updates: ( list: string, connection: number, module = '' ): Args => ( {
		path: '',
		list,
		connection: String( connection ),
		module,
	} ),

	/** Mails to customers that were held back. */
	mails: (): Args => ( { path: '', list: 'mails' } ),

	failure: ( id: number ): Args => ( { path: '', failure: String( id ) } ),

	/** What needs a person, all of it or one kind of question, and one of them. */
	decisions: ( filter: Args = {}, id?: number ): Args => ( {
		...filter,
		path: '/decisions',
		id: id ? String( id ) : '',
	} ),

	syncLog: ( connection?: number ): Args => ( {
		path: '/sync-log',
		connection: connection ? String( connection ) : '',
	} ),

	/** The records behind a number of the log. */
	runRecords: (
		connection: number,
		run: number,
		side: Side,
		module: string,
		outcome: string
	): Args => ( {
		path: '/sync-log',
		connection: String( connection ),
		run: String( run ),
		side,
		module,
		outcome,
	} ),

	mappings: ( connection?: number, module = '' ): Args => ( {
		path: '/mappings',
		connection: connection ? String( connection ) : '',
		module,
	} ),

	/** What a run did, or a dry run would do. */
	run: ( connection: number, run: number ): Args => ( {
		path: '/sync-log/run',
		connection: String( connection ),
		run: String( run ),
	} ),

	/** What was sent and answered, and one message of it. */
	debugLog: ( connection?: number, message?: number ): Args => ( {
		path: '/debug-log',
		connection: connection ? String( connection ) : '',
		entry: message ? String( message ) : '',
	} ),

	settings: (): Args => ( { path: '/settings' } ),

	connection: ( id: number ): Args => ( {
		path: '/settings/connection',
		id: String( id ),
	} ),

	setup: ( step = '', id?: number, connector = '' ): Args => ( {
		path: '/setup',
		step,
		connector,
		id: id ? String( id ) : '',
	} ),
};
