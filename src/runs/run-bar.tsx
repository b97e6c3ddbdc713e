import { __ } from '@wordpress/i18n';
import { Link } from '../navigation/link';
import { places } from '../navigation/places';
import { RunControls } from './run-controls';
import { RunQuestion } from './run-question';
import { endSentence, isActive } from './run-words';
import { useRun } from './use-run';

interface Props {
	runId: number;
	/** Name of the other system. */
	remote: string;
	/** It stands on the run's own page. */
	isOwnPage?: boolean;
}

/**
 * A run under way: how far, how fast, how long still; pause, resume, cancel; what it asks. Once it ended, what became of
 * it, and the way to its page.
 *
 * @param props           Properties.
 * @param props.runId     The run.
 * @param props.remote    Name of the other system.
 * @param props.isOwnPage It stands on the run's own page.
 */
export function RunBar( { runId, remote, isOwnPage = false }: Props ) {
	const { run, error } = useRun( runId );
	if ( ! run ) {
		return <div className="crosswalk-run is-loading" aria-busy="true" />;
	}
	const link = ! isOwnPage && (
		<Link to={ places.run( run.connection_id, run.id ) }>
			{ run.dry
				? __( 'See what would happen', 'crosswalk' )
				: __( 'See this run', 'crosswalk' ) }
		</Link>
	);
	if ( ! isActive( run ) ) {
		return (
			<div className={ `crosswalk-run is-${ run.state }` } role="status">
				<div className="crosswalk-run__row">
					<p className="crosswalk-run__sentence">
						{ endSentence( run ) }
					</p>
					{ link }
				</div>
			</div>
		);
	}
	return (
		<div
			className={ `crosswalk-run is-${ run.state } ${
				run.question ? 'is-asking' : ''
			}` }
		>
			{ run.question && (
				<RunQuestion
					run={ run }
					question={ run.question }
					remote={ remote }
				/>
			) }
			<RunControls run={ run } error={ error } />
		</div>
	);
}
