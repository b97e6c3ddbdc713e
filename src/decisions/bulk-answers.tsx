import { Button, CheckboxControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { decide } from '../api/decision-commands';
import { Confirm } from '../components/confirm';
import { count } from '../text/time';
import type { Answer, Decision } from '../types/generated';
import { answerWords, commonAnswers, consequence } from './words';

interface Props {
	decisions: Decision[];
	selected: Decision[];
	onSelectAll: ( all: boolean ) => void;
	/** Told how many had been answered by somebody else before. */
	onDecided: ( late: number ) => void;
}

/**
 * One answer for all that are selected: those which every one of them allows.
 *
 * @param props See Props.
 */
export function BulkAnswers( props: Props ) {
	const { decisions, selected, onSelectAll, onDecided } = props;
	const [ asked, setAsked ] = useState< Answer | null >( null );
	const answers = commonAnswers( selected );
	const words = ( answer: Answer ) =>
		answer === 'create'
			? __( 'Create new records', 'crosswalk' )
			: answerWords( answer, '' );
	return (
		<div className="crosswalk-decisions__bulk">
			<CheckboxControl
				label={
					selected.length
						? sprintf(
								/* translators: %s: number of records. */
								__( '%s selected', 'crosswalk' ),
								count( selected.length )
							)
						: __( 'Select all', 'crosswalk' )
				}
				checked={
					decisions.length > 0 && selected.length === decisions.length
				}
				indeterminate={
					selected.length > 0 && selected.length < decisions.length
				}
				onChange={ onSelectAll }
				__nextHasNoMarginBottom
			/>
			{ selected.length > 0 && (
				<div
					className="crosswalk-buttons"
					role="group"
					aria-label={ __(
						'Answer for all that are selected',
						'crosswalk'
					) }
				>
					{ answers.map( ( answer ) => (
						<Button
							key={ answer }
							variant="secondary"
							size="compact"
							onClick={ () => setAsked( answer ) }
						>
							{ words( answer ) }
						</Button>
					) ) }
				</div>
			) }
			{ asked && (
				<Confirm
					title={ sprintf(
						/* translators: %s: number of records. */
						_n(
							'Decide about %s record?',
							'Decide about %s records?',
							selected.length,
							'crosswalk'
						),
						count( selected.length )
					) }
					action={ words( asked ) }
					onConfirm={ async () => {
						const decided = await decide( selected, asked );
						onDecided( selected.length - decided );
					} }
					onClose={ () => setAsked( null ) }
				>
					{ consequence( asked ) }
				</Confirm>
			) }
		</div>
	);
}
