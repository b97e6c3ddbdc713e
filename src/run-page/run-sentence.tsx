import { createInterpolateElement } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { Ago } from '../components/ago';
import { isActive } from '../runs/run-words';
import { span } from '../text/time';
import { triggerWords } from '../text/words';
import type { Run, StatusConnection } from '../types/generated';

interface Props {
	run: Run;
	connection: StatusConnection;
}

/**
 * Who started it, when, what of, and how long it took.
 *
 * @param props            Properties.
 * @param props.run        The run.
 * @param props.connection Whose.
 */
export function RunSentence( { run, connection }: Props ) {
	return (
		<>
			{ createInterpolateElement( startSentence( run, connection ), {
				ago: <Ago at={ run.started_at } />,
			} ) }
			{ run.finished_at && run.trigger !== 'live' && (
				<> { durationSentence( run.started_at, run.finished_at ) }</>
			) }
			{ run.dry && <> { nothingWritten( run ) }</> }
		</>
	);
}

function startSentence( run: Run, connection: StatusConnection ): string {
	const system = plain( connection.name );
	if ( run.trigger === 'live' ) {
		return sprintf(
			/* translators: %s: name of a connection. <ago/>: "5 minutes ago". */
			__(
				'Changes of %s as they happened, in the hour that began <ago/>.',
				'crosswalk'
			),
			system
		);
	}
	const what = plain(
		run.modules.map( ( { label } ) => label ).join( ', ' )
	);
	return run.person
		? sprintf(
				/* translators: 1: name of a person, 2: names of modules, 3: name of a connection. <ago/>: "5 minutes ago". */
				__( '%1$s started it <ago/>, for %2$s of %3$s.', 'crosswalk' ),
				plain( run.person ),
				what,
				system
			)
		: sprintf(
				/* translators: 1: "Schedule", 2: names of modules, 3: name of a connection. <ago/>: "5 minutes ago". */
				__( '%1$s: started <ago/>, for %2$s of %3$s.', 'crosswalk' ),
				triggerWords( run.trigger ),
				what,
				system
			);
}

/**
 * A name must not be taken for markup.
 *
 * @param text Of a person or a system.
 */
function plain( text: string ): string {
	return text.replaceAll( /[<>]/g, '' );
}

function durationSentence( from: string, to: string ): string {
	const seconds = ( Date.parse( to ) - Date.parse( from ) ) / 1000;
	return sprintf(
		/* translators: %s: a span of time, "45 seconds". */
		__( 'It took %s.', 'crosswalk' ),
		span( Math.max( 1, seconds ) )
	);
}

function nothingWritten( run: Run ): string {
	return isActive( run )
		? __( 'Nothing is written.', 'crosswalk' )
		: __( 'Nothing was written.', 'crosswalk' );
}
