import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { resumeConnection } from '../api/commands';
import { Confirm } from '../components/confirm';
import type { CommandState } from '../components/use-command';
import type { Connection } from '../types/generated';

interface Resume {
	/** There is a question before it: the button says so. */
	asks: boolean;
	resume: () => void;
	/** The question, while it is open. */
	question: ReactNode;
}

/**
 * Lets a connection that rests work again. One that was stopped is asked about first: the site may be a copy, and only
 * a person knows.
 *
 * @param connection Which.
 * @param sentence   Why it rests.
 * @param command    Of the buttons that it stands with.
 */
export function useResume(
	connection: Pick< Connection, 'id' | 'name' | 'state' >,
	sentence: string,
	command: CommandState
): Resume {
	const [ open, setOpen ] = useState( false );
	const asks = connection.state === 'stopped';
	return {
		asks,
		resume: () =>
			asks
				? setOpen( true )
				: void command.run(
						() => resumeConnection( connection.id ),
						__( 'The connection works again.', 'crosswalk' )
					),
		question: open && (
			<Confirm
				title={ sprintf(
					/* translators: %s: name of a connection. */
					__( 'Resume “%s”?', 'crosswalk' ),
					connection.name
				) }
				action={ __( 'Resume', 'crosswalk' ) }
				onConfirm={ () => resumeConnection( connection.id ) }
				onClose={ () => setOpen( false ) }
			>
				{ sentence }
			</Confirm>
		),
	};
}
