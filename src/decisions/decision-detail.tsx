import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { decide } from '../api/decision-commands';
import { Ago } from '../components/ago';
import { ErrorNotice } from '../components/error-notice';
import { useCommand } from '../components/use-command';
import { Link } from '../navigation/link';
import type { Args } from '../navigation/location';
import { can } from '../page-settings';
import { decisionPath } from '../store/paths';
import { useResource } from '../store/use-resource';
import { SHOP } from '../text/words';
import type { Answer, Decision, StatusConnection } from '../types/generated';
import { Comparison } from './comparison';
import { DetailSkeleton } from './decisions-skeleton';
import { answerWords, consequence } from './words';

interface Props {
	decision: Decision;
	/** Undefined while a new one is not known yet. */
	connection: StatusConnection | undefined;
	/** The list, where there is room for only one of both. */
	back: Args;
	/** Told how many had been answered by somebody else before. */
	onDecided: ( late: number ) => void;
}

/**
 * One record beside its candidates, and the answers.
 *
 * @param props See Props.
 */
export function DecisionDetail( props: Props ) {
	const { decision, connection, back, onDecided } = props;
	const { data, error, reload } = useResource( decisionPath( decision.id ) );
	const command = useCommand();
	const remote = connection?.name ?? '';
	const systems: [ string, string ] =
		decision.side === 'shop' ? [ SHOP, remote ] : [ remote, SHOP ];

	const answer = async ( word: Answer, candidate = '' ) => {
		let decided = 0;
		if (
			await command.run(
				async () => {
					decided = await decide( [ decision ], word, candidate );
				},
				__( 'Decided.', 'crosswalk' )
			)
		) {
			onDecided( 1 - decided );
		}
	};

	return (
		<article aria-labelledby="crosswalk-decision-title">
			<p className="crosswalk-decision__back">
				<Link to={ back }>
					← { __( 'Back to the list', 'crosswalk' ) }
				</Link>
			</p>
			<h3
				id="crosswalk-decision-title"
				className="crosswalk-decision__title"
				tabIndex={ -1 }
			>
				{ decision.name }
			</h3>
			<p className="crosswalk-decision__reason">{ decision.reason }</p>
			<ul className="crosswalk-facts">
				<li>{ decision.module_label }</li>
				<li>{ remote }</li>
				<li>
					{ __( 'asked', 'crosswalk' ) } <Ago at={ decision.since } />
				</li>
			</ul>
			{ command.error && (
				<ErrorNotice
					error={ command.error }
					onDismiss={ command.dismiss }
				/>
			) }
			{ error && ! data && (
				<ErrorNotice error={ error } onRetry={ reload } />
			) }
			{ ! data && ! error && <DetailSkeleton /> }
			{ data && (
				<Comparison
					decision={ data }
					systems={ systems }
					busy={ command.busy }
					onLink={ ( candidate ) => answer( 'link', candidate ) }
				/>
			) }
			{ ( data || error ) && (
				<Answers
					answers={ decision.answers }
					other={ systems[ 1 ] }
					busy={ command.busy }
					onAnswer={ answer }
				/>
			) }
		</article>
	);
}

function Answers( props: {
	answers: Answer[];
	other: string;
	busy: boolean;
	onAnswer: ( answer: Answer ) => void;
} ) {
	if ( ! can( 'sync' ) ) {
		return (
			<p className="crosswalk-muted">
				{ __(
					'You may look at this, but not decide it. A shop manager can.',
					'crosswalk'
				) }
			</p>
		);
	}
	return (
		<ul className="crosswalk-answers">
			{ props.answers
				.filter( ( answer ) => answer !== 'link' )
				.map( ( answer ) => (
					<li key={ answer }>
						<Button
							variant="secondary"
							onClick={ () => props.onAnswer( answer ) }
							disabled={ props.busy }
							accessibleWhenDisabled
							aria-describedby={ `crosswalk-answer-${ answer }` }
							__next40pxDefaultSize
						>
							{ answerWords( answer, props.other ) }
						</Button>
						<span
							id={ `crosswalk-answer-${ answer }` }
							className="crosswalk-muted"
						>
							{ consequence( answer ) }
						</span>
					</li>
				) ) }
		</ul>
	);
}
