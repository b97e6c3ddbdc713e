import { Button, Card, CardBody } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { navigate } from '../navigation/location';
import { places } from '../navigation/places';
import { RunBar } from '../runs/run-bar';
import { isActive, sumOf } from '../runs/run-words';
import { connectionPath, runPath } from '../store/paths';
import { useResource } from '../store/use-resource';
import { count } from '../text/time';
import type { Run } from '../types/generated';
import { StepTitle } from './step-title';

interface Props {
	connectionId: number;
	runId: number;
}

/**
 * The first sync as it goes. The page may be closed: the site carries on by itself.
 *
 * @param props              Properties.
 * @param props.connectionId Of the connection.
 * @param props.runId        The run.
 */
export function FirstRun( { connectionId, runId }: Props ) {
	const { data: run } = useResource( runPath( runId ) );
	const { data: connection } = useResource( connectionPath( connectionId ) );
	const words = wordsOf( run );
	return (
		<div className="crosswalk-setup">
			<Card className="crosswalk-card">
				<CardBody className="crosswalk-card__body">
					<StepTitle title={ words.title }>{ words.text }</StepTitle>
					<RunBar
						runId={ runId }
						remote={ connection?.connector_label ?? '' }
					/>
					<ul className="crosswalk-run-modules">
						{ run?.modules.map( ( module ) => (
							<li
								key={ module.module }
								className={ `is-${ module.state }` }
							>
								<span>{ module.label }</span>
								<span className="crosswalk-muted">
									{ count( module.listed ) }
									{ module.total !== null &&
										` / ${ count( module.total ) }` }
								</span>
							</li>
						) ) }
					</ul>
					<div className="crosswalk-buttons is-spread">
						<Button
							variant="tertiary"
							onClick={ () =>
								navigate( places.syncLog( connectionId ) )
							}
							__next40pxDefaultSize
						>
							{ __( 'See the sync log', 'crosswalk' ) }
						</Button>
						<Button
							variant="primary"
							onClick={ () => navigate( places.controlPanel() ) }
							__next40pxDefaultSize
						>
							{ __( 'Open the control panel', 'crosswalk' ) }
						</Button>
					</div>
				</CardBody>
			</Card>
		</div>
	);
}

function wordsOf( run?: Run ): { title: string; text: string } {
	if ( ! run || isActive( run ) ) {
		return {
			title: __( 'The first sync is under way', 'crosswalk' ),
			text: __(
				'It goes fastest while this page is open. You may also leave: the site carries on by itself.',
				'crosswalk'
			),
		};
	}
	if ( run.state !== 'done' ) {
		return {
			title: __( 'The first sync has stopped', 'crosswalk' ),
			text: __(
				'Sync now in the control panel goes on where it stopped.',
				'crosswalk'
			),
		};
	}
	if ( sumOf( run, 'failed' ) + sumOf( run, 'decision' ) > 0 ) {
		return {
			title: __( 'The first sync is through', 'crosswalk' ),
			text: __(
				'Some records need you; the control panel says which and what to do. Everything else is in step, and from now on changes travel by themselves.',
				'crosswalk'
			),
		};
	}
	return {
		title: __( 'Your systems are in step', 'crosswalk' ),
		text: __( 'From now on changes travel by themselves.', 'crosswalk' ),
	};
}
