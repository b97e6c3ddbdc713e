import { cloud } from './cloud/cloud';
import { webservice } from './webservice';
import type { ServerResponse } from 'node:http';
import type { Call, Incoming } from './call';
import type { Outcome } from './dispatcher';
import type { Emulator } from './emulator';

/** The form on premise (webservice.php), or the one of Vtiger's cloud (/restapi). A CRM has one of them. */
export type FormName = 'webservice' | 'cloud';

export interface Answer {
	status: number;
	/** The text in the status line; left out: what is usual. */
	reason?: string;
	type: string;
	body: string;
}

/** How a CRM is spoken to: nothing of what it does depends on it. */
export interface Form {
	covers: ( path: string ) => boolean;
	parse: ( emulator: Emulator, incoming: Incoming ) => Call;
	/** Turns a call away before anything else, faults included. */
	refuse: ( emulator: Emulator ) => Answer | null;
	render: ( emulator: Emulator, outcome: Outcome ) => Answer;
	/** Headers of every answer. */
	stamp: ( emulator: Emulator, response: ServerResponse ) => void;
}

export const FORMS: Record< FormName, Form > = { webservice, cloud };
